"""Offers at a noon of March 2026."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from naht_site.models import PageNation
from partners.models import OfferCategoryPage, OfferPage
from tests.factories.pages import OfferPageFactory

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def make_offer(
    title: str,
    category: str = "benefits-for-members",
    audience: str = "both",
    nations: str = "",
    **fields: object,
) -> OfferPage:
    return OfferPageFactory(
        title=title,
        parent=OfferCategoryPage.objects.get(slug=category),
        audience=audience,
        page_nations=[PageNation(nation=nation) for nation in nations.split()],
        **fields,
    )
