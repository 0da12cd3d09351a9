from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from members.enums import Nation, Source, Status
from members.models import JoinRequest, LookedAt
from members.services.withdraw import withdraw
from members.views.review_list import PAGE_SIZE
from tests.factories.pages_read import words
from tests.factories.review import (
    answered,
    asked,
    declined,
    in_review,
    officer,
    sent,
)

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
LIST = "/admin/join-requests/"


def listed(client: Client, **search: str) -> list[str]:
    if not search or "view" in search:
        response = client.get(LIST, search)
    else:
        response = client.post(LIST, search, follow=True)
    assert response.status_code == 200
    return [each.reference for each in response.context["object_list"]]


def shown(response: HttpResponse) -> list[str]:
    return [each.reference for each in response.context["object_list"]]


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


@pytest.mark.parametrize(
    "typed",
    [
        "JR-99999998",
        "jr-99999998",
        "9999",
        "otterham",
        "OTTERHAM",
        "pia.other@example.org",
        "CF10 9ZZ",
        "cf109zz",
    ],
)
def test_search_finds_by_reference_surname_address_and_postcode(
    staff: Client, typed: str
) -> None:
    sent()
    wanted = sent(
        reference="JR-99999998",
        last_name="Otterham",
        email="Pia.Other@example.org",
        postcode="CF10 9ZZ",
    )

    found = listed(staff, q=typed)

    assert found == [wanted.reference]


def test_search_looks_at_closed_requests_too(staff: Client) -> None:
    closed = declined(last_name="Otterham")

    assert listed(staff, q="Otterham") == [closed.reference]
    assert listed(staff) == []


def test_what_is_searched_for_is_in_no_address(staff: Client) -> None:
    wanted = sent(last_name="Otterham")

    answer = staff.post(LIST, {"q": "Otterham", "status": "submitted"})
    shown = staff.get(answer["Location"])

    assert answer["Location"] == f"{LIST}?status=submitted&found=yes"
    assert [each.reference for each in shown.context["object_list"]] == [
        wanted.reference
    ]
    assert "Otterham" not in str(shown.headers)
    links = re.findall(r'(?:href|action)="([^"]*)"', shown.content.decode())
    assert not [link for link in links if "Otterham" in link]


@pytest.mark.parametrize(
    ("chosen", "fields"),
    [
        ({"status": "submitted"}, {"status": Status.WITHDRAWN}),
        ({"nation": "wales"}, {"nation": Nation.ENGLAND}),
        ({"outcome": "eligible_by_role"}, {"outcome": "too_early"}),
        ({"source": "online"}, {"source": Source.EMAIL}),
        ({"unconfirmed": "on"}, {"email_confirmed_at": datetime.now(UTC)}),
        ({"late": "on"}, {"submitted_at": datetime.now(UTC)}),
    ],
    ids=lambda each: next(iter(each)),
)
def test_each_filter_leaves_out_the_others(
    staff: Client, chosen: dict[str, str], fields: dict[str, object]
) -> None:
    long_ago = timezone.now() - timedelta(days=30)
    closed = {"closed_at": timezone.now()} if "status" in fields else {}
    sent(**{"submitted_at": long_ago} | fields | closed)
    wanted = sent(submitted_at=long_ago)

    assert listed(staff, **chosen) == [wanted.reference]


def test_filter_by_owner_offers_those_who_own_something(staff: Client) -> None:
    mine = in_review(by=staff.person)
    other = in_review(by=officer())
    officer()

    form = staff.get(LIST).context["form"]

    assert [label for _, label in form.fields["owner"].choices] == [
        "Any",
        staff.person.email,
        other.owner.email,
    ]
    assert listed(staff, owner=str(staff.person.pk)) == [mine.reference]


def test_views_keep_the_filters(staff: Client) -> None:
    sent(nation=Nation.WALES)
    wanted = in_review(by=staff.person, nation=Nation.WALES)
    in_review(by=staff.person, nation=Nation.ENGLAND)

    views = staff.get(f"{LIST}?nation=wales").context["views"]
    mine = staff.get(LIST + views[1]["address"])

    assert views[1]["address"] == "?view=mine&nation=wales"
    assert shown(mine) == [wanted.reference]


def test_what_narrows_a_view_is_cleared_within_it(staff: Client) -> None:
    clear = '<a href="?view=mine">Clear all filters</a>'

    assert clear in staff.get(f"{LIST}?view=mine&nation=wales").content.decode()
    assert clear not in staff.get(f"{LIST}?view=mine").content.decode()


def test_filters_combine(staff: Client) -> None:
    wanted = sent(outcome="look_at_role", last_name="Otterham")
    sent(outcome="look_at_role")
    sent(last_name="Otterham")
    in_review(outcome="look_at_role", last_name="Otterham")

    found = listed(staff, q="Otterham", status="submitted", outcome="look_at_role")

    assert found == [wanted.reference]


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
