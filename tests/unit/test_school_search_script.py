from __future__ import annotations

import gzip
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "static/js/school_search.js"


def test_script_is_small() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes())) <= 2500
