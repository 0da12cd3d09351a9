"""Feeds: valid, whole, and with nothing in them that readers may not see."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import feedparser
import pytest
from django.http import HttpResponse
from django.test import Client

from naht_site.models import PageNation, PageTopic, Topic
from news.models import ChangeNote
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    OfferPageFactory,
    TopicFactory,
    text_block,
)

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://union.example.org"
FEEDS = ["/news/feed/", "/topics/behaviour/feed/"]


@pytest.fixture
def topic() -> Topic:
    return TopicFactory(slug="behaviour", name="Behaviour", summary="Calm & <kind>.")


def read(response: HttpResponse) -> feedparser.FeedParserDict:
    """The feed as a feed reader has it; it must be well-formed."""
    assert response.status_code == 200
    found = feedparser.parse(
        response.content, response_headers={"content-type": response["Content-Type"]}
    )
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


def on(topic: Topic) -> list[PageTopic]:
    return [PageTopic(topic=topic)]


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("count", [0, 1, 3])
def test_feed_has_all_that_atom_requires(
    client: Client, topic: Topic, path: str, count: int
) -> None:
    for _ in range(count):
        NewsPageFactory(page_topics=on(topic))

    feed = ElementTree.fromstring(client.get(path).content)

    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == count
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(ATOM + name)
            assert found.text, name
        assert element.find(f"{ATOM}link").get("href").startswith("http://testserver/")
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "NAHT"
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {
        "alternate",
        "self",
    }
    ids = [entry.find(f"{ATOM}id").text for entry in entries]
    assert len(set(ids)) == count


def test_entry_says_title_summary_days_kind_and_nations(
    client: Client, settings: object
) -> None:
    settings.SITE_URL = SITE
    page = NewsPageFactory(
        title="Pay & <conditions>",
        slug="pay",
        summary="Less than < & “more”.",
        first_published_on=date(2020, 6, 24),
        change_notes=[ChangeNote(date=date(2020, 9, 15), note="New times.")],
        page_nations=[PageNation(nation="wales")],
        news_kind="update",
    )

    (entry,) = read(client.get("/news/feed/")).entries

    assert (entry.title, entry.link) == ("Pay & <conditions>", f"{SITE}/news/pay/")
    assert entry.summary == "Less than &lt; &amp; “more”."
    assert entry.published == "2020-06-24T00:00:00+01:00"
    assert entry.updated == "2020-09-15T00:00:00+01:00"
    assert [tag.term for tag in entry.tags] == ["Update", "Wales"]
    assert entry.id == f"tag:union.example.org,2026:page-{page.pk}"


def test_entry_is_known_as_the_same_under_another_title_and_address(
    client: Client,
) -> None:
    page = NewsPageFactory(title="Before", slug="before")
    before = read(client.get("/news/feed/")).entries[0].id
    page.title, page.slug = "After", "after"

    page.save()

    (entry,) = read(client.get("/news/feed/")).entries
    assert (entry.title, entry.id) == ("After", before)


@pytest.mark.parametrize("path", FEEDS)
def test_no_address_is_made_from_the_host_asked_for(
    client: Client, topic: Topic, settings: object, path: str
) -> None:
    settings.SITE_URL = SITE
    NewsPageFactory(page_topics=on(topic))

    body = client.get(path, headers={"host": "localhost"}).content.decode()

    found = re.findall(r'https?://[^/"<]+', body)
    assert set(found) == {SITE, "http://www.w3.org"}


def test_news_feed_has_the_twenty_newest_of_every_kind_of_news(client: Client) -> None:
    kinds = ["news", "perspective", "survey", "update"]
    for number in range(24):
        NewsPageFactory(
            title=f"N{number}",
            news_kind=kinds[number % 4],
            first_published_on=date(2026, 1, 1) + timedelta(days=number),
        )
    GuidePageFactory(first_published_on=date(2026, 5, 1))

    feed = read(client.get("/news/feed/"))

    assert [entry.title for entry in feed.entries] == [
        f"N{number}" for number in range(23, 3, -1)
    ]
    assert feed.feed.title == "NAHT middle leaders: news"


def test_topic_feed_has_what_the_topic_page_has(client: Client, topic: Topic) -> None:
    NewsPageFactory(page_topics=on(topic))
    GuidePageFactory(page_topics=on(topic))
    OfferPageFactory(page_topics=on(topic))
    NewsPageFactory(page_topics=on(TopicFactory()))
    now = datetime.now(UTC)
    OfferPageFactory(page_topics=on(topic), ends=now - timedelta(days=1))
    OfferPageFactory(page_topics=on(topic), starts=now + timedelta(days=1))

    feed = read(client.get("/topics/behaviour/feed/"))

    rows = client.get("/topics/behaviour/").context["rows"]
    assert [entry.title for entry in feed.entries] == [row.title for row in rows]
    assert len(rows) == 3
    assert feed.feed.title == "NAHT middle leaders: Behaviour"
    assert feed.feed.subtitle == "Calm & <kind>."


@pytest.mark.parametrize("path", ["/topics/nothing/feed/", "/topics/nothing/"])
def test_topic_that_is_not_there_has_no_feed(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_feed_holds_no_draft_and_no_word_for_members_alone(
    client: Client, topic: Topic
) -> None:
    live = NewsPageFactory(title="Said", page_topics=on(topic))
    live.title = "Unsaid quillwort"
    live.save_revision()
    NewsPageFactory(live=False, title="Never quillwort", page_topics=on(topic))
    GuidePageFactory(
        for_members=True,
        title="Pay talks",
        summary="What to bring.",
        body=[text_block("quillwort")],
        page_topics=on(topic),
    )

    news, mixed = (client.get(path) for path in FEEDS)

    assert [entry.title for entry in read(news).entries] == ["Said"]
    assert [(entry.title, entry.summary) for entry in read(mixed).entries] == [
        ("Pay talks", "What to bring."),
        ("Said", live.summary),
    ]
    assert b"quillwort" not in news.content + mixed.content


def test_title_with_a_character_that_xml_cannot_hold_breaks_no_feed(
    client: Client, topic: Topic
) -> None:
    NewsPageFactory(
        title="Old\x0b page\x1f", summary="One\ufffe line", page_topics=on(topic)
    )

    for path in FEEDS:
        (entry,) = read(client.get(path)).entries
        assert (entry.title, entry.summary) == ("Old page", "One line")


@pytest.mark.parametrize("path", FEEDS)
def test_who_has_the_feed_already_gets_no_body_until_something_changes(
    client: Client, topic: Topic, path: str
) -> None:
    page = NewsPageFactory(page_topics=on(topic))
    first = client.get(path)

    again = client.get(path, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == first["Cache-Control"]
    page.summary = "Other words."
    page.save()
    changed = client.get(path, headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]


@pytest.mark.parametrize("path", FEEDS)
def test_feed_that_is_sent_compressed_is_known_again(
    client: Client, topic: Topic, path: str
) -> None:
    NewsPageFactory(page_topics=on(topic))
    headers = {"accept-encoding": "gzip"}
    first = client.get(path, headers=headers)
    assert first["Content-Encoding"] == "gzip"

    again = client.get(path, headers=headers | {"if-none-match": first["ETag"]})

    assert again.status_code == 304


@pytest.mark.parametrize("path", FEEDS)
def test_feed_may_be_kept_by_all_and_sets_no_cookie(
    client: Client, topic: Topic, path: str
) -> None:
    response = client.get(path)

    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert not response.cookies
    assert client.post(path).status_code == 405


@pytest.mark.parametrize(
    ("path", "feeds"),
    [
        ("/", ["/news/feed/"]),
        ("/news/", ["/news/feed/"]),
        ("/topics/behaviour/", ["/news/feed/", "/topics/behaviour/feed/"]),
    ],
)
def test_page_tells_feed_readers_where_its_feeds_are(
    client: Client, topic: Topic, path: str, feeds: list[str]
) -> None:
    body = client.get(path).content.decode()

    found = re.findall(
        r'<link rel="alternate" type="application/atom\+xml" title=".+?" href="(.+?)">',
        body,
    )
    assert found == feeds
    assert [client.get(feed).status_code for feed in feeds] == [200] * len(feeds)
