from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from naht_site.blocks.text import HeadingBlock, HeadingValue
from naht_site.publish_checks.body_parts import bodies
from naht_site.publish_checks.findings import Finding, refuse


def no_level_is_skipped(page: Any) -> Iterator[Finding]:
    """Refuses a part of a section where no section has started."""
    for name, body in bodies(page):
        in_section = False
        for number, child in enumerate(body):
            if not isinstance(child.value, HeadingValue):
                continue
            if child.value.is_section:
                in_section = True
            elif isinstance(child.block, HeadingBlock) and not in_section:
                yield refuse(
                    f"“{child.value.get('text')}” is part of a section, but none has "
                    "started. Make it a section, or put one above it.",
                    name,
                    number,
                    "level",
                )


def sections_are_told_apart(page: Any) -> Iterator[Finding]:
    """Refuses a second section of one name: a link to it would lead to the first."""
    for name, body in bodies(page):
        seen: set[str] = set()
        for number, child in enumerate(body):
            if not isinstance(child.value, HeadingValue) or not child.value.is_section:
                continue
            anchor = child.value.anchor
            if anchor in seen:
                yield refuse(
                    f"Another section is called “{child.value.title}” too. Give one "
                    "of them other words.",
                    name,
                    number,
                    *(["text"] if isinstance(child.block, HeadingBlock) else []),
                )
            seen.add(anchor)
