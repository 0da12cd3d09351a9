"""What the worker does for join requests. Jobs take no arguments."""

from __future__ import annotations

from contextlib import suppress

from django.utils import timezone
from procrastinate.contrib.django import app

from members import check_session
from members.enums import Status
from members.errors import MembersError
from members.models import JoinRequest
from members.services.compare import COMPARE, compare
from members.services.delete_drafts import delete_old_drafts
from members.services.expire import expire
from members.services.remind import (
    remind_of_accounts,
    remind_of_questions,
    warn_of_drafts,
)
from members.services.tell_staff import (
    send_digests,
    tell_mail_failures,
    tell_missing_heartbeats,
    tell_overdue,
)
from naht_site.heartbeats import leaves_heartbeat


@app.periodic(cron="*/10 * * * *", queueing_lock=COMPARE)
@app.task(name=COMPARE)
@leaves_heartbeat
def compare_requests(timestamp: int | None = None) -> None:
    """Looks for who may be the same person as those who asked to join.

    One that cannot be compared waits for the next time and holds up no other. Raises
    an ExceptionGroup of what was in the way, after all were tried.
    """
    waiting = JoinRequest.objects.filter(to_be_compared=True).order_by("pk")
    failures = []
    for uuid in list(waiting.values_list("uuid", flat=True)):
        try:
            compare(uuid=uuid)
        except JoinRequest.DoesNotExist:
            continue
        except Exception as failure:
            failures.append(failure)
    if failures:
        raise ExceptionGroup("Join requests could not be compared.", failures)


@app.periodic(cron="*/10 * * * *")
@app.task(name="members.jobs.close_unanswered", queueing_lock="close_unanswered")
@leaves_heartbeat
def close_unanswered(timestamp: int | None = None) -> None:
    """Closes requests whose question was not answered by the end of the last day."""
    over = JoinRequest.objects.filter(
        status=Status.INFORMATION_REQUESTED, answer_due_on__lt=timezone.localdate()
    )
    for uuid in list(over.values_list("uuid", flat=True)):
        # Whoever answers or withdraws at this moment goes first.
        with suppress(MembersError, JoinRequest.DoesNotExist):
            expire(uuid=uuid)


@app.periodic(cron="*/5 * * * *")
@app.task(name="members.jobs.forget_answers", queueing_lock="forget_answers")
@leaves_heartbeat
def forget_answers(timestamp: int | None = None) -> None:
    """Forgets the answers of eligibility checks that were left lying."""
    check_session.forget_idle(timezone.now())


@app.periodic(cron="40 3 * * *")
@app.task(name="members.jobs.delete_drafts", queueing_lock="delete_drafts")
@leaves_heartbeat
def delete_drafts(timestamp: int | None = None) -> None:
    """Deletes requests that were begun and never sent."""
    delete_old_drafts(at=timezone.now())


@app.periodic(cron="5,35 * * * *")
@app.task(name="members.jobs.remind_people", queueing_lock="remind_people")
@leaves_heartbeat
def remind_people(timestamp: int | None = None) -> None:
    """Reminds of questions, of accounts to set up, and of what was not sent."""
    at = timezone.now()
    remind_of_questions(at=at)
    remind_of_accounts(at=at)
    warn_of_drafts(at=at)


@app.periodic(cron="*/30 * * * *")
@app.task(name="members.jobs.tell_staff", queueing_lock="tell_staff")
@leaves_heartbeat
def tell_staff(timestamp: int | None = None) -> None:
    """Mails staff what waits, what is overdue and which mails did not arrive."""
    at = timezone.now()
    send_digests(at=at)
    tell_overdue(at=at)
    tell_mail_failures(at=at)


@app.periodic(cron="25 * * * *")
@app.task(name="members.jobs.watch_heartbeats", queueing_lock="watch_heartbeats")
@leaves_heartbeat
def watch_heartbeats(timestamp: int | None = None) -> None:
    """Mails administrators which jobs do not run."""
    tell_missing_heartbeats(at=timezone.now())
