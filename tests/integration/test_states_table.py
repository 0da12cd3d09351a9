"""Every step from every state: what the table allows is done exactly, the rest not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction

from members.enums import ALLOWED_NEXT, OPEN, Status
from members.errors import MembersError
from members.models import JoinRequest
from naht_site.models import OutgoingMail
from tests.factories.members import UserFactory
from tests.factories.review import NOTE, manager, past_its_day
from tests.factories.states import (
    MAKERS,
    OTHER_WORDS,
    QUESTION,
    STEPS,
    take_step,
)

pytestmark = pytest.mark.django_db

AT = datetime(2027, 3, 3, 10, tzinfo=UTC)
IN_28_DAYS = date(2027, 3, 31)
BY = object()  # whoever takes the step
NEW = object()  # something, where there was nothing
STAFF = ("editor", "publisher", "privacy", "administrator", "officer", "manager")
OFFICER, MANAGER = ("officer", "manager"), ("manager",)
ITSELF = ()  # the applicant by a link, or the system: there is nobody to ask for leave
# Kept beside each move; what they hold has tests of its own.
COUNTED = {"status", "version", "updated_at", "late_on", "days_taken"}
TAKEN = {"owner_id": BY, "taken_at": AT, "taken_by_id": BY}
DECIDED = {"decided_at": AT, "decided_by_id": BY}
UNDECIDED = {"decided_at": None, "decided_by_id": None, "decline_reason": ""}
COMPARED = {"to_be_compared": True}


@dataclass(frozen=True)
class Row:
    """One line: a step from a state. `sets` are all columns that change, `needs` what
    is refused though the state is right."""

    step: str
    before: Status
    after: Status
    who: tuple[str, ...]
    what: str
    mails: tuple[str, ...] = ()
    sets: dict[str, Any] = field(default_factory=dict)
    needs: tuple[dict[str, Any], ...] = ()
    make: Callable[[], JoinRequest] | None = None

    def __str__(self) -> str:
        return f"{self.step}-{self.before}"

    def made(self) -> JoinRequest:
        return (self.make or MAKERS[self.before])()


S = Status
NO_QUESTION = ({"question": " "}, {"question": "Which one"})
NO_REASON = ({"reason": ""}, {"reason": "made up"}, {"words": "x" * 39})
TABLE = [
    Row("submit", S.DRAFT, S.SUBMITTED, ITSELF, "submitted", ("join_received",),
        {"reference": NEW, "submitted_at": AT, "eligibility": NEW, **COMPARED},
        ({"consents": ()}, {"version": 9})),
    Row("take", S.SUBMITTED, S.IN_REVIEW, OFFICER, "taken", (), TAKEN),
    Row("take", S.RECONSIDERING, S.RECONSIDERING, MANAGER, "taken", (), TAKEN),
    Row("ask", S.IN_REVIEW, S.INFORMATION_REQUESTED, OFFICER, "asked", ("asked",),
        {"question": QUESTION, "asked_at": AT, "asked_by_id": BY,
         "answer_due_on": IN_28_DAYS},
        NO_QUESTION),
    Row("answer", S.INFORMATION_REQUESTED, S.IN_REVIEW, ITSELF, "answered",
        ("answered",), {"answer": "Year 7", "answered_at": AT}, ({"text": " "},)),
    Row("expire", S.INFORMATION_REQUESTED, S.EXPIRED, ITSELF, "expired", ("expired",),
        {"closed_at": AT}, make=past_its_day),
    Row("approve", S.IN_REVIEW, S.APPROVED, OFFICER, "approved", ("approved",),
        {**DECIDED, "decision_note": NOTE}),
    Row("approve", S.RECONSIDERING, S.APPROVED, MANAGER, "approved", ("approved",),
        {**DECIDED, "decision_note": NOTE, "decline_reason": "", "reply_until": None},
        ({"note": ""}, {"note": "Fine."})),
    Row("decline", S.IN_REVIEW, S.DECLINED, OFFICER, "declined", ("declined",),
        {**DECIDED, "decline_reason": "other", "decision_note": OTHER_WORDS,
         "reply_until": IN_28_DAYS},
        NO_REASON),
    Row("decline", S.RECONSIDERING, S.DECLINED, MANAGER, "declined",
        ("declined_final",),
        {**DECIDED, "decline_reason": "other", "decision_note": OTHER_WORDS,
         "reply_until": None},
        NO_REASON),
    Row("reply", S.DECLINED, S.RECONSIDERING, ITSELF, "replied", ("reply_received",),
        {"reply": "Please look again.", "replied_at": AT, "first_decided_by_id": NEW,
         "owner_id": None},
        ({"text": " "},)),
    Row("reopen", S.DECLINED, S.IN_REVIEW, MANAGER, "reopened", (),
        {**TAKEN, **UNDECIDED, "decision_note": "", "reply_until": None, **COMPARED},
        ({"reason": " "},)),
    *(Row("reopen", state, S.IN_REVIEW, MANAGER, "reopened", (),
          {**TAKEN, "closed_at": None, **COMPARED}, ({"reason": " "},))
      for state in (S.WITHDRAWN, S.EXPIRED)),
    *(Row("withdraw", state, S.WITHDRAWN, ITSELF, "withdrawn", ("withdrawn",),
          {"closed_at": AT}) for state in OPEN),
    *(Row("assign", state, state, MANAGER if state == S.RECONSIDERING else OFFICER,
          "assigned", (), {"owner_id": BY}) for state in OPEN),
    *(Row("correct_address", state, state, OFFICER, "address_corrected",
          ("address_corrected", "asked")[: 1 + (state == S.INFORMATION_REQUESTED)],
          {"email": "Right@example.org", "email_key": "right@example.org", **COMPARED},
          ({"email": "right at example"},)) for state in OPEN),
    *(Row("note", state, state, OFFICER, "noted", needs=({"text": " "},))
      for state in Status if state != S.DRAFT),
]  # fmt: skip


def columns(join_request: JoinRequest) -> dict[str, Any]:
    """As the database has them."""
    return JoinRequest.objects.filter(pk=join_request.pk).values().get()


def kept(join_request: JoinRequest) -> list[Any]:
    """All that a refused step leaves as it was."""
    return [
        columns(join_request),
        join_request.events.count(),
        OutgoingMail.objects.count(),
    ]


def is_refused(step: str, join_request: JoinRequest, by: Any, **given: Any) -> bool:
    before = kept(join_request)
    try:
        with transaction.atomic():
            take_step(step, join_request, by, **given)
    except MembersError:
        assert kept(join_request) == before
        return True
    return False


def at_work(row: Row) -> JoinRequest:
    """A request for the row, made the day before."""
    with time_machine.travel(AT - timedelta(days=1), tick=False):
        return row.made()


def test_table_holds_every_move_that_there_is() -> None:
    moves = {(row.before, row.after) for row in TABLE if row.before != row.after}

    assert moves == {
        (before, after) for before, nexts in ALLOWED_NEXT.items() for after in nexts
    }
    assert {row.step for row in TABLE} == set(STEPS)
    assert len(TABLE) == len({str(row) for row in TABLE}) == 34


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_step_does_exactly_what_its_row_says(row: Row) -> None:
    join_request, by = at_work(row), UserFactory(**{(row.who or ["officer"])[0]: True})
    OutgoingMail.objects.all().delete()
    before, events = columns(join_request), join_request.events.count()

    with time_machine.travel(AT, tick=False):
        take_step(row.step, join_request, by)

    after = columns(join_request)
    changed = {name for name in after if after[name] != before[name]} - COUNTED
    event = join_request.events.latest("pk")
    mails = OutgoingMail.objects.order_by("pk").values_list("template", "to")
    assert changed == set(row.sets)
    for name, value in row.sets.items():
        expected = {id(BY): by.pk, id(NEW): after[name]}.get(id(value), value)
        assert after[name] == expected, name
        assert value is not NEW or (before[name], bool(after[name])) == (None, True)
    assert (after["status"], after["version"]) == (row.after, before["version"] + 1)
    assert join_request.events.count() == events + 1
    assert (event.what, event.before, event.after) == (row.what, row.before, row.after)
    assert (event.by, event.at) == (by if row.who else None, AT)
    assert list(mails) == [(each, after["email"]) for each in row.mails]


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_step_is_refused_without_what_it_needs(row: Row) -> None:
    join_request, by = at_work(row), manager()
    stale = [{"version": 99}] if "version" in STEPS[row.step][1] else []
    others = [role for role in STAFF if row.who and role not in row.who]

    with time_machine.travel(AT, tick=False):
        for given in (*row.needs, *stale):
            assert is_refused(row.step, join_request, by, **given), given
        for role in others:
            by = UserFactory(**{role: True})
            assert is_refused(row.step, join_request, by), role

    assert len(others) == (len(STAFF) - len(row.who) if row.who else 0)


@pytest.mark.parametrize("before", list(Status))
def test_every_step_that_has_no_row_is_refused(before: Status) -> None:
    allowed = {row.step for row in TABLE if row.before == before}
    others = [step for step in STEPS if step not in allowed or step == "expire"]
    with time_machine.travel(AT - timedelta(days=1), tick=False):
        join_request, by = MAKERS[before](), manager()

    whole = kept(join_request)
    with time_machine.travel(AT, tick=False):
        taken = [step for step in others if not is_refused(step, join_request, by)]

    # What was sent is given back as it is, whatever is pressed.
    assert taken == ([] if before == S.DRAFT else ["submit"])
    assert kept(join_request) == whole
