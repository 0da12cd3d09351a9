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
    HOME,
    Listed,
    address,
    answer,
    page_of,
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
    return "news/list.html", {
        **page_of(request, rows.newest_first(), row.path, kind=kind),
        "kinds": [
            {"label": "All", "url": row.path, "chosen": not kind},
            *(
                {
                    "label": PLURALS[value],
                    "url": address(row.path, kind=value.value),
                    "chosen": kind == value,
                }
                for value in NEWS_KINDS
            ),
        ],
        "years": [
            {"label": year, "url": f"/news/archive/{year}/"}
            for year in Published.objects.news_years()
        ],
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
    if not MINYEAR <= year <= MAXYEAR:
        raise Http404
    rows = Published.objects.for_lists(timezone.now()).news()
    rows = rows.filter(first_published_on__range=(date(year, 1, 1), date(year, 12, 31)))
    listed = page_of(request, rows.newest_first(), request.path)
    if not listed["rows"]:
        raise Http404
    context = {
        "heading": f"News of {year}",
        "breadcrumbs": [HOME, {"title": "News", "url": "/news/"}],
    }
    return answer(request, "news/year.html", context | listed)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """News, guides and offers on a topic together. Raises Http404 if there is none."""
    found = with_generation(request, Topic, slug)
    rows = Published.objects.for_lists(timezone.now()).filter(
        topics__contains=[found.pk]
    )
    listed = page_of(request, rows.newest_of_some(), request.path)
    context = {"topic": found, "breadcrumbs": [HOME]}
    return answer(request, "naht_site/topic.html", context | listed)


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody who writes for us, and what they signed. Raises Http404 if unknown."""
    found = with_generation(request, Person, slug, related="photo")
    rows = Published.objects.for_lists(timezone.now()).filter(
        people__contains=[found.pk]
    )
    listed = page_of(request, rows.newest_of_some(), request.path)
    context = {"person": found, "breadcrumbs": [HOME]}
    return answer(request, "naht_site/person.html", context | listed)
