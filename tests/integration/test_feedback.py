"""Was this page helpful: no cookie, nobody's data, and a sentence for every mistake."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from naht_site.feedback import (
    ANSWERS_A_DAY,
    ENOUGH,
    TAKE_OUT,
    network_of,
    tells_who,
)
from naht_site.models import PageFeedback, StandardPage
from news.models import NewsPage
from tests.factories.pages import GuidePageFactory, NewsPageFactory, OfferPageFactory
from tests.factories.pages_read import heading, title, words

pytestmark = pytest.mark.django_db

OURS = {"origin": "http://testserver"}
QUESTION = "Was this page helpful?"
NO_PAGE = "We can’t tell which page you mean"


@pytest.fixture
def page() -> NewsPage:
    return NewsPageFactory(slug="standards", title="New standards")


@pytest.fixture
def browser() -> Client:
    """A browser whose POST needs a token or our own origin, as readers' do."""
    return Client(enforce_csrf_checks=True)


def send(
    browser: Client, page: object, headers: dict[str, str] | None = None, **data: Any
) -> HttpResponse:
    key = getattr(page, "pk", page)
    return browser.post("/feedback/", {"page": key, **data}, headers=headers or OURS)


def answers() -> list[tuple[int, bool, str]]:
    return list(PageFeedback.objects.values_list("page", "helpful", "comment"))


@pytest.mark.parametrize(
    ("headers", "helpful", "comment"),
    [
        (OURS, "yes", ""),
        (OURS, "no", "  Which form do I need?\r\nNone is named. "),
        ({"sec-fetch-site": "same-origin"}, "yes", "Thanks"),
    ],
)
def test_answer_from_our_own_page_is_kept_without_a_cookie_or_a_session(
    browser: Client,
    page: NewsPage,
    headers: dict[str, str],
    helpful: str,
    comment: str,
) -> None:
    response = send(browser, page, headers, helpful=helpful, comment=comment)

    assert answers() == [(page.pk, helpful == "yes", comment.strip())]
    assert response.status_code == 302
    assert not response.cookies
    thanks = browser.get(response["Location"])
    assert heading(thanks) == "Thank you"
    assert "Back to New standards" in thanks.content.decode()
    assert not thanks.cookies
    assert not Session.objects.exists()


def test_question_on_the_page_is_one_that_can_be_sent(
    browser: Client, page: NewsPage
) -> None:
    response = browser.get("/news/standards/")
    html = response.content.decode()
    (form,) = re.findall(r'<form[^>]*action="/feedback/">.*?</form>', html, re.S)
    (hidden,) = re.findall(r'type="hidden" name="page" value="(\d+)"', form)

    send(browser, hidden, helpful=re.findall(r'name="helpful" value="(\w+)"', form)[1])

    assert answers() == [(page.pk, False, "")]
    assert "csrf" not in form
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    for name in ("helpful-yes", "helpful-no", "feedback-comment"):
        assert form.count(f'for="{name}"') == form.count(f'id="{name}"') == 1


def test_articles_guides_offers_and_standard_pages_ask_and_lists_do_not(
    client: Client,
) -> None:
    asking = [
        *(NewsPageFactory(news_kind=k) for k in ("news", "perspective", "update")),
        GuidePageFactory(),
        GuidePageFactory(for_members=True),
        OfferPageFactory(),
        StandardPage.objects.get(slug="privacy"),
    ]
    lists = ["/", "/news/", "/advice/", "/advice/classroom/", "/partners/"]

    found = {path: client.get(path) for path in [*(p.url for p in asking), *lists]}

    asked = [p for p, answer in found.items() if QUESTION in answer.content.decode()]
    assert asked == [page.url for page in asking]
    assert len(asked) == 7


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "none"},
        {"origin": "https://evil.example", "sec-fetch-site": "same-origin"},
        {"x": "nothing"},
    ],
)
def test_answer_from_elsewhere_leads_to_the_form_and_is_not_kept(
    browser: Client, page: NewsPage, headers: dict[str, str]
) -> None:
    response = send(browser, page, headers, helpful="yes", comment="Ours")

    assert response["Location"] == f"/feedback/?page={page.pk}"
    assert not response.cookies
    assert answers() == []


