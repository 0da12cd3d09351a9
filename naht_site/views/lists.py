"""Lists of pages: the home page, news, advice sections, offers, topics, people.

All are queries on Published alone, paged by date and key.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naht_site.models import NEWS_KINDS, Generation, Kind, Person, Published, Topic
from naht_site.models.published import PLURALS

PAGE_SIZE = 20
Listed = tuple[str, dict[str, Any]]


def _home(request: HttpRequest, row: Published, at: datetime) -> Listed:
    news = list(Published.objects.for_lists(at).news().newest_first()[:5])
    offers = list(
        Published.objects.for_lists(at).filter(kind=Kind.OFFER).newest_first()[:3]
    )
    return "naht_site/home_lists.html", {
        "lead": news[0] if news else None,
        "headlines": news[1:],
        "offers": offers,
    }


def _place(text: str | None) -> tuple[date, int] | None:
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


def _news(request: HttpRequest, row: Published, at: datetime) -> Listed:
    rows = Published.objects.for_lists(at).news()
    kind = request.GET.get("kind", "")
    if kind:
        if kind not in NEWS_KINDS:
            raise Http404
        rows = rows.filter(kind=kind)
    place = _place(request.GET.get("before"))
    if place:
        rows = rows.before(*place)
    found = list(rows.newest_first()[: PAGE_SIZE + 1])
    return "news/list.html", {
        "rows": found[:PAGE_SIZE],
        "kind": kind,
        "kinds": [(value.value, PLURALS[value]) for value in NEWS_KINDS],
        **_pages(f"/news/?kind={kind}&" if kind else "/news/?", found, place),
        "years": Published.objects.news_years(),
        "canonical": _canonical("/news/", kind=kind, before=place),
    }


def _canonical(path: str, **asked: Any) -> str:
    """The one address of a list: its path with what changes what it shows."""
    if asked.get("before"):
        day, key = asked["before"]
        asked["before"] = f"{day}-{key}"
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{settings.SITE_URL}{path}{'?' if query else ''}{query}"


def _pages(start: str, found: list[Published], place: object) -> dict[str, str]:
    """The addresses of the older and of the newest page, where there are such."""
    older = found[PAGE_SIZE - 1] if len(found) > PAGE_SIZE else None
    return {
        "older_url": f"{start}before={older.place}" if older else "",
        "newest_url": start.rstrip("?&") if place else "",
    }


def _advice(request: HttpRequest, row: Published, at: datetime) -> Listed:
    return "advice/index.html", {}


def _section(request: HttpRequest, row: Published, at: datetime) -> Listed:
    guides = Published.objects.for_lists(at).filter(
        parent_path=row.path, kind=Kind.GUIDE
    )
    return "advice/section.html", {"rows": list(guides.order_by("title", "page_id"))}


def _partners(request: HttpRequest, row: Published, at: datetime) -> Listed:
    return "partners/index.html", {}


def _category(request: HttpRequest, row: Published, at: datetime) -> Listed:
    offers = Published.objects.for_lists(at).filter(
        parent_path=row.path, kind=Kind.OFFER
    )
    return "partners/category.html", {"rows": list(offers.order_by("title", "page_id"))}


BY_KIND: dict[str, Callable[[HttpRequest, Published, datetime], Listed]] = {
    Kind.HOME: _home,
    Kind.NEWS_INDEX: _news,
    Kind.ADVICE: _advice,
    Kind.SECTION: _section,
    Kind.PARTNERS: _partners,
    Kind.CATEGORY: _category,
}


def _answer(
    request: HttpRequest, template: str, context: dict[str, Any]
) -> HttpResponse:
    from naht_site.views.reading import say_how_long

    response = render(request, template, context)
    return say_how_long(request, response, False, None, timezone.now())


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    """The news of a year, the newest first. Raises Http404 if it has none."""
    if not MINYEAR <= year < MAXYEAR:
        raise Http404
    rows = Published.objects.for_lists(timezone.now()).news()
    rows = rows.filter(
        first_published_on__gte=date(year, 1, 1),
        first_published_on__lt=date(year + 1, 1, 1),
    )
    place = _place(request.GET.get("before"))
    if place:
        rows = rows.before(*place)
    found = list(rows.newest_first()[: PAGE_SIZE + 1])
    if not found:
        raise Http404
    return _answer(
        request,
        "news/year.html",
        {
            "year": year,
            "heading": f"News of {year}",
            "canonical": _canonical(request.path, before=place),
            "rows": found[:PAGE_SIZE],
            **_pages(f"{request.path}?", found, place),
        },
    )


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """News, guides and offers on a topic together. Raises Http404 if there is none."""
    found = _with_generation(request, Topic, slug)
    rows = Published.objects.for_lists(timezone.now()).filter(
        topics__contains=[found.pk]
    )
    place = _place(request.GET.get("before"))
    if place:
        rows = rows.before(*place)
    listed = list(rows.exclude(first_published_on=None).newest_first()[: PAGE_SIZE + 1])
    return _answer(
        request,
        "naht_site/topic.html",
        {
            "topic": found,
            "canonical": _canonical(found.get_absolute_url(), before=place),
            "rows": listed[:PAGE_SIZE],
            **_pages(f"{request.path}?", listed, place),
        },
    )


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody who writes for us, and what they signed. Raises Http404 if unknown."""
    found = _with_generation(request, Person, slug, related="photo")
    rows = Published.objects.for_lists(timezone.now()).filter(
        people__contains=[found.pk]
    )
    return _answer(
        request,
        "naht_site/person.html",
        {
            "person": found,
            "rows": list(rows.newest_first()[:PAGE_SIZE]),
            "canonical": _canonical(found.get_absolute_url()),
        },
    )


def _with_generation(
    request: HttpRequest, model: Any, slug: str, related: str = ""
) -> Any:
    things = model.objects.filter(slug=slug).annotate(generation=Generation.current())
    found = (things.select_related(related) if related else things).first()
    if found is None:
        raise Http404
    request.generation = found.generation
    return found
