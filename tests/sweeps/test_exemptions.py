"""What steps past a rule says why in its own line, so that nobody need guess."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("naht_site", "members", "news", "advice", "partners", "tests")


def lines_with(words: str) -> list[str]:
    """The lines of our code in which those words stand, without what is around."""
    files = sorted(file for each in FOLDERS for file in (ROOT / each).rglob("*.py"))
    lines = (line.strip() for file in files for line in file.read_text().splitlines())
    return [line for line in lines if re.search(words, line)]


@pytest.mark.parametrize(
    ("words", "reason", "seen"),
    [
        (r"# (?:noqa|type: ignore|pragma|nosec)", r"#\snoqa: [A-Z]+\d+ \(.+\)$", 18),
        (r"\btime\.sleep\(", r"\)  # .+$", 8),
    ],
    ids=["checks that are switched off", "pauses"],
)
def test_step_past_a_rule_has_its_reason(words: str, reason: str, seen: int) -> None:
    found = lines_with(words)

    assert [line for line in found if not re.search(reason, line)] == []
    assert len(found) == seen
