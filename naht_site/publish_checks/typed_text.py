"""What people type that a field or a block does better, or that went wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from naht_site.publish_checks.body_parts import texts
from naht_site.publish_checks.findings import Finding, Path, warn

MONTHS = (
    "january february march april may june july august september october november "
    "december"
).split()
DAY = (
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})\b"
)
SHORT_DAY = r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b|\d{4}-\d{2}-\d{2}\b"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
PUBLISHED = re.compile(
    r"\b(?:first published|last updated|last reviewed)\b:?(?:\s+on\b:?)?\s*"
    rf"{WEEKDAY}(?:{DAY}|{SHORT_DAY})",
    re.I,
)
ENDS_ON = re.compile(
    r"\b(?:by|until|till|before|deadline|closes?|closing|ends?)\b[^.?!;]{0,40}?\b"
    + DAY,
    re.I,
)
# Typed as a bullet, on a line of its own.
BULLET = re.compile(r"(?:o|[•●‣◦▪*-])\s+\S|[•●‣◦▪]\S")
# Two small letters, a figure or a closing mark before the stop, so that “e.g.” and
# “U.K.” pass; more than one letter after a figure, so that “1.A” does.
NO_SPACE = re.compile(
    r"(?:(?:[a-z]{2}|[)”’%])[.?!][A-Z][a-z’]*|\d[.?!][A-Z][a-z’]+)(?![\w.])"
)
ADDRESS = re.compile(r"@|/|www\.", re.I)


def typed_date(line: str) -> str:
    """The date that the line gives as the page's own, as it was typed, or nothing."""
    found = PUBLISHED.search(line)
    return found.group() if found else ""


def typed_bullet(line: str) -> bool:
    return BULLET.match(line.strip()) is not None


def without_space(line: str) -> list[str]:
    """The words of the line that run into each other at a full stop."""
    return [
        word
        for word in line.split()
        if NO_SPACE.search(word) and not ADDRESS.search(word)
    ]


def passed_day(line: str, today: date) -> str:
    """The words by which the line names a last day that is over, or nothing."""
    for found in ENDS_ON.finditer(line):
        day = _day(found)
        if day and day < today:
            return found.group()
    return ""


def _day(found: re.Match[str]) -> date | None:
    month = found["month"].lower()
    numbers = [n for n, name in enumerate(MONTHS, 1) if name.startswith(month)]
    if len(numbers) != 1:
        return None
    try:
        return date(int(found["year"]), numbers[0], int(found["day"]))
    except ValueError:
        return None


def nothing_is_typed_amiss(page: Any) -> Iterator[Finding]:
    """Warns of dates, bullets and sentences that were typed wrongly."""
    today = timezone.localdate()
    for path, lines in texts(page):
        for line in lines:
            yield from line_findings(line, today, path)


def line_findings(line: str, today: date, path: Path) -> Iterator[Finding]:
    if said := typed_date(line):
        yield warn(
            f"“{said}” is typed in the text. Take it out: the page shows its dates by "
            "itself.",
            *path,
        )
    if typed_bullet(line):
        yield warn(
            f"“{line.strip()[:40]}” starts with a typed bullet. Make it a list, and "
            "press Tab for its second level.",
            *path,
        )
    for word in without_space(line):
        yield warn(f"Put a space after the full stop in “{word}”.", *path)
    if said := passed_day(line, today):
        yield warn(
            f"The day in “{said}” has passed. Say what holds now. The block "
            "“Deadline” changes its words by itself.",
            *path,
        )
