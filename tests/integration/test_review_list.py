"""The list of join requests: its order, its views and its pages."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from members.enums import Nation
from members.models import JoinRequest, LookedAt
from members.services.withdraw import withdraw
from members.views.review_list import PAGE_SIZE
from tests.factories.pages_read import words
from tests.factories.review import answered, asked, declined, in_review, sent
from tests.factories.review_pages import LIST, listed, shown

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


def test_list_shows_what_is_sent_and_no_draft(staff: Client) -> None:
    shown = sent(last_name="Shownsworth")
    JoinRequest.objects.create(last_name="Draftsworth")

    page = staff.get(f"{LIST}?view=all").content.decode()

    assert shown.reference in page
    assert "Shownsworth" in page
    assert "Draftsworth" not in page


def test_list_begins_with_what_was_answered_then_what_waits_longest(
    staff: Client,
) -> None:
    with time_machine.travel(datetime(2027, 3, 1, 9, tzinfo=LONDON)):
        waiting = asked()
        oldest = sent()
        done = declined()
    with time_machine.travel(datetime(2027, 3, 3, 9, tzinfo=LONDON)):
        newer = in_review()
        back = answered()

    with time_machine.travel(datetime(2027, 3, 8, 9, tzinfo=LONDON)):
        staff.force_login(staff.person)
        everything = listed(staff, view="all")
        open_ones = listed(staff)

    expected = [each.reference for each in (back, oldest, newer, waiting)]
    assert everything == [*expected, done.reference]
    assert open_ones == expected


def test_views_are_mine_nobodys_and_waiting(staff: Client) -> None:
    mine = in_review(by=staff.person)
    nobodys = sent()
    waiting = asked()

    assert listed(staff, view="mine") == [mine.reference]
    assert listed(staff, view="nobody") == [nobodys.reference]
    assert listed(staff, view="waiting") == [waiting.reference]


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "x" * 5000,
        "q=%ff%fe",
        "q=a&q=b",
        "status=nonsense",
        "status=%00",
        "status=draft",
        "outcome=%27%3B--",
        "view=other",
        "after=1-2-3&before=1-2-3",
        "after=1-99999999999999999999999-1",
        "after=1-1-99999999999999999999999",
        "after=-1-1-1",
        "before=%00",
        "before=x&ordering=email",
        "owner=%00",
        "owner=99999999999999999999",
        "tick=%00&late=%00",
        "q=%25_%5C",
    ],
)
def test_odd_query_is_answered_with_a_list(staff: Client, query: str) -> None:
    sent()
    JoinRequest.objects.create(last_name="Draftsworth")

    response = staff.get(f"{LIST}?{query}")

    assert response.status_code == 200
    assert "Draftsworth" not in response.content.decode()


def test_list_asks_the_database_the_same_for_one_and_three(
    staff: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 2):
        for _ in range(count):
            in_review()
            asked()
        staff.get(LIST)
        with django_assert_num_queries(14):
            staff.get(LIST)


def test_list_is_paged_by_where_a_request_stands(staff: Client) -> None:
    requests = [each.reference for each in (sent() for _ in range(PAGE_SIZE + 1))]
    first = staff.get(f"{LIST}?nation=wales")

    second = staff.get(f"{LIST}{first.context['following']}")
    again = staff.get(f"{LIST}{second.context['previous']}")

    assert shown(first) == requests[:PAGE_SIZE] == shown(again)
    assert shown(second) == requests[PAGE_SIZE:]
    assert first.context["previous"] is again.context["previous"] is None
    assert second.context["following"] is None
    assert again.context["following"] == first.context["following"]
    assert first.context["following"].startswith("?nation=wales&after=1-")
    assert first.context["found"] == second.context["found"] == PAGE_SIZE + 1


def test_page_stays_where_it_was_when_a_request_before_it_goes(staff: Client) -> None:
    requests = [sent() for _ in range(PAGE_SIZE + 2)]
    following = staff.get(LIST).context["following"]
    withdraw(uuid=requests[0].uuid)

    rest = staff.get(f"{LIST}{following}")

    assert shown(rest) == [each.reference for each in requests[PAGE_SIZE:]]


def test_list_writes_nothing_down(staff: Client) -> None:
    sent()

    staff.get(LIST)

    assert LookedAt.objects.count() == 0


@pytest.mark.parametrize(
    ("nation", "now", "age"),
    [
        (Nation.WALES, datetime(2027, 3, 16, 18), "0"),
        (Nation.WALES, datetime(2027, 3, 17, 9), "1"),
        (Nation.WALES, datetime(2027, 3, 21, 9), "3"),
        (Nation.WALES, datetime(2027, 3, 30, 9), "8 (late)"),
        (Nation.NORTHERN_IRELAND, datetime(2027, 3, 18, 9), "1"),
    ],
)
def test_age_counts_working_days_of_the_persons_nation(
    staff: Client, nation: Nation, now: datetime, age: str
) -> None:
    with time_machine.travel(datetime(2027, 3, 16, 9, tzinfo=LONDON)):
        sent(nation=nation)

    with time_machine.travel(now.replace(tzinfo=LONDON)):
        staff.force_login(staff.person)
        page = words(staff.get(LIST).content.decode())

    assert f"Eligible by role {age} 16 Mar 2027" in page
