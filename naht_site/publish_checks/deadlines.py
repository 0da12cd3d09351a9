from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from naht_site.blocks.figures import DeadlineBlock
from naht_site.dates import in_words
from naht_site.publish_checks.body_parts import parts
from naht_site.publish_checks.findings import Finding, warn


def no_deadline_has_passed(page: Any) -> Iterator[Finding]:
    """Warns of a deadline, or the end of an offer, that has passed."""
    now = timezone.now()
    for path, block, value in parts(page):
        if isinstance(block, DeadlineBlock) and value.is_closed(now):
            yield warn(
                f"This deadline has passed: “{value.words(now)}”. Give a new date, or "
                "say in the text what readers can do now.",
                *path,
                "closes_at",
            )
    if page.listed_until and page.listed_until <= now:
        yield warn(
            f"This ended on {in_words(page.listed_until)}, so no list shows it. Give a "
            "new end, or leave it as it is.",
            "ends",
        )
