from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from members import review_mail
from members.deadlines import is_over
from members.enums import Status
from members.errors import RefusedError
from members.models import JoinRequest, JoinRequestEvent
from members.services.transition import check_status, lock, transition


@transaction.atomic
def expire(*, uuid: UUID) -> JoinRequest:
    """Closes a request whose question was not answered by the end of the last day.

    For the system alone. Queues the mail that says how to start again. Raises
    RefusedError while the day has not ended in Europe/London, and WrongStatusError.
    """
    join_request = lock(uuid=uuid)
    check_status(join_request, Status.INFORMATION_REQUESTED)
    now = timezone.now()
    if not is_over(join_request.answer_due_on, now):
        raise RefusedError("The last day to answer has not ended.")
    transition(
        join_request=join_request,
        to=Status.EXPIRED,
        what=JoinRequestEvent.What.EXPIRED,
        by=None,
        at=now,
        closed_at=now,
    )
    review_mail.expired(join_request)
    return join_request
