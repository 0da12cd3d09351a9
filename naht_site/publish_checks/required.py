from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from naht_site.publish_checks.findings import Check, Finding, refuse, warn


def filled_in(field: str, sentence: str) -> Check:
    """A check that refuses a page with nothing in that field."""

    def check(page: Any) -> Iterator[Finding]:
        value = getattr(page, field)
        if value is None or (isinstance(value, str) and not value.strip()):
            yield refuse(sentence, field)

    return check


def has_nation(page: Any) -> Iterator[Finding]:
    """Refuses a page that doesn't say in which nations it holds."""
    if not page.page_nations.all():
        yield refuse(
            "Add each nation that this holds for, under “Nations”.", "page_nations"
        )


def says_its_nations(page: Any) -> Iterator[Finding]:
    """Warns of a page that may hold everywhere, or whose nation was forgotten."""
    if not page.page_nations.all():
        yield warn(
            "No nation is given, so readers take it to hold everywhere. If it does "
            "not, add each nation under “Nations”.",
            "page_nations",
        )
