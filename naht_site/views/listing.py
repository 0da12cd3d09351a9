"""What the lists share: where one goes on, its one address, how it is answered."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from naht_site.models import Generation, Published

PAGE_SIZE = 20
Listed = tuple[str, dict[str, Any]]


def place_of(text: str | None) -> tuple[date, int] | None:
    """The place in a list that `?before=2026-11-02-41` names.

    Raises Http404 if it names none.
    """
    if not text:
        return None
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)-(\d{1,15})", text, re.ASCII)
    try:
        return date.fromisoformat(match[1]), int(match[2])
    except (TypeError, ValueError):
        raise Http404 from None


def canonical(path: str, **asked: Any) -> str:
    """The one address of a list: its path with what changes what it shows."""
    if asked.get("before"):
        day, key = asked["before"]
        asked["before"] = f"{day}-{key}"
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{settings.SITE_URL}{path}{'?' if query else ''}{query}"


def pages(start: str, found: list[Published], place: object) -> dict[str, str]:
    """The addresses of the older and of the newest page, where there are such."""
    older = found[PAGE_SIZE - 1] if len(found) > PAGE_SIZE else None
    return {
        "older_url": f"{start}before={older.place}" if older else "",
        "newest_url": start.rstrip("?&") if place else "",
    }


def answer(
    request: HttpRequest, template: str, context: dict[str, Any]
) -> HttpResponse:
    """The page of that template, which everybody may share."""
    from naht_site.views.reading import say_how_long

    response = render(request, template, context)
    return say_how_long(request, response, False, None, timezone.now())


def with_generation(
    request: HttpRequest, model: Any, slug: str, related: str = ""
) -> Any:
    """The thing of that model with that address, without a query for surroundings.

    Raises Http404 if there is none.
    """
    things = model.objects.filter(slug=slug).annotate(generation=Generation.current())
    found = (things.select_related(related) if related else things).first()
    if found is None:
        raise Http404
    request.generation = found.generation
    return found
