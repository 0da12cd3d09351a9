"""Sending a request takes the same work and shows the same, whomever we know."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from members.enums import Status
from members.errors import NotSettledError
from members.jobs import compare_requests
from members.models import JoinRequest, Member, PossibleDuplicate
from members.services import submit as service
from members.services.approve import approve
from members.services.compare import COMPARE
from members.services.take import take
from tests.factories.join_requests import JoinRequestFactory, open_in
from tests.factories.journey import CONSENTS, post, send_it
from tests.factories.members import MembershipFactory, UserFactory
from tests.factories.pages_read import without_tokens
from tests.factories.review import manager, officer, sent, withdrawn

pytestmark = pytest.mark.django_db
JANE = "jane@example.org"
ALIKE = {"phone_e164": "+447700900123", "former_number": "10000016"}
KNOWN = {
    "member": lambda: MembershipFactory(member__user__email=JANE),
    "former member": lambda: MembershipFactory(member__user__email=JANE, ended=True),
    "staff": lambda: UserFactory(email=JANE, officer=True),
    "open request": lambda: sent(
        email=JANE, email_confirmed_at=timezone.now(), **ALIKE
    ),
    "three open requests": lambda: [sent(email=JANE, **ALIKE) for _ in range(3)],
    "closed request": lambda: withdrawn(email=JANE, **ALIKE),
}
MOST_QUERIES = 60


def send_one() -> tuple[list[str], tuple[Any, ...]]:
    """The kinds of the statements of one sending, and all that its browser is shown."""
    cache.clear()
    client = Client()
    row = JoinRequestFactory(complete=True, email=JANE, **ALIKE)
    open_in(client, row)
    with CaptureQueriesContext(connection) as asked:
        response = post(client, "check", CONSENTS | {"version": row.version})
    kinds = [each["sql"].split()[0] for each in asked]
    page = client.get("/join/sent/")
    row.refresh_from_db()
    text = without_tokens(page.text).replace(row.reference, "JR-00000000")
    shown = [
        {key: value for key, value in each.items() if key != "Set-Cookie"}
        for each in (response, page)
    ]
    return kinds, (
        response.status_code,
        response.content,
        page.status_code,
        text,
        shown,
    )


@pytest.mark.parametrize("known_as", KNOWN)
def test_sending_is_the_same_for_a_known_and_an_unknown_address(known_as: str) -> None:
    work_unknown, shown_unknown = send_one()
    JoinRequest.objects.all().update(email="x@example.org", email_key="x@example.org")
    KNOWN[known_as]()

    work_known, shown_known = send_one()

    assert work_known == work_unknown
    assert shown_known == shown_unknown
    assert shown_known[0] == 302
    assert 20 < len(work_known) <= MOST_QUERIES


def two_alike() -> JoinRequest:
    """The second of two requests alike, sent and taken, with no worker at work."""
    send_it(JoinRequestFactory(complete=True))
    second = send_it(JoinRequestFactory(complete=True))
    return take(uuid=second.uuid, version=second.version, by=officer())


def test_worker_compares_what_was_sent_once() -> None:
    second = two_alike()

    before = PossibleDuplicate.objects.count()
    compare_requests()
    compare_requests()

    pair = PossibleDuplicate.objects.get()
    second.refresh_from_db()
    assert (before, pair.join_request, pair.score) == (0, second, 130)
    assert not JoinRequest.objects.filter(to_be_compared=True).exists()
    assert ProcrastinateJob.objects.filter(task_name=COMPARE).count() == 2


def test_approval_compares_first_where_no_worker_did() -> None:
    second = two_alike()
    given = {"uuid": second.uuid, "version": second.version, "by": manager()}

    for _ in range(2):
        with pytest.raises(NotSettledError):
            approve(**given)

    second.refresh_from_db()
    assert PossibleDuplicate.objects.get().join_request == second
    assert (second.status, second.version) == (Status.IN_REVIEW, given["version"])
    assert not Member.objects.exists()


def test_comparison_vanishes_with_a_sending_that_fails(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = JoinRequestFactory(complete=True)

    def fault(_: JoinRequest) -> None:
        raise RuntimeError

    compare_later = service.compare_later
    monkeypatch.setattr(
        service, "compare_later", lambda row: (compare_later(row), fault(row))
    )

    with pytest.raises(RuntimeError):
        send_it(row)

    row.refresh_from_db()
    assert (row.status, row.to_be_compared) == (Status.DRAFT, False)
    assert not ProcrastinateJob.objects.filter(task_name=COMPARE).exists()
