"""Addresses of the old site lead to the article that was imported with their number."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from naht_site.models import Published
from news.models import NewsPage
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db

OLD = "/News/Latest-news/News-article/ArtMID/8207/ArticleID/2047/Standards-revised"


@pytest.fixture
def article() -> NewsPage:
    return NewsPageFactory(slug="standards", old_id=2047)


@pytest.mark.parametrize(
    "path",
    [
        OLD,
        f"{OLD}/",
        f"{OLD}.aspx",
        OLD.lower(),
        OLD.upper(),
        f"{OLD}?next=https://evil.example/&utm_source=mail",
        "/ArtMID/8207/ArticleID/2047/Standards-revised",
        "/ArtMID/1/ArticleID/2047",
        "/ArtMID/1/ArticleID/2047/",
        "/ArtMID/1/ArticleID/2047.aspx",
        "/Advice/Pay.aspx/ArtMID/9/ArticleID/2047/another-slug",
        "/partners/ArtMID/9/ArticleID/2047/ArtMID/9/x",
        "/join/ArtMID/9/ArticleID/2047/x",
        "/membership/a/b/ArtMID/9/ArticleID/2047/x",
        "/news/standards/ArtMID/9/ArticleID/2047/x",
        "/a/ArtMID/9/ArticleID/2047/caf%C3%A9%20%22quoted%22",
        "//evil.example/ArtMID/9/ArticleID/2047/x",
        "/https://evil.example/ArtMID/9/ArticleID/2047/x",
        "/a/ArtMID/9/ArticleID/0002047/x",
    ],
)
def test_old_address_leads_for_good_to_the_article(
    client: Client, article: NewsPage, path: str
) -> None:
    response = client.get(path)

    assert (response.status_code, response["Location"]) == (301, "/news/standards/")
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/News/ArtMID/8207/ArticleID/2048/x",
        "/News/ArtMID/8207/ArticleID/20470/x",
        "/News/ArtMID/8207/ArticleID/9999999999/x",
        "/News/ArtMID/8207/ArticleID/99999999999/x/",
        f"/News/ArtMID/8207/ArticleID/{'9' * 5000}/x/",
        "/News/ArtMID/8207/ArticleID/2047x/x/",
        "/News/ArtMID/8207/ArticleID/x/",
        "/News/ArtMID/x/ArticleID/2047/x/",
        "/News/XArtMID/1/ArticleID/2047/x/",
        "/News/ArtMID/1/ArticleID/%00/x",
        "/News/ArtMID/1/ArticleID/2047%0Ax",
    ],
)
def test_address_with_no_known_number_gives_the_page_for_it(
    client: Client, article: NewsPage, path: str
) -> None:
    response = client.get(path)

    assert response.status_code == 404
    assert 'action="/search/"' in response.content.decode()
    assert "0300 30 30 333" in response.content.decode()


def test_article_that_readers_do_not_see_is_not_led_to(
    client: Client, article: NewsPage
) -> None:
    article.unpublish()

    assert client.get(OLD).status_code == 404


def test_new_address_and_new_number_are_followed(
    client: Client, article: NewsPage
) -> None:
    article.slug = "moved"
    article.save()
    moved = client.get(OLD)
    article.old_id = 2050
    article.save()

    assert moved["Location"] == "/news/moved/"
    assert client.get(OLD).status_code == 404
    assert client.get(OLD.replace("2047", "2050"))["Location"] == "/news/moved/"


def test_old_link_may_be_kept_by_all_but_not_for_ever(
    client: Client, article: NewsPage, django_assert_num_queries: Callable
) -> None:
    with django_assert_num_queries(1):
        response = client.get(OLD)

    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert not response.cookies
    assert client.post(OLD).status_code == 405


def test_article_without_an_old_number_has_none() -> None:
    page = NewsPageFactory()

    assert Published.objects.get(page_id=page.pk).old_id is None
