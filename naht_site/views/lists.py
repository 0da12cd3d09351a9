"""Lists of pages: the home page, news, advice sections, offers, topics, people.

All are queries on Published alone, paged by date and key.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from naht_site.models import NEWS_KINDS, Kind, Person, Published, Topic
from naht_site.models.published import PLURALS
from naht_site.views import offers
from naht_site.views.listing import (
    PAGE_SIZE,
    Listed,
    answer,
    canonical,
    pages,
    place_of,
    with_generation,
)


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


def _news(request: HttpRequest, row: Published, at: datetime) -> Listed:
    rows = Published.objects.for_lists(at).news()
    kind = request.GET.get("kind", "")
    if kind:
        if kind not in NEWS_KINDS:
            raise Http404
        rows = rows.filter(kind=kind)
    place = place_of(request.GET.get("before"))
    if place:
        rows = rows.before(*place)
    found = list(rows.newest_first()[: PAGE_SIZE + 1])
    return "news/list.html", {
        "rows": found[:PAGE_SIZE],
        "kinds": [
            {"label": "All", "url": "/news/", "chosen": not kind},
            *(
                {
                    "label": PLURALS[value],
                    "url": f"/news/?kind={value.value}",
                    "chosen": kind == value,
                }
                for value in NEWS_KINDS
            ),
        ],
        **pages(f"/news/?kind={kind}&" if kind else "/news/?", found, place),
        "years": [
            {"label": year, "url": f"/news/archive/{year}/"}
            for year in Published.objects.news_years()
        ],
        "canonical": canonical("/news/", kind=kind, before=place),
    }


def _advice(request: HttpRequest, row: Published, at: datetime) -> Listed:
    return "advice/index.html", {}


def _section(request: HttpRequest, row: Published, at: datetime) -> Listed:
    guides = Published.objects.for_lists(at).filter(
        parent_path=row.path, kind=Kind.GUIDE
    )
    return "advice/section.html", {"rows": list(guides.order_by("title", "page_id"))}


BY_KIND: dict[str, Callable[[HttpRequest, Published, datetime], Listed]] = {
    Kind.HOME: _home,
    Kind.NEWS_INDEX: _news,
    Kind.ADVICE: _advice,
    Kind.SECTION: _section,
    Kind.PARTNERS: offers.landing,
    Kind.CATEGORY: offers.category,
}


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
    place = place_of(request.GET.get("before"))
    if place:
        rows = rows.before(*place)
    found = list(rows.newest_first()[: PAGE_SIZE + 1])
    if not found:
        raise Http404
    return answer(
        request,
        "news/year.html",
        {
            "year": year,
            "heading": f"News of {year}",
            "canonical": canonical(request.path, before=place),
            "rows": found[:PAGE_SIZE],
            **pages(f"{request.path}?", found, place),
        },
    )


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """News, guides and offers on a topic together. Raises Http404 if there is none."""
    found = with_generation(request, Topic, slug)
    rows = Published.objects.for_lists(timezone.now()).filter(
        topics__contains=[found.pk]
    )
    place = place_of(request.GET.get("before"))
    if place:
        rows = rows.before(*place)
    listed = list(rows.newest_of_some()[: PAGE_SIZE + 1])
    return answer(
        request,
        "naht_site/topic.html",
        {
            "topic": found,
            "canonical": canonical(found.get_absolute_url(), before=place),
            "rows": listed[:PAGE_SIZE],
            **pages(f"{request.path}?", listed, place),
        },
    )


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody who writes for us, and what they signed. Raises Http404 if unknown."""
    found = with_generation(request, Person, slug, related="photo")
    rows = Published.objects.for_lists(timezone.now()).filter(
        people__contains=[found.pk]
    )
    place = place_of(request.GET.get("before"))
    if place:
        rows = rows.before(*place)
    signed = list(rows.newest_of_some()[: PAGE_SIZE + 1])
    return answer(
        request,
        "naht_site/person.html",
        {
            "person": found,
            "canonical": canonical(found.get_absolute_url(), before=place),
            "rows": signed[:PAGE_SIZE],
            **pages(f"{request.path}?", signed, place),
        },
    )
