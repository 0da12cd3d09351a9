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

from naht_site.models import Generation
from naht_site.models.published import PublishedQuerySet
from naht_site.views.how_long import say_how_long

PAGE_SIZE = 20
HOME = {"title": "Home", "url": "/"}
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


def address(path: str, **asked: str) -> str:
    """The one address of a list, below the site's own: its path with what is asked."""
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{query}" if query else path


def page_of(
    request: HttpRequest, rows: PublishedQuerySet, path: str, **asked: str
) -> dict[str, Any]:
    """What a template takes of a list: as many of `rows`, which are the newest first,
    as fit, the ways to older ones and back, and its canonical address.

    `path` and `asked` are the list's address. Raises Http404 for a place that is none.
    """
    place = place_of(request.GET.get("before"))
    if place:
        rows = rows.before(*place)
    found = list(rows[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    here = "{}-{}".format(*place) if place else ""
    older = address(path, **asked, before=shown[-1].place) if found != shown else ""
    return {
        "rows": shown,
        "older_url": older,
        "newest_url": address(path, **asked) if place else "",
        "canonical": settings.SITE_URL + address(path, **asked, before=here),
    }


def answer(
    request: HttpRequest, template: str, context: dict[str, Any]
) -> HttpResponse:
    """The page of that template, which everybody may share."""
    response = render(request, template, context)
    return say_how_long(request, response, timezone.now())


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
