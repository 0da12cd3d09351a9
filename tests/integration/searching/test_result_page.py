"""What the page of results says, whatever was typed."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.factories.pages import NewsPageFactory, PersonFactory, text_block
from tests.factories.results_read import found, text_of

pytestmark = pytest.mark.django_db


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


def test_search_is_in_the_menu_and_on_the_page_for_what_is_missing(
    client: Client,
) -> None:
    menu = client.get("/search/").content.decode()
    missing = client.get("/none/").content.decode()

    assert '<a href="/search/" aria-current="page">Search</a>' in menu
    assert missing.count('action="/search/"') == 1
    assert 'name="q"' in missing


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
