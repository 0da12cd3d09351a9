"""What the worker does for join requests. Jobs take no arguments."""

from __future__ import annotations

from contextlib import suppress

from django.utils import timezone
from procrastinate.contrib.django import app

from members import check_session
from members.enums import Status
from members.errors import MembersError
from members.models import JoinRequest
from members.services.delete_drafts import delete_old_drafts
from members.services.expire import expire
from naht_site.heartbeats import leaves_heartbeat


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
