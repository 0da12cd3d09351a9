from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.utils import timezone

from members.enums import ALLOWED_NEXT, Status
from members.errors import (
    AnotherRequestOpenError,
    RefusedError,
    StaleRequestError,
)
from members.jobs import close_unanswered
from members.models import JoinRequest
from members.services.answer import answer
from members.services.assign import assign
from members.services.decline import decline
from members.services.expire import expire
from members.services.note import note
from members.services.reopen import reopen
from members.services.reply import reply
from naht_site.models import OutgoingMail
from tests.factories.duplicates import settle_it, twins
from tests.factories.members import UserFactory
from tests.factories.review import (
    WORDS,
    asked,
    declined,
    in_review,
    manager,
    officer,
    past_its_day,
    reconsidering,
    sent,
    withdrawn,
)
from tests.factories.states import MAKERS, take_step

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


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
        take_step("reopen", closed, manager())


def test_one_of_a_settled_pair_is_not_opened_again_beside_the_other() -> None:
    double, kept, pair = twins()
    settle_it(kept, pair)
    double.refresh_from_db()
    by = manager()

    with pytest.raises(AnotherRequestOpenError):
        take_step("reopen", double, by)
    take_step("withdraw", kept, by)
    take_step("reopen", double, by)
    kept.refresh_from_db()
    with pytest.raises(AnotherRequestOpenError):
        take_step("reopen", kept, by)


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
    given = {"version": join_request.version} if step == "withdraw" else {}

    with pytest.raises(StaleRequestError) as caught:
        take_step(step, join_request, officer(), **given)

    (change,) = caught.value.changes
    assert (change.note, change.by) == ("They rang: see the file.", colleague)
