"""What stands around every page: contact, menu, sections, footer, notice.

It is read once and kept in the process for as long as the generation number stands.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from naht_site.models import ContactSettings, Generation, Kind, Published

COSTS_SLUG = "membership-costs"


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    summary: str = ""
    slug: str = ""
    picture_html: str = ""


@dataclass(frozen=True)
class Surroundings:
    contact: ContactSettings
    menu: list[Link] = field(default_factory=list)
    sections: list[Link] = field(default_factory=list)
    categories: list[Link] = field(default_factory=list)
    site_pages: list[Link] = field(default_factory=list)

    def notice(self, at: datetime | None = None) -> str:
        """The notice that every page shows at that instant, or nothing."""
        ends = self.contact.notice_ends
        if ends is not None and ends <= (at or timezone.now()):
            return ""
        return self.contact.notice

    @property
    def costs(self) -> Link | None:
        """The page on what membership costs, as long as it is in the footer."""
        pages = (page for page in self.site_pages if page.slug == COSTS_SLUG)
        return next(pages, None)

    def changes_after(self, at: datetime) -> datetime | None:
        """The next instant at which any of it changes by itself, or None."""
        ends = self.contact.notice_ends
        return ends if self.contact.notice and ends and ends > at else None


_kept: tuple[int, Surroundings] | None = None


def forget() -> None:
    """Makes this process read anew at its next page."""
    global _kept
    _kept = None


def _links(kinds: list[str], **wanted: Any) -> list[Link]:
    rows = Published.objects.filter(kind__in=kinds, **wanted).order_by("page__path")
    return [
        Link(title, path, summary, path.split("/")[-2], picture_html)
        for title, path, summary, picture_html in rows.values_list(
            "title", "path", "summary", "picture_html"
        )
    ]


def _read() -> Surroundings:
    return Surroundings(
        contact=ContactSettings.load(),
        menu=_links([Kind.ADVICE, Kind.NEWS_INDEX, Kind.PARTNERS]),
        sections=_links([Kind.SECTION]),
        categories=_links([Kind.CATEGORY]),
        site_pages=_links([Kind.STANDARD], page__show_in_menus=True),
    )


def current(number: int | None = None) -> Surroundings:
    """What stands around pages now.

    `number` is the generation as the caller has just read it; without it, it costs
    one query.
    """
    global _kept
    if number is None:
        number = Generation.objects.values_list("number", flat=True).first() or 0
    if _kept is None or _kept[0] != number:
        _kept = (number, _read())
    return _kept[1]


def last_read() -> Surroundings | None:
    """What this process has last put around a page; it costs no query."""
    return _kept[1] if _kept else None


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """For every template: read only where a template uses it."""
    number = getattr(request, "generation", None)
    return {
        "surroundings": SimpleLazyObject(lambda: current(number)),
        "demo": settings.DEMO,
        "site_url": settings.SITE_URL,
    }
