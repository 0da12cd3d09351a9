from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from members.enums import ALLOWED_NEXT, Status
from members.errors import (
    AnotherRequestOpenError,
    MembersError,
    NotAllowedError,
    RefusedError,
    StaleRequestError,
)
from members.jobs import close_unanswered
from members.models import JoinRequest, User
from members.services.answer import answer
from members.services.approve import approve
from members.services.ask import ask
from members.services.assign import assign
from members.services.correct_address import correct_address
from members.services.decline import decline
from members.services.expire import expire
from members.services.note import note
from members.services.reopen import reopen
from members.services.reply import reply
from members.services.take import take
from members.services.withdraw import withdraw
from naht_site.models import OutgoingMail
from tests.factories.members import UserFactory
from tests.factories.review import (
    NOTE,
    WORDS,
    approved,
    asked,
    declined,
    in_review,
    manager,
    officer,
    reconsidering,
    sent,
    withdrawn,
)

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


def draft() -> JoinRequest:
    return JoinRequest.objects.create(email="a@example.org", email_key="a@example.org")


def past_its_day() -> JoinRequest:
    with time_machine.travel(timezone.now() - timedelta(days=30)):
        return asked()


def expired() -> JoinRequest:
    return expire(uuid=past_its_day().uuid)


MAKERS: dict[Status, Callable[[], JoinRequest]] = {
    Status.DRAFT: draft,
    Status.SUBMITTED: sent,
    Status.IN_REVIEW: in_review,
    Status.INFORMATION_REQUESTED: asked,
    Status.APPROVED: approved,
    Status.DECLINED: declined,
    Status.RECONSIDERING: reconsidering,
    Status.WITHDRAWN: withdrawn,
    Status.EXPIRED: expired,
}
# What each step is given, by a manager who has decided nothing.
STEPS: dict[str, Callable[[JoinRequest, User], object]] = {
    "take": lambda r, by: take(uuid=r.uuid, version=r.version, by=by),
    "ask": lambda r, by: ask(
        uuid=r.uuid, version=r.version, by=by, question="Which year?"
    ),
    "answer": lambda r, by: answer(uuid=r.uuid, text="Year 7"),
    "expire": lambda r, by: expire(uuid=r.uuid),
    "approve": lambda r, by: approve(
        uuid=r.uuid, version=r.version, by=by, note=NOTE, same_person=True
    ),
    "decline": lambda r, by: decline(
        uuid=r.uuid, version=r.version, by=by, reason="other", words=WORDS
    ),
    "reply": lambda r, by: reply(uuid=r.uuid, text="Please look again."),
    "withdraw": lambda r, by: withdraw(uuid=r.uuid),
    "reopen": lambda r, by: reopen(
        uuid=r.uuid, version=r.version, by=by, reason="They rang us up."
    ),
    "assign": lambda r, by: assign(uuid=r.uuid, version=r.version, by=by, to=by),
    "note": lambda r, by: note(uuid=r.uuid, by=by, text="A note"),
    "correct_address": lambda r, by: correct_address(
        uuid=r.uuid, version=r.version, by=by, email="right@example.org"
    ),
}
OPEN = {
    Status.SUBMITTED,
    Status.IN_REVIEW,
    Status.INFORMATION_REQUESTED,
    Status.RECONSIDERING,
}
# (step, state before): state after. Every other pair is refused.
TABLE: dict[tuple[str, Status], Status] = {
    ("take", Status.SUBMITTED): Status.IN_REVIEW,
    ("take", Status.RECONSIDERING): Status.RECONSIDERING,
    ("ask", Status.IN_REVIEW): Status.INFORMATION_REQUESTED,
    ("answer", Status.INFORMATION_REQUESTED): Status.IN_REVIEW,
    ("approve", Status.IN_REVIEW): Status.APPROVED,
    ("approve", Status.RECONSIDERING): Status.APPROVED,
    ("decline", Status.IN_REVIEW): Status.DECLINED,
    ("decline", Status.RECONSIDERING): Status.DECLINED,
    ("reply", Status.DECLINED): Status.RECONSIDERING,
    ("reopen", Status.DECLINED): Status.IN_REVIEW,
    ("reopen", Status.WITHDRAWN): Status.IN_REVIEW,
    ("reopen", Status.EXPIRED): Status.IN_REVIEW,
    **{("withdraw", state): Status.WITHDRAWN for state in OPEN},
    **{("assign", state): state for state in OPEN},
    **{("correct_address", state): state for state in OPEN},
    **{("note", state): state for state in Status if state != Status.DRAFT},
}
MAILS = {
    "take": [],
    "ask": ["asked"],
    "answer": ["answered"],
    "approve": ["approved"],
    "decline": ["declined"],
    "reply": ["reply_received"],
    "withdraw": ["withdrawn"],
    "reopen": [],
    "assign": [],
    "note": [],
    "correct_address": ["address_corrected"],
}


