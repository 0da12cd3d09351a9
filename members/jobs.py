"""What the worker does for join requests. Jobs take no arguments."""

from __future__ import annotations

from contextlib import suppress

from django.utils import timezone
from procrastinate.contrib.django import app

from members.enums import Status
from members.errors import MembersError
from members.models import JoinRequest
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
