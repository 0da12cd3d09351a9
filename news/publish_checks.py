from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from naht_site.models.published import Kind
from naht_site.publish_checks import Finding, refuse, warn


def signed(page: Any) -> Iterator[Finding]:
    """Refuses an opinion that nobody signs."""
    if page.reading_kind == Kind.PERSPECTIVE and not page.people():
        yield refuse(
            "A perspective is signed. Add its author, under “Authors”.", "authors"
        )


def days_have_come(page: Any) -> Iterator[Finding]:
    """Warns of a day, in London, that is still to come when readers first see it."""
    seen_on = timezone.localdate()
    if page.go_live_at:
        seen_on = max(seen_on, timezone.localdate(page.go_live_at))
    sentence = "This day is still to come: “{:%-d %B %Y}”. Is it right?"
    if page.first_published_on and page.first_published_on > seen_on:
        yield warn(sentence.format(page.first_published_on), "first_published_on")
    for note in page.change_notes.all():
        if note.date > seen_on:
            yield warn(sentence.format(note.date), "change_notes")
