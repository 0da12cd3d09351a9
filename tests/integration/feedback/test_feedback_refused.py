"""An answer that is not kept, and a sentence for every mistake."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from naht_site.feedback import ANSWERS_A_DAY, ENOUGH, TAKE_OUT
from naht_site.models import PageFeedback
from news.models import NewsPage
from tests.factories.feedback import OURS, answers, send
from tests.factories.pages import GuidePageFactory, NewsPageFactory
from tests.factories.pages_read import heading, title, words

pytestmark = pytest.mark.django_db

NO_PAGE = "We can’t tell which page you mean"


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


def test_answer_that_is_refused_is_not_counted(browser: Client, page: NewsPage) -> None:
    for _ in range(ANSWERS_A_DAY + 1):
        assert send(browser, page, helpful="").status_code == 200

    assert send(browser, page, helpful="yes").status_code == 302


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/feedback/", "/feedback/thanks/"])
def test_other_methods_are_refused(client: Client, path: str, method: str) -> None:
    assert getattr(client, method)(path).status_code == 405
