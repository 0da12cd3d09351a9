"""What was begun and left is forgotten when we said it would be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from members import jobs
from members.enums import Status
from members.models import JoinRequest
from naht_site.models import MailedLink, OutgoingMail
from tests.factories.journey import fill_in, send

pytestmark = pytest.mark.django_db

BEGUN = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "left"), [(0, 1), (29, 1), (30, 1), (31, 0), (400, 0)]
)
def test_request_never_sent_is_deleted_after_thirty_days(
    client: Client, days: int, left: int
) -> None:
    with time_machine.travel(BEGUN, tick=False):
        fill_in(client, until="job")

    with time_machine.travel(BEGUN + timedelta(days=days), tick=False):
        jobs.delete_drafts()

    assert JoinRequest.objects.count() == left
    assert MailedLink.objects.count() == left
    assert OutgoingMail.objects.count() == left


def test_request_that_was_sent_is_never_taken_for_a_draft(client: Client) -> None:
    with time_machine.travel(BEGUN, tick=False):
        fill_in(client)
        send(client)

    with time_machine.travel(BEGUN + timedelta(days=400), tick=False):
        jobs.delete_drafts()

    assert JoinRequest.objects.get().status == Status.SUBMITTED


@pytest.mark.parametrize(("minutes", "left"), [(59, 1), (61, 0)])
def test_answers_of_the_check_are_forgotten_when_left_for_an_hour(
    client: Client, minutes: int, left: int
) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        client.get("/eligibility/nation/")
        client.post(
            "/eligibility/nation/", {"nation": "wales"}, HTTP_ORIGIN="http://testserver"
        )
    assert Session.objects.count() == 1

    with time_machine.travel(now + timedelta(minutes=minutes), tick=False):
        jobs.forget_answers()

    assert Session.objects.count() == left
