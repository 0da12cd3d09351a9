"""The demo's partners, all invented, and two offers of theirs in each category."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from naht_site.management.demo import pages, register
from naht_site.management.demo.body import Block, stream
from naht_site.management.demo.pages import ALL_NATIONS
from naht_site.models import Nation, Picture
from naht_site.models.published import Audience
from partners.demo.profiles import PARTNERS
from partners.models import OfferCategoryPage, OfferPage, Partner


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An offer; `starts` and `ends` are days from the one on which it is made."""

    category: str
    slug: str
    partner: str
    title: str
    summary: str
    picture: str
    body: Sequence[Block]
    audience: Audience = Audience.PERSONAL
    nations: Sequence[Nation] = ALL_NATIONS
    topics: Sequence[str] = ()
    starts: int | None = None
    ends: int | None = None


def make_offers(offers: Iterable[Offer], made: pages.Made) -> None:
    """Publishes the offers and their partners, as far as they are not there."""
    for offer in offers:
        page = OfferPage(
            title=offer.title,
            slug=offer.slug,
            summary=offer.summary,
            partner=_partner(offer.partner, made),
            audience=offer.audience,
            starts=_in_days(offer.starts),
            ends=_in_days(offer.ends),
            share_picture=made.pictures[offer.picture],
            body=stream(offer.body, made.pictures),
        )
        pages.publish(
            page,
            under=OfferCategoryPage.objects.get(slug=offer.category),
            made=made,
            topics=offer.topics,
            nations=offer.nations,
            by=made.partner_manager,
        )


def picture_categories(made: pages.Made, drawn_now: set[str]) -> None:
    """Puts its new picture on each category that nobody has edited."""
    for category in _unedited_categories().filter(share_picture=None):
        if category.slug in drawn_now:
            category.share_picture = made.pictures[category.slug]
            category.save()


def unpicture_categories() -> None:
    """Takes the demo's pictures off the categories that nobody has edited."""
    for category in _unedited_categories().exclude(share_picture=None):
        if category.share_picture == register.find(Picture, category.slug):
            category.share_picture = None
            category.save()


def _unedited_categories() -> QuerySet[OfferCategoryPage]:
    return OfferCategoryPage.objects.filter(latest_revision=None)


def _partner(slug: str, made: pages.Made) -> Partner:
    profile = PARTNERS[slug]
    same_name = Partner.objects.filter(name=profile.name)
    found = register.find(Partner, slug) or same_name.first()
    if found is None:
        found = Partner.objects.create(
            name=profile.name,
            website=f"https://{slug}.example.org/",
            about=profile.about,
            what=profile.what,
            how_chosen=profile.how_chosen,
            commission=profile.commission,
            confirmed_on=timezone.localdate() - timedelta(days=profile.confirmed),
        )
        register.add(slug, found, by=made.partner_manager)
    return found


def _in_days(days: int | None) -> datetime | None:
    """Midday, that many days from today."""
    if days is None:
        return None
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(12)))
