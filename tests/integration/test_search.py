"""Search: what is found, in which order, and what the page says."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.test import Client
from wagtail.models import Page

from naht_site.models import PageNation, PageTopic
from naht_site.search import pages as search_pages
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    OfferPageFactory,
    PersonFactory,
    StandardPageFactory,
    TopicFactory,
    text_block,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
HIT = re.compile(r"<h3><a href=\"([^\"]+)\">(.*?)</a></h3>")


def text_of(client: Client, **asked: str | int) -> str:
    response = client.get("/search/", asked)
    assert response.status_code == 200
    return response.content.decode()


def found(client: Client, **asked: str | int) -> list[str]:
    """The titles that are found, as they stand on the page."""
    titles = [title for _, title in HIT.findall(text_of(client, **asked))]
    return [unescape(re.sub("</?mark>", "", title)) for title in titles]


def options(client: Client, facet: str, **asked: str) -> dict[str, tuple[str, str]]:
    """The choices of a facet: the address and the number of each."""
    text = text_of(client, **asked)
    nav = re.search(rf'<nav class="facet" aria-label="{facet}">(.*?)</nav>', text, re.S)
    choice = r'<a href="([^"]+)"[^>]*>([^<]+)</a>(?: <span class="numbers">(\d+))?'
    return {
        title: (unescape(url), number)
        for url, title, number in re.findall(choice, nav[1] if nav else "")
    }


def test_finds_pages_of_every_type_people_and_topics(client: Client) -> None:
    NewsPageFactory(title="Wrens in the yard")
    GuidePageFactory(title="Counting wrens")
    OfferPageFactory(title="Nest boxes for wrens")
    StandardPageFactory(title="About our wren")
    PersonFactory(name="Jenny Wren", slug="jenny-wren", role="Head of music")
    TopicFactory(name="Wrens and owls", slug="wrens")

    text = text_of(client, q="wren")

    assert {(url, kind) for kind, url in re.findall(
        r'<strong>([^<]+)</strong>.*?<h3><a href="([^"]+)">', text, re.S)
    } == {
        ("/news/wrens-in-the-yard/", "News"),
        ("/advice/classroom/counting-wrens/", "Guide"),
        ("/partners/benefits-for-members/nest-boxes-for-wrens/", "Offer"),
        ("/about-our-wren/", "Page"),
        ("/people/jenny-wren/", "Person"),
        ("/topics/wrens/", "Topic"),
    }  # fmt: skip
    assert "6 results for “wren”" in text
    assert "Head of music" in text


def test_title_leads_then_the_nearer_match_then_the_newer(client: Client) -> None:
    wren = [text_block("A wren sang.")]
    NewsPageFactory(title="Old text", body=wren, first_published_on=date(2020, 1, 1))
    NewsPageFactory(title="New text", body=wren, first_published_on=date(2026, 1, 1))
    NewsPageFactory(title="In short", summary="A wren.")
    NewsPageFactory(title="Wren of old", first_published_on=date(2019, 1, 1))
    NewsPageFactory(title="Wren anew", first_published_on=date(2026, 1, 1))

    assert found(client, q="wren") == [
        "Wren anew",
        "Wren of old",
        "In short",
        "New text",
        "Old text",
    ]


@pytest.mark.parametrize("least_by_day", [1, 1000])
def test_among_very_many_matches_title_leads_then_the_newer(
    client: Client, monkeypatch: pytest.MonkeyPatch, least_by_day: int
) -> None:
    monkeypatch.setattr(search_pages, "MOST_RANKED", 0)
    monkeypatch.setattr(search_pages, "LEAST_BY_DAY", least_by_day)
    wren = [text_block("A wren sang.")]
    NewsPageFactory(title="New text", body=wren, first_published_on=date(2026, 1, 1))
    NewsPageFactory(title="In short", summary="A wren.", first_published_on="2020-1-1")
    NewsPageFactory(title="Wren of old", first_published_on=date(2019, 1, 1))
    NewsPageFactory(title="Wren anew", first_published_on=date(2026, 1, 1))

    assert found(client, q="wren") == [
        "Wren anew",
        "Wren of old",
        "New text",
        "In short",
    ]


@pytest.mark.parametrize(
    ("asked", "matches"),
    [
        ("wagtail", True),
        ("wagtails wagtail", True),
        ("WAGTAILS", True),
        ("Sian wagtail", True),
        ("Siân", True),
        ("wales", True),
        ("wagtails colleagues", True),
        ("wagtails wren", False),
        ('"hard wagtails"', True),
        ('"wagtails hard"', False),
        ("the", False),
        ("published", False),
    ],
)
def test_every_word_must_be_there_in_any_form(
    client: Client, asked: str, matches: bool
) -> None:
    NewsPageFactory(
        title="Siân on hard wagtails",
        page_nations=[PageNation(nation="wales")],
        body=[
            ("heading", {"text": "With colleagues", "level": "h2"}),
            text_block("Talk early."),
        ],
    )

    titles = found(client, q=asked, type="news")

    assert titles == (["Siân on hard wagtails"] if matches else [])


def test_page_is_found_from_publishing_to_unpublishing(client: Client) -> None:
    page = NewsPageFactory(title="Wren", live=False)
    draft = found(client, q="wren")

    Page.objects.get(pk=page.pk).specific.save_revision().publish()
    live = found(client, q="wren")
    Page.objects.get(pk=page.pk).unpublish()

    assert (draft, live, found(client, q="wren")) == ([], ["Wren"], [])


def test_offer_is_found_from_its_start_to_its_end(client: Client) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        OfferPageFactory(
            title="Wren boxes",
            starts=NOW + timedelta(seconds=30),
            ends=NOW + timedelta(seconds=60),
        )
        before = found(client, q="wren")
        clock.shift(timedelta(seconds=30))
        held = client.get("/search/?q=wren")
        clock.shift(timedelta(seconds=30))

        after = found(client, q="wren")

    assert (before, after) == ([], [])
    assert "Wren boxes" in re.sub("</?mark>", "", held.content.decode())
    assert held["Cache-Control"] == "public, max-age=0, s-maxage=30"


def test_excerpt_marks_what_was_looked_for_and_takes_no_markup(client: Client) -> None:
    NewsPageFactory(
        title="<b>Wrens</b> & <script>owls",
        summary='Nothing of "that" kind.',
        body=[
            text_block(f"{'Some words before. ' * 20}Look: &lt;i&gt;wrens&lt;/i&gt;.")
        ],
    )

    text = text_of(client, q="wren")

    assert "<script>owls" not in text
    assert found(client, q="owls wrens") == ["<b>Wrens</b> & <script>owls"]
    assert "&lt;b&gt;<mark>Wrens</mark>&lt;/b&gt; &amp; &lt;script&gt;owls" in text
    assert "&lt;i&gt;<mark>wrens</mark>" in text


def test_signs_of_our_own_in_a_text_mark_nothing(client: Client) -> None:
    NewsPageFactory(title="Wren", summary="\x02img\x03 \x1ab> wren")

    text = text_of(client, q="wren")

    assert "<p>img b&gt; <mark>wren</mark></p>" in text


def test_excerpt_is_the_summary_where_that_holds_it(client: Client) -> None:
    NewsPageFactory(
        title="A bird", summary="A wren came.", body=[text_block("The wren left.")]
    )

    text = text_of(client, q="wren")

    assert "<p>A <mark>wren</mark> came.</p>" in text
    assert "left" not in text


def test_facets_count_what_each_choice_would_give(client: Client) -> None:
    owls, elms = TopicFactory(name="Owls", slug="owls"), TopicFactory(name="Elms")
    for number in range(3):
        NewsPageFactory(
            title=f"Wren {number}",
            page_topics=[PageTopic(topic=owls)],
            page_nations=[PageNation(nation="england"), PageNation(nation="wales")],
        )
    GuidePageFactory(
        title="Wren guide",
        page_topics=[PageTopic(topic=owls), PageTopic(topic=elms)],
        page_nations=[PageNation(nation="wales")],
    )
    NewsPageFactory(title="An owl", page_topics=[PageTopic(topic=owls)])
    PersonFactory(name="Jenny Wren")

    types = options(client, "Type", q="wren")
    topics = options(client, "Topic", q="wren")
    nations = options(client, "Nation", q="wren")

    assert types == {
        "All": ("/search/?q=wren", ""),
        "Guides": ("/search/?q=wren&type=guide", "1"),
        "News": ("/search/?q=wren&type=news", "3"),
        "People": ("/search/?q=wren&type=person", "1"),
    }
    assert topics == {
        "All": ("/search/?q=wren", ""),
        "Owls": ("/search/?q=wren&topic=owls", "4"),
        "Elms": (f"/search/?q=wren&topic={elms.slug}", "1"),
    }
    assert nations == {
        "All": ("/search/?q=wren", ""),
        "England": ("/search/?q=wren&nation=england", "3"),
        "Wales": ("/search/?q=wren&nation=wales", "4"),
    }
    for facet in (types, topics, nations):
        for url, number in list(facet.values())[1:]:
            assert len(HIT.findall(client.get(url).content.decode())) == int(number)


def test_facets_combine_and_leave_their_own_choice_out_of_their_counts(
    client: Client,
) -> None:
    NewsPageFactory(title="Wren a", page_nations=[PageNation(nation="wales")])
    NewsPageFactory(title="Wren b", page_nations=[PageNation(nation="england")])
    GuidePageFactory(title="Wren c", page_nations=[PageNation(nation="wales")])
    asked = {"q": "wren", "type": "news", "nation": "wales"}

    text = text_of(client, **asked)

    assert found(client, **asked) == ["Wren a"]
    assert options(client, "Type", **asked) == {
        "All": ("/search/?q=wren&nation=wales", ""),
        "Guides": ("/search/?q=wren&type=guide&nation=wales", "1"),
        "News": ("/search/?q=wren&type=news&nation=wales", "1"),
    }
    assert options(client, "Nation", **asked) == {
        "All": ("/search/?q=wren&type=news", ""),
        "England": ("/search/?q=wren&type=news&nation=england", "1"),
        "Wales": ("/search/?q=wren&type=news&nation=wales", "1"),
    }
    assert re.findall(r'aria-current="true">([^<]+)', text) == ["News", "Wales"]
    assert 'href="/search/?q=wren">Show all results' in text


def test_choice_that_leaves_nothing_can_be_taken_back(client: Client) -> None:
    topic = TopicFactory(name="Owls", slug="owls")
    NewsPageFactory(title="Wren")

    text = text_of(client, q="wren", topic=topic.slug)

    assert "Nothing found for “wren”" in text
    assert 'href="/search/?q=wren">Show all results' in text
    assert options(client, "Topic", q="wren", topic="owls")["Owls"][1] == "0"


def test_many_results_are_turned_by_page(client: Client) -> None:
    for number in range(45):
        NewsPageFactory(title=f"Wren {number}", first_published_on=date(2026, 1, 1))
    PersonFactory(name="Jenny Wren")

    seen = [found(client, q="wren", page=page) for page in (1, 2, 3)]
    text = text_of(client, q="wren", page=2)

    assert [len(titles) for titles in seen] == [21, 20, 5]
    assert len({title for titles in seen for title in titles}) == 46
    assert "46 results for “wren”, page 2 of 3" in text
    assert 'href="/search/?q=wren" rel="prev">Previous' in text
    assert 'href="/search/?q=wren&amp;page=3" rel="next">Next' in text
    assert client.get("/search/?q=wren&page=4").status_code == 404


@pytest.mark.parametrize(
    "query",
    ["type=none", "nation=france", "topic=none", "topic=%00", "page=0", "page=21",
     "page=x", "type=%00"],
)  # fmt: skip
def test_choice_that_there_is_not_is_not_found(client: Client, query: str) -> None:
    assert client.get(f"/search/?q=wren&{query}").status_code == 404


HOSTILE = {
    "nothing": "",
    "spaces": "   ",
    "marks": "?!&|():*<>'\\",
    "operators": "wren & | ! (owl:* <-> :A",
    "quotes": '"\'""“’`´\'',
    "half a quote": '"wren',
    "injection": "'; DROP TABLE naht_site_published; --",
    "percent": "%s %(q)s {found} 100%",
    "tag": "<script>alert(1)</script>",
    "accents": "Siân ŵyl",
    "other scripts": "教育 мир 🐦",
    "not a character": "\ufffe\uffff \x02wren\x03",
    "controls": "wren\x01\x1b\x7f",
    "long": "wren " * 40,
    "one long word": "w" * 200,
    "quotes without end": '"a" ' * 50,
    "synonyms without end": "alenco tlr ppa mat " * 10,
    "minus": "-wren",
    "stop words": "the and of",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_page_answers_whatever_is_typed(client: Client, name: str) -> None:
    NewsPageFactory(title="Wren 100% of the 'owls'")

    text = text_of(client, q=HOSTILE[name])

    assert "<h1>Search</h1>" in text
    assert "<script>alert" not in text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("q=wren%00", "can’t be searched for"),
        ("q=" + "w" * 201, "200 letters or fewer"),
    ],
)
def test_what_cannot_be_looked_for_is_said_beside_the_box(
    client: Client, query: str, words: str
) -> None:
    text = client.get(f"/search/?{query}").content.decode()

    assert "<title>Error: Search" in text
    assert words in text
    assert 'aria-describedby="search-error"' in text
    assert "\0" not in text
    assert "<h2" not in text[text.index("<main") : text.index("</main>")]


def test_broken_bytes_in_the_address_find_nothing(client: Client) -> None:
    assert client.get("/search/?q=%ff%fewren").status_code == 200


def test_result_page_is_kept_out_of_indexes_and_sets_no_cookie(client: Client) -> None:
    response = client.get("/search/?q=wren")
    text = response.content.decode()

    assert '<meta name="robots" content="noindex">' in text
    assert not response.cookies
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert "Cookie" in response["Vary"]
    assert '<meta name="robots"' not in client.get("/search/").content.decode()


@pytest.mark.parametrize("number", [1, 3, 25])
def test_search_costs_five_queries_whatever_it_finds(
    client: Client, django_assert_num_queries: Callable, number: int
) -> None:
    topic = TopicFactory(name="Wrens")
    for n in range(number):
        NewsPageFactory(title=f"Wren {n}", page_topics=[PageTopic(topic=topic)])
        PersonFactory(name=f"Jenny Wren {n}")
    client.get("/search/")

    with django_assert_num_queries(5):
        client.get("/search/", {"q": "wren"})


def test_search_that_finds_nothing_costs_five_queries_too(
    client: Client, django_assert_num_queries: Callable
) -> None:
    NewsPageFactory(title="Behaviour")
    client.get("/search/")

    with django_assert_num_queries(5):
        text = text_of(client, q="behavior")

    assert "Did you mean" in text


def test_search_is_in_the_menu_and_on_the_page_for_what_is_missing(
    client: Client,
) -> None:
    menu = client.get("/search/").content.decode()
    missing = client.get("/none/").content.decode()

    assert '<a href="/search/" aria-current="page">Search</a>' in menu
    assert missing.count('action="/search/"') == 1
    assert 'name="q"' in missing
