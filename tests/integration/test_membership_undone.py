"""A membership that was ended before it began is none, wherever one is asked for."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from members.models import JoinRequest
from members.services.activate import account_to_set_up
from members.services.approve import approve
from members.services.end_membership import end_membership
from naht_site.models import OutgoingMail
from tests.factories.join_requests import JoinRequestFactory
from tests.factories.journey import send_it
from tests.factories.pages_read import heading
from tests.factories.review import in_review, manager

pytestmark = pytest.mark.django_db


@pytest.fixture
def undone() -> JoinRequest:
    """An approval that was to begin in two months and was a mistake."""
    starts = timezone.localdate() + timedelta(days=60)
    join_request = in_review(
        email="jane@example.org", outcome="may_ask_now", job_starts=starts
    )
    membership = approve(
        uuid=join_request.uuid, version=join_request.version, by=join_request.owner
    )
    end_membership(
        membership_id=membership.pk,
        by=manager(),
        reason="It was another Jane.",
        from_its_start=True,
    )
    return join_request


def test_its_account_can_not_be_set_up(undone: JoinRequest) -> None:
    assert account_to_set_up(undone.uuid) is None


def test_its_account_is_told_of_no_membership(
    client: Client, undone: JoinRequest
) -> None:
    client.force_login(undone.membership.member.user)

    response = client.get("/membership/")

    assert heading(response) == "There is no membership with this account"


def test_whoever_asks_again_is_welcome_back(undone: JoinRequest) -> None:
    send_it(JoinRequestFactory(complete=True, email="jane@example.org"))

    newest = OutgoingMail.objects.latest("pk")
    assert newest.template == "join_welcome_back"


def test_whoever_asks_again_can_be_approved(undone: JoinRequest) -> None:
    again = in_review(email="jane@example.org", first_name="Ada", postcode="LL57 1AA")

    membership = approve(
        uuid=again.uuid, version=again.version, by=again.owner, same_person=True
    )

    assert membership.member == undone.membership.member


def test_case_says_what_its_person_reads_of_it(
    staff: Client, undone: JoinRequest
) -> None:
    page = staff.get(undone.get_absolute_url()).content.decode()

    assert re.findall("The person reads: (“.+?”)", page) == [
        "“Your membership has ended”"
    ]
