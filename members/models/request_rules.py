"""What the database itself holds to be true of a join request."""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q

from members.enums import ALLOWED_NEXT, DECIDED, OPEN, SETTLE_FROM, Source, Status
from members.models.duplicate import COUNTS

UNDECIDED = (Status.SUBMITTED, Status.IN_REVIEW, Status.INFORMATION_REQUESTED)
SENT = tuple(status for status in Status if status != Status.DRAFT)


def _pair(at: str, by: str) -> models.CheckConstraint:
    """Something done has a time and a person, or neither."""
    return models.CheckConstraint(
        condition=Q(**{f"{at}__isnull": True, f"{by}__isnull": True})
        | Q(**{f"{at}__isnull": False, f"{by}__isnull": False}),
        name=f"join_request_{at}_with_{by}",
    )


def _status_has(name: str, statuses: tuple[Status, ...], **needs: Any) -> Any:
    """In those states, what `needs` says holds."""
    return models.CheckConstraint(
        condition=~Q(status__in=statuses) | Q(**needs), name=f"join_request_{name}"
    )


CONSTRAINTS = [
    _pair("taken_at", "taken_by"),
    _pair("asked_at", "asked_by"),
    _pair("decided_at", "decided_by"),
    _status_has(
        "sent_has_reference",
        SENT,
        reference__isnull=False,
        submitted_at__isnull=False,
        eligibility__isnull=False,
        email_key__gt="",
    ),
    _status_has("in_review_has_owner", (Status.IN_REVIEW,), owner__isnull=False),
    _status_has(
        "question_is_due",
        (Status.INFORMATION_REQUESTED,),
        question__gt="",
        asked_at__isnull=False,
        answer_due_on__isnull=False,
    ),
    _status_has("decided_has_decider", DECIDED, decided_at__isnull=False),
    _status_has(
        "declined_has_reason",
        (Status.DECLINED,),
        decline_reason__gt="",
        decision_note__gt="",
    ),
    _status_has("approved_was_compared", (Status.APPROVED,), to_be_compared=False),
    _status_has("approved_has_no_reason", (Status.APPROVED,), decline_reason=""),
    _status_has(
        "undecided_has_no_decision",
        UNDECIDED,
        decided_at__isnull=True,
        decline_reason="",
    ),
    _status_has(
        "reconsidering_has_reply",
        (Status.RECONSIDERING,),
        reply__gt="",
        replied_at__isnull=False,
        first_decided_by__isnull=False,
    ),
    _status_has(
        "closed_has_time",
        (Status.WITHDRAWN, Status.EXPIRED),
        closed_at__isnull=False,
    ),
    _status_has("open_is_not_closed", OPEN, closed_at__isnull=True),
    _status_has("open_is_no_double", (*OPEN, *DECIDED), double_of__isnull=True),
    models.CheckConstraint(
        condition=~Q(status__in=DECIDED, first_decided_by=F("decided_by")),
        name="join_request_second_look_by_another",
    ),
    models.CheckConstraint(
        condition=~Q(source=Source.PHONE, submitted_by__isnull=True),
        name="join_request_by_phone_has_who_keyed_it",
    ),
    models.UniqueConstraint(
        fields=["email_key"],
        condition=Q(status__in=OPEN, email_confirmed_at__isnull=False),
        name="join_request_one_open_a_confirmed_address",
    ),
]

_COUNTS = ", ".join(f"'{status.value}'" for status in COUNTS)
# A member, and another request that is open or led to a membership, hold it up.
_UNSETTLED = f"""
    IF EXISTS (
        SELECT 1 FROM members_possibleduplicate AS pair
        LEFT JOIN members_joinrequest AS other ON other.id = CASE
            WHEN pair.join_request_id = NEW.id THEN pair.other_request_id
            ELSE pair.join_request_id END
        WHERE NEW.id IN (pair.join_request_id, pair.other_request_id)
            AND pair.verdict = '' AND pair.score >= {SETTLE_FROM}
            AND (pair.member_id IS NOT NULL OR other.status IN ({_COUNTS}))
    ) THEN
        RAISE EXCEPTION 'a possible duplicate is not settled';
    END IF;
    RETURN NEW;
"""  # noqa: S608 (made of our own names)

TRIGGERS = [
    pgtrigger.FSM(
        name="join_request_status_moves",
        field="status",
        transitions=[
            (str(before.value), str(after.value))
            for before, nexts in ALLOWED_NEXT.items()
            for after in nexts
        ],
    ),
    pgtrigger.Trigger(
        name="join_request_duplicates_are_settled",
        when=pgtrigger.Before,
        operation=pgtrigger.UpdateOf("status"),
        condition=pgtrigger.Q(new__status=Status.APPROVED.value)
        & ~pgtrigger.Q(old__status=Status.APPROVED.value),
        func=_UNSETTLED,
    ),
]
