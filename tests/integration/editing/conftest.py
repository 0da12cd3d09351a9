from __future__ import annotations

import pytest

from naht_site import pictures


@pytest.fixture
def without_avif(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format is a format: AVIF would take seconds."""
    monkeypatch.setattr(pictures, "BEST_FIRST", ("webp", "jpeg"))
