"""It is noon for every offer."""

from __future__ import annotations

import pytest
import time_machine

from tests.factories.offers import NOW


@pytest.fixture(autouse=True)
def _at_noon() -> object:
    with time_machine.travel(NOW, tick=False):
        yield
