"""Every public list costs the same few queries for one thing and for three."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from naht_site.models import PageTopic, Published
from naht_site.views import listing, lists, sitemap
from news.models import NewsAuthor
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    OfferPageFactory,
    PartnerFactory,
    PersonFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

MOST, MOST_FOR_SEARCH = 4, 8
# A list, its queries, and which of the things made it leads to.
LISTS = [
    ("/", 3, "news offer"),
    ("/news/", 3, "news"),
    ("/news/?kind=news", 3, "news"),
    ("/news/?kind=survey", 3, ""),
    ("/news/?before=2026-03-03-1", 3, "news"),
    ("/news/archive/2026/", 2, "news"),
    ("/news/feed/", 1, "news"),
    ("/topics/of-all/", 2, "news guide offer"),
    ("/topics/of-all/feed/", 2, "news guide offer"),
    ("/people/of-all/", 2, "news"),
    ("/advice/", 1, ""),
    ("/advice/classroom/", 2, "guide"),
    ("/partners/", 2, ""),
    ("/partners/?for=schools", 3, "offer"),
    ("/partners/?nation=wales", 3, "offer"),
    ("/partners/?nation=wales&soon=1", 3, ""),
    ("/partners/benefits-for-members/", 2, "offer"),
    ("/partners/about/of-all/", 2, "offer"),
    ("/search/?q=wren", 5, "news guide offer topic person"),
    ("/search/?q=wren&type=guide", 5, "guide"),
    ("/search/?q=wron", 5, ""),
    ("/sitemap.xml", 4, ""),
    ("/sitemap-pages-0.xml", 1, "news guide offer"),
    ("/sitemap-topics-0.xml", 1, "topic"),
    ("/sitemap-people-0.xml", 1, "person"),
    ("/sitemap-partners-0.xml", 1, "partner"),
]


def make_things(count: int) -> None:
    """Makes `count` of all that lists show, each with "wren" in name and address."""
    topic, person = TopicFactory(slug="of-all"), PersonFactory(slug="of-all")
    partner = PartnerFactory(slug="of-all")
    for number in range(count):
        for kind, factory, more in (
            ("news", NewsPageFactory, {"authors": [NewsAuthor(person=person)]}),
            ("guide", GuidePageFactory, {}),
            ("offer", OfferPageFactory, {"partner": partner}),
        ):
            on = [PageTopic(topic=topic)]
            factory(**named(kind, number), page_topics=on, **more)
        for kind, factory in (
            ("topic", TopicFactory),
            ("person", PersonFactory),
            ("partner", PartnerFactory),
        ):
            told = named(kind, number)
            factory(name=told["title"], slug=told["slug"])


def slugs(kinds: list[str], count: int) -> set[str]:
    return {named(kind, number)["slug"] for kind in kinds for number in range(count)}


def named(kind: str, number: int) -> dict[str, str]:
    return {"title": f"Wren {kind} {number}", "slug": f"wren-{kind}-{number}"}


@pytest.mark.parametrize("count", [1, 3])
def test_each_list_costs_the_same_few_queries_for_one_and_for_three(
    client: Client, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(sitemap, "PART_SIZE", 10**6)  # one part, whatever the keys
    make_things(count)
    client.get("/accessibility/")  # so that what surrounds pages is known

    found = []
    for path, _, _ in LISTS:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        shown = re.findall(r"/(wren-[a-z]+-\d+)/", response.content.decode())
        found.append((path, len(queries), set(shown)))
        assert response["Cache-Control"] == "public, max-age=0, s-maxage=60", path
        assert not response.cookies, path

    assert found == [
        (path, queries, slugs(shown.split(), count)) for path, queries, shown in LISTS
    ]


def test_no_list_is_forgotten_and_none_asks_too_much(client: Client) -> None:
    make_things(1)
    paths = [path.partition("?")[0] for path, _, _ in LISTS]

    kinds = Published.objects.filter(path__in=paths).values_list("kind", flat=True)
    views = {resolve(path).func.__name__ for path in paths}

    assert set(kinds) == set(lists.BY_KIND)
    assert views == {
        *("page", "year", "topic", "person", "partner", "search"),
        *("news", "index", "part"),
    }
    for path, queries, _ in LISTS:
        limit = MOST_FOR_SEARCH if path.startswith("/search/") else MOST
        assert queries <= limit, path


def test_list_of_what_somebody_signed_goes_on_without_gap_or_repeat(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE_SIZE", 3)
    person = PersonFactory(slug="ada")
    made = [
        NewsPageFactory(
            authors=[NewsAuthor(person=person)],
            first_published_on=date(2026, 3, 1 + number // 2),
        )
        for number in range(5)
    ]
    NewsPageFactory()

    first = client.get("/people/ada/").context
    second = client.get(first["older_url"]).context

    assert [len(first["rows"]), len(second["rows"])] == [3, 2]
    seen = [row.page_id for row in [*first["rows"], *second["rows"]]]
    assert seen == [page.pk for page in reversed(made)]
    assert (second["older_url"], second["newest_url"]) == ("", "/people/ada/")


@pytest.mark.parametrize("day", [date(26, 3, 2), date(9999, 12, 31)])
def test_news_goes_on_whatever_year_an_editor_typed(
    client: Client, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    monkeypatch.setattr(listing, "PAGE_SIZE", 1)
    older, newer = (NewsPageFactory(first_published_on=day) for _ in range(2))

    first = client.get("/news/").context
    second = client.get(first["older_url"]).context
    year = client.get(first["years"][0]["url"]).context

    seen = [row.page_id for page in (first, second, year) for row in page["rows"]]
    assert seen == [newer.pk, older.pk, newer.pk]
