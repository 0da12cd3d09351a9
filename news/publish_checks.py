from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from naht_site.models.published import Kind
from naht_site.publish_checks import Finding, refuse


def signed(page: Any) -> Iterator[Finding]:
    """Refuses an opinion that nobody signs."""
    if page.reading_kind == Kind.PERSPECTIVE and not page.people():
        yield refuse(
            "A perspective is signed. Add its author, under “Authors”.", "authors"
        )