@pytest.mark.parametrize("before", list(Status))
def test_every_step_from_every_state_does_what_the_table_says(before: Status) -> None:
    by = manager()

    for name, step in STEPS.items():
        join_request = MAKERS[before]()
        version, events = join_request.version, join_request.events.count()
        OutgoingMail.objects.all().delete()
        after = TABLE.get((name, before))
        try:
            with transaction.atomic():
                step(join_request, by)
            refused = False
        except MembersError:
            refused = True
        join_request.refresh_from_db()
        mails = [m.template for m in OutgoingMail.objects.order_by("pk")]

        assert refused == (after is None), (name, before)
        if after is None:
            assert (join_request.status, join_request.version) == (before, version)
            assert (join_request.events.count(), mails) == (events, [])
        else:
            assert (join_request.status, join_request.version) == (after, version + 1)
            event = join_request.events.latest("pk")
            assert (event.before, event.after) == (before, after), name
            assert join_request.events.count() == events + 1
            expected = {
                ("decline", Status.RECONSIDERING): ["declined_final"],
                ("correct_address", Status.INFORMATION_REQUESTED): [
                    "address_corrected",
                    "asked",
                ],
            }
            assert mails == expected.get((name, before), MAILS[name])


def test_unanswered_question_closes_the_request() -> None:
    join_request = past_its_day()

    expire(uuid=join_request.uuid)

    join_request.refresh_from_db()
    assert join_request.status == Status.EXPIRED
    assert join_request.events.latest("pk").by is None
    assert OutgoingMail.objects.latest("pk").template == "expired"


def test_worker_closes_what_was_not_answered_and_nothing_else() -> None:
    over, waiting = past_its_day(), asked()

    close_unanswered()

    over.refresh_from_db()
    waiting.refresh_from_db()
    assert over.status == Status.EXPIRED
    assert waiting.status == Status.INFORMATION_REQUESTED


@pytest.mark.parametrize("before", list(Status))
def test_database_refuses_every_other_jump(before: Status) -> None:
    join_request = MAKERS[before]()

    for after in Status:
        if after == before or after in ALLOWED_NEXT[before]:
            continue
        with pytest.raises(DatabaseError), transaction.atomic():
            JoinRequest.objects.filter(pk=join_request.pk).update(status=after)