def test_form_with_a_token_does_without_the_headers(
    browser: Client, page: NewsPage
) -> None:
    form = browser.get(f"/feedback/?page={page.pk}")
    (token,) = re.findall(
        r'name="csrfmiddlewaretoken" value="(\w+)"', form.content.decode()
    )
    headers = {"x": "nothing"}

    response = send(browser, page, headers, csrfmiddlewaretoken=token, helpful="no")

    assert heading(form) == QUESTION
    assert "New standards" in words(form.content.decode())
    assert form["Cache-Control"] == "private, no-store"
    assert response["Location"] == f"/feedback/thanks/?page={page.pk}"
    assert answers() == [(page.pk, False, "")]


@pytest.mark.parametrize("helpful", ["", "maybe", "yes\x00", "\x00", "x" * 5000])
def test_answer_that_is_neither_yes_nor_no_is_asked_for_again(
    browser: Client, page: NewsPage, helpful: str
) -> None:
    response = send(browser, page, helpful=helpful, comment="Kept <words>")

    html = response.content.decode()
    assert response.status_code == 200
    assert title(response).startswith("Error: ")
    assert html.count("Choose yes or no.") == 2
    assert "Kept &lt;words&gt;" in html
    assert not response.cookies
    assert answers() == []


@pytest.mark.parametrize(
    ("comment", "sentence"),
    [
        ("x" * 5000, "Use at most 1000 characters. There are 5000."),
        ("x" * 1001, "Use at most 1000 characters. There are 1001."),
        ("a\x00b", "There is a character in your words that we can’t keep."),
        ("Write to jane@example.org", TAKE_OUT),
        ("Call 07700 900123", TAKE_OUT),
    ],
)
def test_comment_that_cannot_be_kept_is_refused_in_words_and_stays_in_the_field(
    browser: Client, page: NewsPage, comment: str, sentence: str
) -> None:
    response = send(browser, page, helpful="yes", comment=comment)

    html = response.content.decode()
    assert response.status_code == 200
    assert html.count(sentence) == 2
    assert f"{comment}</textarea>" in html
    assert re.findall(r'value="(\w+)"[^>]* checked', html) == ["yes"]
    assert response["Cache-Control"] == "private, no-store"
    assert not response.cookies
    assert answers() == []


def test_comment_of_a_thousand_characters_is_kept_whole(
    browser: Client, page: NewsPage
) -> None:
    comment = "é" * 1000

    send(browser, page, helpful="yes", comment=comment)

    assert answers() == [(page.pk, True, comment)]


@pytest.mark.parametrize(
    "text",
    [
        "jane@example.org",
        "Jane <jane.doe+work@mail.example.org>",
        "jane＠example.org",
        "ja\u200bne\u200b@exam\u200bple.org",
        "mailto:j@example.co",
        "07700 900123",
        "07700900123",
        "077 00 90 01 23",
        "07700-900-123",
        "07700.900.123",
        "07700\u00a0900\u00a0123",
        "077\u200b00900123",
        "０７７００ ９００１２３",
        "+44 7700 900123",
        "+44 (0)7700 900123",
        "0044 7700 900123",
        "(028) 9012 3456",
        "my number:07700900123.",
    ],
)
def test_text_that_tells_who_is_known(text: str) -> None:
    assert tells_who(f"Please answer: {text} soon")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Good, but where is the form for 2020-21 and 2021-22?",
        "Up to 99.7, 98.3 and 45.2 per cent of 4,784 answers.",
        "Closed on 30 October 2020 at 12.30, opened on 24/06/2020.",
        "It costs £1,234,567 and takes 10 to 12 weeks.",
        "Tell @naht what you think @ school",
        "Sections 1, 2, 3, 4, 5, 6, 7, 8, 9 and 10 are too long.",
        "1. One 2. Two 3. Three 4. Four 5. Five 6. Six",
    ],
)
def test_text_with_figures_alone_is_taken(text: str) -> None:
    assert not tells_who(text)


