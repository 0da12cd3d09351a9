"""What the database refuses of a join request by itself, whoever writes to it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from members.enums import ALLOWED_NEXT, Status
from members.models import JoinRequest
from members.services.start import start_by_phone
from tests.factories.review import (
    approved,
    asked,
    declined,
    in_review,
    officer,
    reconsidering,
    sent,
    withdrawn,
)
from tests.factories.states import MAKERS

pytestmark = pytest.mark.django_db
NOW = timezone.now()


# What a raw write must bring along, beside the state; alone, the state is refused.
HALF = [
    (before, after)
    for before in MAKERS
    for after in ALLOWED_NEXT[before]
    # These need nothing more than what the request has.
    if (before, after)
    not in {
        (Status.INFORMATION_REQUESTED, Status.IN_REVIEW),
        (Status.RECONSIDERING, Status.DECLINED),
    }
]


def write(join_request: JoinRequest, **fields: Any) -> None:
    with transaction.atomic():
        JoinRequest.objects.filter(pk=join_request.pk).update(**fields)


@pytest.mark.parametrize(("before", "after"), HALF)
def test_state_alone_is_half_a_step(before: Status, after: Status) -> None:
    join_request = MAKERS[before]()

    with pytest.raises(DatabaseError):
        write(join_request, status=after)

    join_request.refresh_from_db()
    assert join_request.status == before


def test_pairs_of_half_steps_are_all_tried() -> None:
    assert len(HALF) == 15


@pytest.mark.parametrize(
    ("make", "broken"),
    [
        (sent, {"reference": None}),
        (sent, {"submitted_at": None}),
        (sent, {"eligibility": None}),
        (sent, {"email_key": ""}),
        (sent, {"decided_at": NOW}),
        (sent, {"decline_reason": "other"}),
        (sent, {"closed_at": NOW}),
        (in_review, {"owner": None}),
        (in_review, {"taken_at": None}),
        (asked, {"question": ""}),
        (asked, {"answer_due_on": None}),
        (asked, {"asked_by": None}),
        (approved, {"decided_by": None}),
        (approved, {"decline_reason": "other"}),
        (declined, {"decline_reason": ""}),
        (declined, {"decision_note": ""}),
        (declined, {"decided_at": None}),
        (reconsidering, {"reply": ""}),
        (reconsidering, {"replied_at": None}),
        (reconsidering, {"first_decided_by": None}),
        (withdrawn, {"closed_at": None}),
    ],
)
def test_half_a_fact_is_refused(make, broken: dict[str, Any]) -> None:
    join_request = make()

    with pytest.raises(IntegrityError):
        write(join_request, **broken)


def test_second_look_by_the_first_decider_is_refused() -> None:
    join_request = reconsidering()
    first = join_request.first_decided_by

    with pytest.raises(IntegrityError):
        write(join_request, status=Status.DECLINED, decided_by=first)
    write(join_request, status=Status.DECLINED, decided_by=officer())


def test_open_request_is_nobodys_double() -> None:
    join_request, other = in_review(), sent()

    with pytest.raises(IntegrityError):
        write(join_request, double_of=other)


def test_caller_s_request_says_who_keyed_it() -> None:
    join_request = start_by_phone(by=officer())

    with pytest.raises(IntegrityError):
        write(join_request, submitted_by=None)


def test_two_open_requests_never_share_a_confirmed_address() -> None:
    sent(email="jane@example.org", email_confirmed_at=NOW)
    join_request = sent(email="jane@example.org")

    with pytest.raises(IntegrityError):
        write(join_request, email_confirmed_at=NOW)


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_event_is_never_changed(verb: str) -> None:
    events = sent().events.all()

    with pytest.raises(DatabaseError), transaction.atomic():
        events.update(note="Something else") if verb == "update" else events.delete()
