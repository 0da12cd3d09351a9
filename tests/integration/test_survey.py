"""Survey figures on a page, as a download, and in the editor's hands."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from members.models import Member, Membership, User
from naht_site.models import SitePage
from news.models import NewsIndexPage, NewsPage
from tests.factories.pages import GuidePageFactory, NewsPageFactory, text_block
from tests.factories.pages_read import words
from tests.factories.staff import staff_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECRET = "quillwort"
DEADLINE = {"label": "Replies", "closes_at": "2030-03-02T12:00:00Z"}


def survey(*rows: tuple[str, str], question: str = "Open or closed?") -> Any:
    """A survey block that holds those rows."""
    return (
        "survey",
        {
            "question": question,
            "base": "school leaders",
            "responses": 4784,
            "asked_from": NOW.date(),
            "rounding": "Figures are rounded.",
            "rows": [{"label": label, "value": value} for label, value in rows],
        },
    )


def download_paths(html: str) -> list[str]:
    return re.findall(r'href="([^"]*\.csv)"', html)


def cells(response: HttpResponse) -> list[list[str]]:
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def first_block_id(page: SitePage) -> str:
    return type(page).objects.get(pk=page.pk).body[0].id


def make_member(ends: datetime | None) -> User:
    user = User.objects.create_user("member@example.org")
    member = Member.objects.create(
        number="10000016",
        user=user,
        first_name="Mara",
        last_name="Quill",
        nation="england",
    )
    Membership.objects.create(member=member, starts=NOW - timedelta(days=1), ends=ends)
    return user


def test_download_holds_what_the_table_of_the_article_shows(client: Client) -> None:
    page = NewsPageFactory(
        slug="findings",
        body=[
            text_block("What we found."),
            survey(("Open, pupils’ choice", "99.7"), ("=Closed", "0.3")),
            survey(("Yes", "60"), question="And later?"),
        ],
    )

    html = client.get(page.url).content.decode()
    first, second = (client.get(path) for path in download_paths(html))

    assert cells(first) == [
        ["Answer", "Per cent"],
        ["Open, pupils’ choice", "99.7"],
        ["'=Closed", "0.3"],
    ]
    assert cells(second) == [["Answer", "Per cent"], ["Yes", "60"]]
    text = words(html)
    assert "Open or closed? Answer Per cent Open, pupils’ choice 99.7% =Closed" in text
    assert "And later? Answer Per cent Yes 60%" in text
    assert text.count("4,784 school leaders, asked from 2 March 2026.") == 2


def test_download_is_a_named_file_that_all_may_keep(client: Client) -> None:
    page = NewsPageFactory(body=[survey(("Yes", "60"), question="Open, or “shut”?")])
    path = f"{page.url}figures/{first_block_id(page)}.csv"

    response = client.get(path)

    assert {
        name: response[name] for name in ("Content-Type", "Content-Disposition")
    } == {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="open-or-shut.csv"',
    }
    assert response["Cache-Control"] == "public, max-age=0, s-maxage=60"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
    assert client.head(path).status_code == 200
    assert client.post(path).status_code == 405


def test_article_with_every_kind_of_figure_is_still_one_query(
    client: Client, django_assert_num_queries: Callable
) -> None:
    NewsPageFactory(
        slug="findings",
        body=[survey(("Yes", "60")), ("deadline", DEADLINE), survey(("No", "40"))],
    )
    client.get("/accessibility/")

    with django_assert_num_queries(1):
        response = client.get("/news/findings/")

    assert len(download_paths(response.content.decode())) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_download_costs_the_same_few_queries_for_one_row_and_for_three(
    client: Client, django_assert_num_queries: Callable, count: int
) -> None:
    page = NewsPageFactory(body=[survey(*[("Yes", "60")] * count)])
    path = f"{page.url}figures/{first_block_id(page)}.csv"

    with django_assert_num_queries(3):
        response = client.get(path)

    assert len(cells(response)) == 1 + count


def test_draft_figures_stay_unseen_until_they_are_published(client: Client) -> None:
    page = NewsPageFactory(body=[survey(("Yes", "60"))])
    path = f"{page.url}figures/{first_block_id(page)}.csv"
    draft = NewsPage.objects.get(pk=page.pk)
    draft.body[0].value["rows"][0]["value"] = "61"

    revision = draft.save_revision()

    assert cells(client.get(path))[1:] == [["Yes", "60"]]
    revision.publish()
    assert cells(client.get(path))[1:] == [["Yes", "61"]]
    Page.objects.get(pk=page.pk).unpublish()
    assert client.get(path).status_code == 404


def test_address_without_figures_is_not_found(client: Client) -> None:
    page = NewsPageFactory(body=[text_block("Words."), survey(("Yes", "60"))])
    other = NewsPageFactory(body=[survey(("No", "40"))])
    own = NewsPage.objects.get(pk=page.pk)
    paths = [
        f"{page.url}figures/{first_block_id(page)}.csv",  # a paragraph
        f"{page.url}figures/{first_block_id(other)}.csv",
        f"{page.url}figures/none.csv",
        f"{page.url}figures/{own.body[1].id}.csv/",
        f"{page.url}figures/{own.body[1].id}%00.csv",
        f"/news/figures/{own.body[1].id}.csv",
        f"/figures/{own.body[1].id}.csv",
    ]

    assert [client.get(path).status_code for path in paths] == [404] * len(paths)


@pytest.mark.parametrize(
    ("make", "status"),
    [
        (lambda: None, 403),
        (lambda: User.objects.create_user("other@example.org"), 403),
        (lambda: make_member(NOW), 403),
        (lambda: make_member(NOW + timedelta(seconds=1)), 200),
        (lambda: make_member(None), 200),
        (lambda: staff_of("Editors"), 200),
    ],
)
def test_figures_of_a_member_only_guide_are_for_those_who_may_read_it(
    client: Client, make: Callable[[], User | None], status: int
) -> None:
    guide = GuidePageFactory(for_members=True, body=[survey((SECRET, "60"))])
    path = f"{guide.url}figures/{first_block_id(guide)}.csv"
    with time_machine.travel(NOW, tick=False):
        if user := make():
            client.force_login(user)

        page, file = client.get(guide.url), client.get(path)
        unknown = client.get(f"{guide.url}figures/none.csv")

    may_read = status == 200
    assert (file.status_code, unknown.status_code) == (status, 404 if may_read else 403)
    assert (SECRET in page.content.decode()) is may_read
    assert download_paths(page.content.decode()) == ([path] if may_read else [])
    assert (SECRET in file.content.decode()) is may_read
    assert file["Cache-Control"] == "private, no-store"
    if may_read:
        assert "Cookie" in file["Vary"]


def article(pasted: str) -> dict[str, Any]:
    """The form of a new article with a survey whose figures are pasted."""
    none = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0}
    inlines = NewsPage.get_edit_handler().get_form_class().formsets
    figures = {
        "question": "Open or closed?",
        "base": "school leaders",
        "responses": "4784",
        "asked_from": "2020-05-04",
        "asked_until": "",
        "rounding": "",
        "rows": {"count": "0"},
        "pasted": pasted,
    }
    return nested_form_data(
        {
            "title": "Findings",
            "slug": "findings",
            "summary": "What we found.",
            "news_kind": "survey",
            "first_published_on": "",
            "old_id": "",
            "body": streamfield([("survey", figures)]),
            **dict.fromkeys(inlines, none),
            "action-publish": "1",
        }
    )


def test_figures_pasted_by_an_editor_are_published(publisher: Client) -> None:
    parent = NewsIndexPage.objects.get()
    address = reverse("wagtailadmin_pages:add", args=["news", "newspage", parent.pk])

    response = publisher.post(address, article("Open;99,7\nClosed;0,3"))

    assert response.status_code == 302
    html = Client().get("/news/findings/").content.decode()
    assert "Open 99.7% Closed 0.3%" in words(html)
    (path,) = download_paths(html)
    assert cells(Client().get(path))[1:] == [["Open", "99.7"], ["Closed", "0.3"]]


def test_wrong_figures_are_refused_where_the_editor_is(publisher: Client) -> None:
    parent = NewsIndexPage.objects.get()
    address = reverse("wagtailadmin_pages:add", args=["news", "newspage", parent.pk])

    response = publisher.post(address, article("Open,99.7\nClosed,103"))

    assert response.status_code == 200
    # As JSON in an attribute of the form.
    assert "Line 2: a figure can\\u2019t be above 100." in response.content.decode()
    assert not NewsPage.objects.exists()
