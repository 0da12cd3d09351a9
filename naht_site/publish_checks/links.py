from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from naht_site.publish_checks.body_parts import links_of, rich_texts
from naht_site.publish_checks.findings import Finding, refuse, warn

# A link's address that holds nothing but its beginning.
NOWHERE = re.compile(r"(?:#|https?:/*|mailto:|tel:|javascript:.*)?", re.I)
# Words that say nothing when a screen reader reads the links of a page as a list.
VAGUE = frozenset(
    {
        "here",
        "click",
        "click here",
        "see here",
        "read here",
        "find out more here",
        "read more",
        "read more here",
        "more",
        "more here",
        "find out more",
        "learn more",
        "this",
        "this link",
        "this page",
        "link",
        "follow this link",
    }
)


def leads_nowhere(target: str) -> bool:
    return NOWHERE.fullmatch(target.strip()) is not None


def is_vague(words: str) -> bool:
    """Tells whether a link's words don't say where it leads."""
    bare = re.sub(r"[^\w\s]+", " ", words.casefold())
    return " ".join(bare.split()) in VAGUE


def links_lead_somewhere(page: Any) -> Iterator[Finding]:
    """Refuses links without words or without an address; warns of "here"."""
    for path, source in rich_texts(page):
        for link in links_of(source):
            if not link.words:
                yield refuse(
                    "A link has no words. Write what it leads to, or take it out.",
                    *path,
                )
            elif leads_nowhere(link.target):
                yield refuse(
                    f"The link “{link.words}” leads nowhere. Choose a page or give "
                    "an address, or take the link off.",
                    *path,
                )
            elif is_vague(link.words):
                yield warn(
                    f"The link says only “{link.words}”. Let its words say what it "
                    "leads to.",
                    *path,
                )
