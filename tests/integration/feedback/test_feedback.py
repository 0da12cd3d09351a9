"""Was this page helpful: no cookie, and nobody's data."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client

from naht_site.models import PageFeedback, StandardPage
from news.models import NewsPage
from tests.factories.feedback import OURS, answers, send
from tests.factories.pages import GuidePageFactory, NewsPageFactory, OfferPageFactory
from tests.factories.pages_read import heading, words

pytestmark = pytest.mark.django_db

QUESTION = "Was this page helpful?"


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


def test_comment_of_a_thousand_characters_is_kept_whole(
    browser: Client, page: NewsPage
) -> None:
    comment = "é" * 1000

    send(browser, page, helpful="yes", comment=comment)

    assert answers() == [(page.pk, True, comment)]


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