@pytest.mark.parametrize(
    "page",
    ["", "0", "999999", "9" * 30, "-1", "1.5", "x", "\x00", "1\x00", "x" * 5000, "٣"],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_page_that_is_not_known_gives_a_sentence(
    browser: Client, page: str, method: str
) -> None:
    data = {"page": page, "helpful": "yes", "comment": "My <words>"}

    response = getattr(browser, method)("/feedback/", data, headers=OURS)

    html = response.content.decode()
    assert response.status_code == 404
    assert heading(response) == NO_PAGE
    assert ("My &lt;words&gt;" in html) is (method == "post")
    assert "0300 30 30 333" in html
    assert answers() == []


def test_page_that_readers_do_not_see_or_are_not_asked_about_takes_no_answer(
    browser: Client, page: NewsPage
) -> None:
    draft = NewsPageFactory(live=False)
    section = GuidePageFactory().get_parent()
    page.unpublish()

    found = [send(browser, p, helpful="yes") for p in (draft, section, page)]

    assert [heading(response) for response in found] == [NO_PAGE] * 3
    assert answers() == []


@pytest.mark.django_db(transaction=True)
def test_page_deleted_a_moment_ago_gives_a_sentence(
    browser: Client, page: NewsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = PageFeedback.save

    def delete_first(self: PageFeedback, *args: Any, **kwargs: Any) -> None:
        NewsPage.objects.get(pk=page.pk).delete()
        real(self, *args, **kwargs)

    monkeypatch.setattr(PageFeedback, "save", delete_first)

    response = send(browser, page, helpful="yes")

    assert (response.status_code, heading(response)) == (404, NO_PAGE)


def test_one_network_is_heard_five_times_a_day_about_a_page(
    browser: Client, page: NewsPage
) -> None:
    other = NewsPageFactory()
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False) as clock:
        for number in range(ANSWERS_A_DAY):
            assert send(browser, page, helpful="yes").status_code == 302, number

        sixth = send(browser, page, helpful="no", comment="Kept words")
        elsewhere = send(browser, other, helpful="yes")
        neighbour = browser.post(
            "/feedback/",
            {"page": page.pk, "helpful": "yes"},
            headers=OURS,
            REMOTE_ADDR="192.0.2.7",
        )
        clock.shift(timedelta(days=1, seconds=1))
        tomorrow = send(browser, page, helpful="yes")

    assert sixth.status_code == 429
    assert ENOUGH in words(sixth.content.decode())
    assert "Kept words</textarea>" in sixth.content.decode()
    assert [r.status_code for r in (elsewhere, neighbour, tomorrow)] == [302] * 3
    assert PageFeedback.objects.count() == ANSWERS_A_DAY + 3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.7", "192.0.2.7", True),
        ("192.0.2.7", "192.0.2.8", False),
        ("2001:db8:1:2::7", "2001:db8:1:2:ffff::8", True),
        ("2001:db8:1:2::7", "2001:db8:1:3::7", False),
    ],
)
def test_network_is_an_address_or_half_of_a_long_one(
    one: str, other: str, same: bool
) -> None:
    assert (network_of(one) == network_of(other)) is same


def test_answer_that_is_refused_is_not_counted(browser: Client, page: NewsPage) -> None:
    for _ in range(ANSWERS_A_DAY + 1):
        assert send(browser, page, helpful="").status_code == 200

    assert send(browser, page, helpful="yes").status_code == 302


def test_nothing_that_is_kept_tells_who_answered(
    browser: Client, page: NewsPage, caplog: pytest.LogCaptureFixture
) -> None:
    cache.clear()
    browser.post(
        "/feedback/",
        {"page": page.pk, "helpful": "no", "comment": "Plain words"},
        headers=OURS | {"user-agent": "Quillwort/1.0"},
        REMOTE_ADDR="192.0.2.77",
    )

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key, value FROM naht_site_cache")
        kept = cursor.fetchall()
    assert len(kept) == 1
    row = PageFeedback.objects.values().get()
    assert sorted(row) == ["comment", "helpful", "id", "page_id", "sent_on"]
    held = f"{kept}{row}{caplog.text}"
    for word in ("192.0.2", "Quillwort"):
        assert word not in held
    assert "Plain words" not in f"{kept}{caplog.text}"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/feedback/", "/feedback/thanks/"])
def test_other_methods_are_refused(client: Client, path: str, method: str) -> None:
    assert getattr(client, method)(path).status_code == 405


@pytest.mark.parametrize("query", ["", "?page=0", "?page=%00", "?page=" + "9" * 99])
def test_thanks_do_without_a_page(client: Client, query: str) -> None:
    response = client.get(f"/feedback/thanks/{query}")

    assert heading(response) == "Thank you"
    assert "Back to" not in response.content.decode()


def test_answer_costs_the_same_however_many_there_are(
    browser: Client, page: NewsPage, django_assert_num_queries: Callable
) -> None:
    browser.get("/accessibility/")
    PageFeedback.objects.bulk_create(
        [PageFeedback(page_id=page.pk, helpful=True) for _ in range(30)]
    )

    with django_assert_num_queries(9):  # five of them for a place in the shared cache
        send(browser, page, helpful="yes")
