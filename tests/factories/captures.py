from __future__ import annotations


def capture_text(
    body: str = "One.",
    *,
    section: str = "Latest news",
    title: str = "A quiet week",
    ending: str = "First published 1 May 2020\n;",
) -> bytes:
    """Return the smallest capture of an old page with this article in it."""
    return f"Menu\n\n{section}\n\n{title}\n\n{body}\n\n{ending}".encode()
