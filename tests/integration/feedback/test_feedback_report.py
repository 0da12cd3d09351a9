"""What readers say, as editors see it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.models import User
from naht_site.management import groups
from naht_site.models import PageFeedback
from news.models import NewsPage
from tests.factories.pages import NewsPageFactory
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/page-feedback/"


@pytest.fixture
def sign_in(client: Client, settings: object) -> Callable[[str], Client]:
    settings.DEMO = True

    def as_one_of(group: str) -> Client:
        user = User.objects.create_user("somebody@example.org")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)
        return client

    return as_one_of


def say(page: NewsPage, *answers: tuple[bool, str]) -> None:
    for day, (helpful, comment) in enumerate(answers, start=1):
        PageFeedback.objects.create(
            page_id=page.pk,
            helpful=helpful,
            comment=comment,
            sent_on=date(2026, 3, day),
        )


def rows(client: Client, path: str) -> list[list[str]]:
    html = client.get(path).content.decode()
    (body,) = re.findall(r"<tbody>(.*?)</tbody>", html, re.S)
    return [
        [words(cell) for cell in re.findall(r"<td.*?>(.*?)</td>", row, re.S)]
        for row in re.findall(r"<tr.*?>(.*?)</tr>", body, re.S)
    ]


def test_report_counts_by_page_and_puts_the_least_helpful_first(
    sign_in: Callable[[str], Client],
) -> None:
    good, bad = NewsPageFactory(title="Good"), NewsPageFactory(title="Bad")
    NewsPageFactory(title="Nobody said")
    say(good, (True, ""), (True, "Thanks"), (False, ""))
    say(bad, (False, "Old"), (False, "No form"), (True, ""), (False, ""))

    found = rows(sign_in(groups.EDITORS), REPORT)

    assert [[cell.split(" ")[0] for cell in row[:4]] for row in found] == [
        ["Bad", "3", "1", "2"],
        ["Good", "1", "2", "1"],
    ]


@pytest.mark.parametrize(
    ("ordering", "first"),
    [("no", "Good"), ("-yes", "Good"), ("comments", "Good"), ("nonsense", "Bad")],
)
def test_report_can_be_put_in_another_order(
    sign_in: Callable[[str], Client], ordering: str, first: str
) -> None:
    good, bad = NewsPageFactory(title="Good"), NewsPageFactory(title="Bad")
    say(good, (True, ""))
    say(bad, (False, "Old"))

    found = rows(sign_in(groups.EDITORS), f"{REPORT}?ordering={ordering}")

    assert found[0][0].startswith(first)


def test_comments_of_a_page_are_listed_newest_first_and_escaped(
    sign_in: Callable[[str], Client],
) -> None:
    page, other = NewsPageFactory(), NewsPageFactory()
    say(page, (False, "First <b>words</b>"), (True, ""), (True, "Second"))
    say(other, (False, "Of another page"))
    client = sign_in(groups.PUBLISHERS)

    found = rows(client, f"{REPORT}{page.pk}/")

    assert [row[1:] for row in found] == [
        ["Helpful", "Second"],
        ["Not helpful", "First <b>words</b>"],
    ]
    html = client.get(f"{REPORT}{page.pk}/").content.decode()
    assert "First &lt;b&gt;words&lt;/b&gt;" in html


@pytest.mark.parametrize(
    ("group", "status"),
    [
        (groups.EDITORS, 200),
        (groups.PUBLISHERS, 200),
        (groups.PARTNER_MANAGERS, 403),
        (groups.MEMBERSHIP_OFFICERS, 403),
        (groups.MEMBERSHIP_MANAGERS, 403),
        (groups.PRIVACY_OFFICERS, 403),
        (groups.ADMINISTRATORS, 403),
    ],
)
def test_report_is_for_editors_and_publishers(
    sign_in: Callable[[str], Client], group: str, status: int
) -> None:
    page = NewsPageFactory()
    say(page, (True, "Thanks"))
    client = sign_in(group)

    found = [client.get(path).status_code for path in (REPORT, f"{REPORT}{page.pk}/")]

    assert found == [status, status]
    menu = client.get("/admin/").content.decode()
    assert (REPORT in menu) is (status == 200)


def test_page_that_is_not_there_has_no_comments(
    sign_in: Callable[[str], Client],
) -> None:
    assert sign_in(groups.EDITORS).get(f"{REPORT}99999/").status_code == 404


def test_report_costs_the_same_queries_for_one_and_for_three(
    sign_in: Callable[[str], Client],
) -> None:
    client = sign_in(groups.EDITORS)
    page = NewsPageFactory()
    say(page, (True, "One"))
    paths = (REPORT, f"{REPORT}{page.pk}/")

    def queries() -> list[int]:
        counted = []
        for path in paths:
            client.get(path)
            with CaptureQueriesContext(
                connection,
            ) as found:
                client.get(path)
            counted.append(len(found))
        return counted

    for_one = queries()
    say(page, (False, "Two"), (True, "Three"))
    for _ in range(2):
        say(NewsPageFactory(), (True, "Four"), (False, ""))

    assert queries() == for_one
    assert max(for_one) <= 15


def test_answers_go_with_their_page() -> None:
    page = NewsPageFactory()
    say(page, (True, "Thanks"))

    page.delete()

    assert not PageFeedback.objects.exists()
