"""The member's own page."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from members.models import Member
from tests.factories.members import MemberFactory, MembershipFactory, UserFactory
from tests.factories.pages_read import heading, words

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


def test_membership_page_shows_number_category_since_and_status(
    client: Client,
) -> None:
    membership = MembershipFactory(
        member__number="10000016", starts=datetime(2026, 10, 25, 0, 30, tzinfo=LONDON)
    )
    client.force_login(membership.member.user)

    response = client.get("/membership/")

    page = words(response.content.decode())
    assert heading(response) == "Your membership"
    assert "Your membership number 1000 0016" in page
    assert "Name Jane Otterley Category Middle leader" in page
    assert "Member since 25 October 2026 Status Current" in page
    assert "no-store" in response.headers["Cache-Control"]


def test_stranger_signs_in_first_and_comes_back(client: Client) -> None:
    response = client.get("/membership/")

    assert response.headers["Location"] == "/account/login/?next=/membership/"


@pytest.mark.parametrize("who", ["without", "member_without_period", "staff"])
def test_person_without_membership_gets_a_page_that_says_so(
    client: Client, who: str
) -> None:
    if who == "member_without_period":
        account = MemberFactory().user
    else:
        account = UserFactory(officer=who == "staff")
    client.force_login(account)

    response = client.get("/membership/")

    page = words(response.content.decode())
    assert response.status_code == 200
    assert heading(response) == "There is no membership with this account"
    assert ("Go to the staff pages" in page) == (who == "staff")


def test_membership_is_decided_at_the_moment_of_the_request(client: Client) -> None:
    membership = MembershipFactory()
    client.force_login(membership.member.user)
    statuses = []
    ends = timezone.now() + timedelta(minutes=10)
    membership.ends = ends
    membership.save()

    for instant in (ends - timedelta(seconds=1), ends):
        with time_machine.travel(instant, tick=False):
            page = words(client.get("/membership/").content.decode())
        statuses += re.findall(r"Status (\w+)", page)

    assert statuses == ["Current", "Ended"]


def test_membership_to_come_says_when_it_starts(client: Client) -> None:
    starts = datetime(2099, 9, 1, tzinfo=LONDON)
    membership = MembershipFactory(starts=starts)
    client.force_login(membership.member.user)

    page = words(client.get("/membership/").content.decode())

    assert "Status Starts on 1 September 2099" in page


def test_rejoined_member_sees_the_membership_that_holds(client: Client) -> None:
    old = MembershipFactory(ended=True)
    MembershipFactory(member=old.member, starts=timezone.now())
    client.force_login(old.member.user)

    page = words(client.get("/membership/").content.decode())

    assert "Status Current" in page


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_membership_page_is_only_read(client: Client, method: str) -> None:
    client.force_login(MembershipFactory().member.user)

    assert getattr(client, method)("/membership/").status_code == 405


def test_member_opens_no_staff_page(client: Client) -> None:
    client.force_login(MembershipFactory().member.user)

    assert client.get("/admin/").status_code == 403
    assert Member.objects.count() == 1
