"""What is looked at before readers see a page: what refuses it, what only warns.

One file a family. A page type names its checks in `publish_checks`; each takes the
page as it would be published and gives what it found. Nothing is written.
"""

from __future__ import annotations

from naht_site.publish_checks.deadlines import no_deadline_has_passed
from naht_site.publish_checks.findings import (
    Check,
    Finding,
    Level,
    findings_of,
    refusals,
    refuse,
    warn,
    warnings,
)
from naht_site.publish_checks.headings import (
    no_level_is_skipped,
    sections_are_told_apart,
)
from naht_site.publish_checks.links import links_lead_somewhere
from naht_site.publish_checks.pictures import (
    picture_in_lists_is_described,
    pictures_are_described,
)
from naht_site.publish_checks.required import (
    filled_in,
    has_nation,
    says_its_nations,
)
from naht_site.publish_checks.summaries import summary_says_something
from naht_site.publish_checks.typed_text import nothing_is_typed_amiss
from naht_site.publish_checks.videos import videos_are_titled

# What every page is looked at for.
EVERY_PAGE: tuple[Check, ...] = (
    filled_in("title", "Give the page a title."),
    filled_in("summary", "Write a summary: one or two sentences."),
    pictures_are_described,
    picture_in_lists_is_described,
    videos_are_titled,
    links_lead_somewhere,
    no_level_is_skipped,
    sections_are_told_apart,
    nothing_is_typed_amiss,
    no_deadline_has_passed,
    summary_says_something,
)

__all__ = [
    "EVERY_PAGE",
    "Check",
    "Finding",
    "Level",
    "filled_in",
    "findings_of",
    "has_nation",
    "refusals",
    "refuse",
    "says_its_nations",
    "warn",
    "warnings",
]
