"""Offers: the five kinds with ways to find one, and the offers of a kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Q
from django.http import Http404, HttpRequest

from naht_site import surroundings
from naht_site.models import Kind, Nation, Published
from naht_site.models.published import Audience
from naht_site.views.listing import Listed, address, page_of

SOON = timedelta(days=30)
AUDIENCES = {
    Audience.SCHOOLS.value: "Schools",
    Audience.PERSONAL.value: "You",
}


@dataclass(frozen=True)
class Choice:
    label: str
    url: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """One thing to ask of offers: `name` in the address, the words for each value."""

    name: str
    label: str
    every: str
    values: dict[str, str]


def landing(request: HttpRequest, row: Published, at: datetime) -> Listed:
    """The kinds of offer, or the offers that are asked for.

    Raises Http404 for a value that no filter has.
    """
    filters = _filters(row)
    asked = _asked(request, filters)
    offers = Published.objects.for_lists(at).filter(kind=Kind.OFFER)
    counts = offers.order_by().aggregate(**_counts(filters, asked, row, at))
    context: dict[str, Any] = {
        "filters": [
            (filter_.label, _choices(filter_, asked, counts, row.path))
            for filter_ in filters
        ],
        "asked": bool(asked),
    }
    if asked:
        rows = offers.filter(_all(asked, row, at)).newest_first()
        context |= page_of(request, rows, row.path, **asked)
    return "partners/index.html", context


def category(request: HttpRequest, row: Published, at: datetime) -> Listed:
    """The offers of one kind that hold now."""
    offers = Published.objects.for_lists(at).filter(
        parent_path=row.path, kind=Kind.OFFER
    )
    return "partners/category.html", {"rows": list(offers.order_by("title", "page_id"))}


def similar_to(row: Published, at: datetime) -> list[Published]:
    """Up to three offers of the same kind that hold now, the newest first."""
    offers = Published.objects.for_lists(at).filter(
        parent_path=row.parent_path, kind=Kind.OFFER
    )
    return list(offers.exclude(page_id=row.page_id).newest_first()[:3])


def has_ended(row: Published, at: datetime) -> bool:
    """Whether the row is of an offer that no longer holds."""
    return (
        row.kind == Kind.OFFER
        and row.listed_until is not None
        and row.listed_until <= at
    )


def _filters(row: Published) -> list[Filter]:
    categories = surroundings.current(row.generation).categories
    return [
        Filter("for", "For", "Everyone", AUDIENCES),
        Filter("category", "Kind", "All kinds", {c.slug: c.title for c in categories}),
        Filter("nation", "Nation", "All nations", dict(Nation.choices)),
        Filter("soon", "When", "Any time", {"1": "Ends within 30 days"}),
    ]


def _asked(request: HttpRequest, filters: list[Filter]) -> dict[str, str]:
    asked = {}
    for filter_ in filters:
        value = request.GET.get(filter_.name, "")
        if value and value not in filter_.values:
            raise Http404
        if value:
            asked[filter_.name] = value
    return asked


def _condition(name: str, value: str, row: Published, at: datetime) -> Q:
    """What an offer must be. One for no nation in particular is for all of them."""
    if name == "for":
        return Q(audience__in=[value, Audience.BOTH])
    if name == "category":
        return Q(parent_path=f"{row.path}{value}/")
    if name == "nation":
        return Q(nations__contains=[value]) | Q(nations=[])
    return Q(listed_until__lte=at + SOON)


def _all(asked: dict[str, str], row: Published, at: datetime) -> Q:
    found = Q()
    for name, value in asked.items():
        found &= _condition(name, value, row, at)
    return found


def _counts(
    filters: list[Filter], asked: dict[str, str], row: Published, at: datetime
) -> dict[str, Count]:
    """How many offers each choice would show beside what else is asked."""
    counts = {}
    for filter_ in filters:
        others = {name: it for name, it in asked.items() if name != filter_.name}
        rest = _all(others, row, at)
        counts[_key(filter_, "")] = Count("page_id", filter=rest or None)
        for value in filter_.values:
            wanted = rest & _condition(filter_.name, value, row, at)
            counts[_key(filter_, value)] = Count("page_id", filter=wanted)
    return counts


def _key(filter_: Filter, value: str) -> str:
    number = list(filter_.values).index(value) + 1 if value else 0
    return f"{filter_.name}_{number}"


def _choices(
    filter_: Filter, asked: dict[str, str], counts: dict[str, int], path: str
) -> list[Choice]:
    found = []
    for value, label in {"": filter_.every, **filter_.values}.items():
        found.append(
            Choice(
                label=label,
                url=address(path, **{**asked, filter_.name: value}),
                count=counts[_key(filter_, value)],
                chosen=asked.get(filter_.name, "") == value,
            )
        )
    return found