@pytest.mark.parametrize(
    ("asked_at", "last_moment"),
    [
        # The clocks go forward on 28 March 2027, back on 31 October 2027.
        (datetime(2027, 2, 28, 15), datetime(2027, 3, 28, 22, 59, 59, tzinfo=UTC)),
        (datetime(2027, 3, 1, 0, 30), datetime(2027, 3, 29, 22, 59, 59, tzinfo=UTC)),
        (datetime(2027, 10, 3, 23, 30), datetime(2027, 10, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_question_is_open_to_the_end_of_the_last_day_in_london(
    asked_at: datetime, last_moment: datetime
) -> None:
    with time_machine.travel(asked_at.replace(tzinfo=LONDON), tick=False):
        in_time, too_late = asked(), asked()

    with time_machine.travel(last_moment, tick=False):
        with pytest.raises(RefusedError):
            expire(uuid=too_late.uuid)
        answer(uuid=in_time.uuid, text="Year 7")
    with time_machine.travel(last_moment + timedelta(seconds=1), tick=False):
        with pytest.raises(RefusedError):
            answer(uuid=too_late.uuid, text="Year 7")
        expire(uuid=too_late.uuid)

    too_late.refresh_from_db()
    assert too_late.status == Status.EXPIRED


def test_decision_can_be_replied_to_for_28_days() -> None:
    now = timezone.now()
    with time_machine.travel(now - timedelta(days=28), tick=False):
        in_time = declined()
    with time_machine.travel(now - timedelta(days=29), tick=False):
        too_late = declined()

    reply(uuid=in_time.uuid, text="Please look again.")
    with pytest.raises(RefusedError):
        reply(uuid=too_late.uuid, text="Please look again.")


def test_decision_is_replied_to_once_and_then_final() -> None:
    by = officer()
    join_request = reconsidering(by=by)
    final = decline(
        uuid=join_request.uuid,
        version=join_request.version,
        by=manager(),
        reason="other",
        words=WORDS,
    )

    assert join_request.first_decided_by == by
    assert join_request.owner is None
    assert final.reply_until is None
    assert final.public_label() == "Not accepted"
    with pytest.raises(RefusedError):
        reply(uuid=join_request.uuid, text="Please look again.")


@pytest.mark.parametrize(("days", "refused"), [(90, False), (91, True)])
def test_closed_request_is_opened_again_within_90_days(
    days: int, refused: bool
) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=days), tick=False):
        join_request = withdrawn()
    by = manager()

    try:
        reopen(
            uuid=join_request.uuid,
            version=join_request.version,
            by=by,
            reason="They rang us up.",
        )
    except RefusedError:
        assert refused
    else:
        assert not refused
        join_request.refresh_from_db()
        assert (join_request.owner, join_request.closed_at) == (by, None)


def test_request_is_not_opened_again_beside_another() -> None:
    closed = withdrawn(email="jane@example.org")
    sent(email="Jane@example.org")

    with pytest.raises(AnotherRequestOpenError):
        STEPS["reopen"](closed, manager())


@pytest.mark.parametrize("group", ["editor", "privacy", "administrator"])
@pytest.mark.parametrize(
    "step", ["take", "ask", "decline", "reopen", "assign", "note", "correct_address"]
)
def test_steps_are_for_those_who_may_decide(group: str, step: str) -> None:
    makers = {"take": sent, "reopen": withdrawn}
    join_request = makers.get(step, in_review)()

    with pytest.raises(NotAllowedError):
        STEPS[step](join_request, UserFactory(**{group: True}))


def test_officer_opens_nothing_again() -> None:
    with pytest.raises(NotAllowedError):
        STEPS["reopen"](withdrawn(), officer())


def test_request_is_given_only_to_somebody_who_may_decide_it() -> None:
    first = manager()
    join_request = reconsidering(by=first)

    for to in (first, officer(), UserFactory(editor=True)):
        with pytest.raises(RefusedError):
            assign(
                uuid=join_request.uuid, version=join_request.version, by=first, to=to
            )


@pytest.mark.parametrize("step", ["ask", "decline", "approve", "assign", "withdraw"])
def test_note_of_a_colleague_makes_a_screen_stale(step: str) -> None:
    join_request = in_review()
    colleague = officer()
    note(uuid=join_request.uuid, by=colleague, text="They rang: see the file.")
    steps = STEPS | {
        "withdraw": lambda r, by: withdraw(uuid=r.uuid, by=by, version=r.version)
    }

    with pytest.raises(StaleRequestError) as caught:
        steps[step](join_request, officer())

    (change,) = caught.value.changes
    assert (change.note, change.by) == ("They rang: see the file.", colleague)
