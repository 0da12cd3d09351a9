"""Searching the list of join requests and filtering it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from members.enums import Nation, Source, Status
from tests.factories.review import declined, in_review, officer, sent
from tests.factories.review_pages import LIST, listed, shown

pytestmark = pytest.mark.django_db


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
