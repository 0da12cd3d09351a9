"""Pages, each the smallest valid one of its type, under the pages of the site."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import factory
import wagtail_factories

from advice.models import AdviceSectionPage, GuidePage
from naht_site.models import HomePage, Person, StandardPage, Topic
from news.models import NewsIndexPage, NewsPage
from partners.models import OfferCategoryPage, OfferPage, Partner


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"Topic {n}")
    slug = factory.Sequence(lambda n: f"topic-{n}")


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Person {n}")
    slug = factory.Sequence(lambda n: f"person-{n}")


class PartnerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Partner

    name = factory.Sequence(lambda n: f"Partner {n}")


class NewsPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = NewsPage

    parent = factory.LazyFunction(NewsIndexPage.objects.get)
    title = factory.Sequence(lambda n: f"Article {n}")
    summary = "What happened, in a sentence."
    first_published_on = date(2026, 3, 2)


class GuidePageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = GuidePage

    class Params:
        for_members = factory.Trait(members_only=True)

    parent = factory.LazyFunction(
        lambda: AdviceSectionPage.objects.get(slug="classroom")
    )
    title = factory.Sequence(lambda n: f"Guide {n}")
    summary = "What to do, in a sentence."
    first_published_on = date(2026, 3, 2)


class OfferPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = OfferPage

    parent = factory.LazyFunction(
        lambda: OfferCategoryPage.objects.get(slug="benefits-for-members")
    )
    title = factory.Sequence(lambda n: f"Offer {n}")
    summary = "What it saves, in a sentence."
    first_published_at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    partner = factory.SubFactory(PartnerFactory)


class StandardPageFactory(wagtail_factories.PageFactory):
    class Meta:
        model = StandardPage

    parent = factory.LazyFunction(HomePage.objects.get)
    title = factory.Sequence(lambda n: f"Standard page {n}")
    summary = "About something."


def text_block(text: str) -> tuple[str, Any]:
    """A paragraph block that holds `text`."""
    return ("paragraph", f"<p>{text}</p>")
