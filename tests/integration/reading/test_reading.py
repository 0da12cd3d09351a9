"""How pages are served: queries, headers, lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from wagtail.models import Page

from naht_site.models import ContactSettings, Generation, PageTopic, Published
from news.models import ChangeNote, NewsAuthor
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    OfferPageFactory,
    PartnerFactory,
    PersonFactory,
    TopicFactory,
)
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db

PUBLIC = "public, max-age=0, s-maxage=60"


def make_things(count: int) -> dict[str, str]:
    """Makes `count` of everything that lists show; returns the pages by name."""
    topic = TopicFactory(slug="behaviour")
    person = PersonFactory(slug="ada")
    for _ in range(count):
        NewsPageFactory(
            page_topics=[PageTopic(topic=topic)], authors=[NewsAuthor(person=person)]
        )
        GuidePageFactory(page_topics=[PageTopic(topic=topic)])
        OfferPageFactory(page_topics=[PageTopic(topic=topic)])
    return {
        "home": "/",
        "news": "/news/",
        "news of a kind": "/news/?kind=news",
        "year": "/news/archive/2026/",
        "topic": "/topics/behaviour/",
        "person": "/people/ada/",
        "advice": "/advice/",
        "section": "/advice/classroom/",
        "partners": "/partners/",
        "category": "/partners/benefits-for-members/",
    }


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("topics", "queries"), [(0, 1), (2, 2)])
def test_article_is_one_query_and_one_for_what_is_related(
    client: Client,
    django_assert_num_queries: Callable,
    topics: int,
    queries: int,
    count: int,
) -> None:
    lines = [PageTopic(topic=TopicFactory()) for _ in range(topics)]
    page = NewsPageFactory(slug="standards", page_topics=lines)
    for _ in range(count):
        NewsPageFactory(page_topics=[PageTopic(topic=line.topic) for line in lines])
    client.get("/accessibility/")

    with django_assert_num_queries(queries):
        response = client.get("/news/standards/")

    assert page.title in response.content.decode()
    assert len(response.context["related"]) == (count if topics else 0)


def test_reader_gets_no_cookie_and_an_answer_that_all_may_share(client: Client) -> None:
    paths = [*make_things(1).values(), NewsPageFactory().url, GuidePageFactory().url]

    answers = {path: client.get(path) for path in paths}

    assert len(answers) == 12
    for path, answer in answers.items():
        assert (answer.status_code, answer["Cache-Control"]) == (200, PUBLIC), path
        assert not answer.cookies, path
        assert "Cookie" not in answer.get("Vary", ""), path
        assert "csrfmiddlewaretoken" not in answer.content.decode(), path


def test_answer_is_kept_no_longer_than_its_words_are_true(client: Client) -> None:
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False):
        page = OfferPageFactory(ends=datetime(2026, 3, 1, 12, 0, 20, tzinfo=UTC))

        response = client.get(page.url)

    assert response["Cache-Control"] == "public, max-age=0, s-maxage=20"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_page_can_only_be_read(client: Client, method: str) -> None:
    assert getattr(client, method)("/news/").status_code == 405


def test_head_answers_as_get_without_a_body(client: Client) -> None:
    response = client.head("/news/")

    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing-here/",
        "/news/nothing-here/",
        "/news/archive/1999/",
        "/news/archive/0/",
        "/news/archive/99999/",
        "/topics/nothing/",
        "/people/nothing/",
        "/news/?kind=gossip",
        "/news/?before=yesterday",
        "/news/?before=2026-02-30-1",
        "/news/?before=2026-02-20-99999999999999999999",
        "/news/?before=\x00",
        "/news/?kind=\x00",
        "/news/a\x00b/",
    ],
)
def test_address_that_is_not_there_gives_the_page_for_it(
    client: Client, path: str
) -> None:
    response = client.get(path)

    assert response.status_code == 404
    assert "0300 30 30 333" in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"


def test_news_list_goes_on_from_page_to_page_without_gap_or_repeat(
    client: Client,
) -> None:
    day = date(2026, 3, 2)
    made = [
        NewsPageFactory(
            title=f"N{n:02}", first_published_on=day - timedelta(days=n // 5)
        )
        for n in range(45)
    ]
    rows = Published.objects.news().newest_first()

    seen, path, pages = [], "/news/", 0
    while path:
        context = client.get(path).context
        seen += [row.title for row in context["rows"]]
        path, pages = context["older_url"], pages + 1

    assert pages == 3
    assert seen == [row.title for row in rows]
    assert sorted(seen) == [page.title for page in made]


def test_home_page_shows_the_five_newest_and_the_offers_that_hold(
    client: Client,
) -> None:
    for day in range(1, 8):
        NewsPageFactory(title=f"Day {day}", first_published_on=date(2026, 3, day))
    now = datetime.now(UTC)
    OfferPageFactory(title="Holds", ends=now + timedelta(days=1))
    OfferPageFactory(title="Ended", ends=now - timedelta(seconds=1))
    OfferPageFactory(title="Not yet", starts=now + timedelta(days=1))

    context = client.get("/").context

    assert context["lead"].title == "Day 7"
    assert [row.title for row in context["headlines"]] == [
        "Day 6",
        "Day 5",
        "Day 4",
        "Day 3",
    ]
    assert [row.title for row in context["offers"]] == ["Holds"]


def test_kinds_are_listed_apart(client: Client) -> None:
    for kind in ("news", "perspective", "survey", "update"):
        NewsPageFactory(title=f"A {kind}", news_kind=kind)

    found = {
        kind: [row.title for row in client.get(f"/news/?kind={kind}").context["rows"]]
        for kind in ("news", "perspective", "survey", "update")
    }

    assert found == {kind: [f"A {kind}"] for kind in found}


def test_years_are_those_that_have_news(client: Client) -> None:
    for year in (2020, 2020, 2023):
        NewsPageFactory(first_published_on=date(year, 5, 4))

    context = client.get("/news/").context

    assert [year["label"] for year in context["years"]] == [2023, 2020]
    assert [
        client.get(f"/news/archive/{year}/").status_code for year in (2023, 2021)
    ] == [
        200,
        404,
    ]


def test_topic_lists_news_guides_and_offers_together(client: Client) -> None:
    make_things(1)

    rows = client.get("/topics/behaviour/").context["rows"]

    assert sorted(row.kind for row in rows) == ["guide", "news", "offer"]


def test_dates_say_first_published_once_and_last_updated_only_if_later(
    client: Client,
) -> None:
    day = date(2020, 6, 24)
    plain = NewsPageFactory(first_published_on=day)
    noted = NewsPageFactory(
        first_published_on=day,
        change_notes=[
            ChangeNote(date=date(2020, 9, 15), note="New times."),
            ChangeNote(date=date(2020, 7, 1), note="A link mended."),
        ],
    )

    texts = [words(client.get(page.url).content.decode()) for page in (plain, noted)]

    assert [text.count("First published 24 June 2020") for text in texts] == [1, 1]
    assert [text.count("Last updated 15 September 2020") for text in texts] == [0, 1]
    assert texts[1].index("New times.") < texts[1].index("A link mended.")


def test_new_phone_number_is_on_every_page_at_once(client: Client) -> None:
    paths = [*make_things(1).values(), NewsPageFactory().url, "/nothing-here/"]
    for path in paths:
        client.get(path)
    contact = ContactSettings.load()
    contact.phone = "0300 000 0000"

    contact.save()

    for path in paths:
        text = client.get(path).content.decode()
        assert "0300 000 0000" in text, path
        assert "0300 30 30 333" not in text, path


def test_generation_is_one_row() -> None:
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        Generation.objects.create(id=2, number=1)


def test_page_unpublished_is_gone_from_every_list_at_once(client: Client) -> None:
    paths = make_things(1)
    page = Page.objects.get(slug__startswith="article-")
    shown = [
        path
        for path in paths.values()
        if page.title in client.get(path).content.decode()
    ]
    assert len(shown) == 6

    page.unpublish()

    answers = {path: client.get(path) for path in shown}
    assert all(page.title not in answer.content.decode() for answer in answers.values())


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("/", []),
        ("/news/", ["/"]),
        ("/news/archive/2026/", ["/", "/news/"]),
        ("/topics/behaviour/", ["/"]),
        ("/people/ada/", ["/"]),
        ("/partners/about/openway/", ["/", "/partners/"]),
    ],
)
def test_list_says_where_it_is(client: Client, path: str, above: list[str]) -> None:
    make_things(1)
    PartnerFactory(name="Openway")

    _, _, rest = (
        client.get(path).content.decode().partition('aria-label="You are here"')
    )

    assert re.findall(r'href="(.*?)"', rest.partition("</nav>")[0]) == above
