from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from naht_site.publish_checks.findings import Finding, warn

FEWEST_WORDS = 4
LONGEST = 220


def fault_of(summary: str, title: str) -> str:
    """What to do about a summary, in a sentence, or nothing."""
    words = summary.split()
    if not words:
        return ""
    if summary.rstrip().endswith(("...", "…")):
        return "The summary stops in the middle. Write it to the end."
    if " ".join(words).casefold() == " ".join(title.split()).casefold():
        return "The summary repeats the title. Say what readers will learn."
    if len(words) < FEWEST_WORDS:
        return "The summary is very short. Say in a sentence what readers will learn."
    if len(summary) > LONGEST:
        return (
            f"The summary has {len(summary)} characters. Shorten it to {LONGEST} or "
            "fewer: lists show all of it."
        )
    return ""


def summary_says_something(page: Any) -> Iterator[Finding]:
    if sentence := fault_of(page.summary or "", page.title or ""):
        yield warn(sentence, "summary")
