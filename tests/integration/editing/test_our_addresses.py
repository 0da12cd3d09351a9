"""No page of an editor's hides behind an address at which the site itself answers."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from naht_site.models import HomePage, SitePage, StandardPage
from naht_site.our_addresses import is_ours
from news.models import NewsIndexPage, NewsPage
from partners.models import OfferCategoryPage, PartnersIndexPage
from tests.factories.page_editor import article_form
from tests.factories.pages import NewsPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db

REFUSED = "“{}” is an address of the site’s own. Choose another one."
OURS = (
    "account",
    "admin",
    "documents",
    "eligibility",
    "feedback",
    "healthz",
    "join",
    "link",
    "mail",
    "media",
    "membership",
    "people",
    "search",
    "static",
    "topics",
)


@pytest.mark.parametrize("slug", OURS)
def test_address_at_the_top_is_refused_beside_the_slug(slug: str) -> None:
    page = StandardPage(title="Mine", slug=slug, summary="What it is about.")

    with pytest.raises(ValidationError) as error:
        HomePage.objects.get().add_child(instance=page)

    assert error.value.message_dict == {"slug": [REFUSED.format(slug)]}


@pytest.mark.parametrize(
    ("path", "begins", "expected"),
    [
        ("/robots.txt", False, True),
        ("/sitemap.xml", False, True),
        ("/news/", False, True),
        ("/news/", True, False),
        ("/news/feed/", True, True),
        ("/news/archive/", False, True),
        ("/partners/about/", False, True),
        ("/sitemap/", False, False),
        ("/joining/", False, False),
        ("/join-us/", False, False),
        ("/news/search/", False, False),
        ("/about/", False, False),
        ("/news/Größe/", False, False),
    ],
)
def test_urlconf_says_what_is_ours(path: str, begins: bool, expected: bool) -> None:
    assert is_ours(path, may_begin_ours=begins) is expected


@pytest.mark.parametrize("slug", ["feed", "archive"])
def test_article_under_news_is_refused_beside_the_slug(slug: str) -> None:
    with pytest.raises(ValidationError) as error:
        NewsPageFactory(slug=slug)

    assert error.value.message_dict == {"slug": [REFUSED.format(slug)]}


def test_kind_of_offer_cant_take_the_address_of_profiles() -> None:
    kind = OfferCategoryPage(title="About", slug="about", summary="What it is about.")

    with pytest.raises(ValidationError) as error:
        PartnersIndexPage.objects.get().add_child(instance=kind)

    assert error.value.message_dict == {"slug": [REFUSED.format("about")]}


def test_pages_that_the_site_comes_with_stand_at_addresses_of_their_own() -> None:
    pages = [page.specific for page in HomePage.objects.get().get_descendants()]

    for page in pages:
        page.full_clean()

    assert len(pages) > 10
    assert all(isinstance(page, SitePage) for page in pages)


@pytest.mark.parametrize("action", ["action-publish", ""])
def test_form_of_a_new_page_says_it_once_beside_the_slug(
    publisher: Client, action: str
) -> None:
    parent = NewsIndexPage.objects.get()
    data = article_form(slug="feed", **({action: "1"} if action else {}))

    response = publisher.post(
        reverse("wagtailadmin_pages:add", args=["news", "newspage", parent.pk]), data
    )

    assert response.context["form"].errors == {"slug": [REFUSED.format("feed")]}
    assert not NewsPage.objects.exists()


@pytest.mark.parametrize("action", ["action-publish", ""])
def test_form_of_a_page_that_is_there_says_it_once(
    publisher: Client, action: str
) -> None:
    page = NewsPageFactory(slug="first")
    data = article_form(slug="archive", **({action: "1"} if action else {}))

    response = publisher.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)

    assert response.context["form"].errors == {"slug": [REFUSED.format("archive")]}
    page.refresh_from_db()
    assert page.slug == "first"


def test_copy_cant_take_an_address_of_ours(publisher: Client) -> None:
    page = StandardPageFactory()
    home = HomePage.objects.get()

    response = publisher.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {"new_title": "Topics", "new_slug": "topics", "new_parent_page": home.pk},
    )

    assert response.context["form"].errors == {"new_slug": [REFUSED.format("topics")]}
    assert not StandardPage.objects.filter(slug="topics").exists()
