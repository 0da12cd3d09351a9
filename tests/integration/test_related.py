"""What else to read: picked pages first, then the newest on the same topic."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from wagtail.models import Page

from naht_site import published
from naht_site.models import PageNation, PageTopic, Published, RelatedPage, Topic
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    OfferPageFactory,
    StandardPageFactory,
    TopicFactory,
    text_block,
)
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic() -> Topic:
    return TopicFactory(name="Behaviour")


def on(*topics: Topic) -> list[PageTopic]:
    return [PageTopic(topic=topic) for topic in topics]


def for_nations(*nations: str) -> list[PageNation]:
    return [PageNation(nation=nation) for nation in nations]


def picks(*pages: Page) -> list[RelatedPage]:
    return [
        RelatedPage(to_id=page.pk, sort_order=order) for order, page in enumerate(pages)
    ]


def related(client: Client, page: Page) -> list[str]:
    response = client.get(page.url)
    titles = [row.title for row in response.context["related"]]
    text = words(response.content.decode().split("<main")[1])
    assert [title for title in titles if title not in text] == []
    assert (" Related " in text) is bool(titles)
    return titles


def test_newest_of_the_same_topic_are_shown_up_to_four(
    client: Client, topic: Topic
) -> None:
    other = TopicFactory()
    for day in range(1, 7):
        NewsPageFactory(
            title=f"Day {day}",
            first_published_on=date(2026, 3, day),
            page_topics=on(other, topic),
        )
    NewsPageFactory(title="Elsewhere", page_topics=on(other))
    NewsPageFactory(title="No topic")
    page = NewsPageFactory(page_topics=on(topic), first_published_on=date(2026, 3, 9))

    assert related(client, page) == ["Day 6", "Day 5", "Day 4", "Day 3"]


def test_guides_offers_and_news_are_related_to_each_other(
    client: Client, topic: Topic
) -> None:
    day = date(2026, 3, 2)
    news = NewsPageFactory(title="N", page_topics=on(topic), first_published_on=day)
    guide = GuidePageFactory(title="G", page_topics=on(topic), first_published_on=day)
    offer = OfferPageFactory(title="O", page_topics=on(topic))

    found = [related(client, page) for page in (news, guide, offer)]

    assert found == [["O", "G"], ["O", "N"], ["G", "N"]]


@pytest.mark.parametrize(
    ("nations", "expected"),
    [
        ((), ["Both", "Wales", "England", "All"]),
        (("wales",), ["Both", "Wales", "All"]),
        (("england", "wales"), ["Both", "Wales", "England", "All"]),
        (("northern-ireland",), ["All"]),
    ],
)
def test_page_for_a_nation_has_those_for_it_and_for_all(
    client: Client, topic: Topic, nations: tuple[str, ...], expected: list[str]
) -> None:
    for day, (title, said) in enumerate(
        [
            ("All", ()),
            ("England", ("england",)),
            ("Wales", ("wales",)),
            ("Both", ("wales", "england")),
        ],
        start=1,
    ):
        NewsPageFactory(
            title=title,
            page_topics=on(topic),
            page_nations=for_nations(*said),
            first_published_on=date(2026, 3, day),
        )

    page = NewsPageFactory(page_topics=on(topic), page_nations=for_nations(*nations))

    assert related(client, page) == expected


def test_picked_pages_come_first_in_the_editors_order(
    client: Client, topic: Topic
) -> None:
    for day in (1, 2, 3):
        NewsPageFactory(
            title=f"Day {day}",
            page_topics=on(topic),
            first_published_on=date(2026, 3, day),
        )
    old = NewsPageFactory(
        title="Old", page_topics=on(topic), first_published_on=date(2019, 1, 1)
    )
    other = GuidePageFactory(title="Other topic")
    page = NewsPageFactory(page_topics=on(topic), related_pages=picks(other, old))

    assert related(client, page) == ["Other topic", "Old", "Day 3", "Day 2"]


def test_picked_pages_alone_need_no_topic(client: Client) -> None:
    pages = [
        NewsPageFactory(title="One"),
        StandardPageFactory(title="Two"),
        OfferPageFactory(title="Three"),
        GuidePageFactory(title="Four"),
    ]

    page = NewsPageFactory(related_pages=picks(*pages))

    assert related(client, page) == ["One", "Two", "Three", "Four"]


def test_what_lists_do_not_show_is_not_related(client: Client, topic: Topic) -> None:
    now = datetime.now(UTC)
    ended = OfferPageFactory(page_topics=on(topic), ends=now - timedelta(days=1))
    coming = OfferPageFactory(page_topics=on(topic), starts=now + timedelta(days=1))
    draft = NewsPageFactory(page_topics=on(topic), live=False)
    gone = NewsPageFactory(page_topics=on(topic))
    page = NewsPageFactory(
        page_topics=on(topic), related_pages=picks(ended, coming, draft, gone)
    )
    Page.objects.get(pk=gone.pk).unpublish()

    assert related(client, page) == []


def test_page_that_picked_itself_is_not_related_to_itself(
    client: Client, topic: Topic
) -> None:
    page = NewsPageFactory(page_topics=on(topic))
    page.related_pages = picks(page)
    page.save()

    assert related(client, page) == []


def test_page_on_a_topic_shows_a_new_one_and_a_new_title_at_once(
    client: Client, topic: Topic
) -> None:
    page = NewsPageFactory(page_topics=on(topic))
    assert related(client, page) == []

    other = NewsPageFactory(title="Before", page_topics=on(topic))
    before = related(client, page)
    other.title = "After"
    other.save()

    assert (before, related(client, page)) == (["Before"], ["After"])


def test_member_only_page_is_related_by_its_title_and_marked(
    client: Client, topic: Topic
) -> None:
    GuidePageFactory(
        for_members=True,
        title="Pay talks",
        body=[text_block("quillwort")],
        page_topics=on(topic),
    )
    page = NewsPageFactory(page_topics=on(topic))

    text = words(client.get(page.url).content.decode())

    assert "For members 2 March 2026 Pay talks" in text
    assert "quillwort" not in text


def test_preview_shows_what_readers_will_see(client: Client, topic: Topic) -> None:
    other = NewsPageFactory(title="Same topic", page_topics=on(topic))
    page = NewsPageFactory(page_topics=on(topic))
    page.related_pages = picks(other)

    preview = page.make_preview_request(preview_mode="")

    assert "Same topic" in preview.content.decode()
    assert related(client, page) == ["Same topic"]


def test_picked_page_moves_and_goes_with_its_row(topic: Topic) -> None:
    other = NewsPageFactory(title="Other")
    page = NewsPageFactory(related_pages=picks(other))
    assert Published.objects.get(page_id=page.pk).related == [other.pk]

    other.delete()

    assert Published.objects.get(page_id=page.pk).related == []
    assert published.differences() == []


def test_page_is_picked_once() -> None:
    page, other = NewsPageFactory(), NewsPageFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        RelatedPage.objects.bulk_create(
            [RelatedPage(page_id=page.pk, to_id=other.pk) for _ in range(2)]
        )


@pytest.mark.parametrize("count", [1, 3])
def test_related_pages_are_one_query(
    client: Client, topic: Topic, django_assert_num_queries: Callable, count: int
) -> None:
    others = [NewsPageFactory(page_topics=on(topic)) for _ in range(count)]
    page = NewsPageFactory(
        slug="here",
        page_topics=on(topic, TopicFactory()),
        page_nations=for_nations("wales", "england"),
        related_pages=picks(others[-1]),
    )
    client.get("/accessibility/")

    with django_assert_num_queries(2):
        response = client.get("/news/here/")

    assert response.context["row"].page_id == page.pk
    assert len(response.context["related"]) == count
