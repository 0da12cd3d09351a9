from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from members import review_mail
from members.deadlines import is_over
from members.enums import Status
from members.errors import RefusedError
from members.models import JoinRequest, JoinRequestEvent
from members.services.rules import own_words
from members.services.transition import check_status, lock, transition


@transaction.atomic
def reply(*, uuid: UUID, text: str) -> JoinRequest:
    """Takes the person's reply to a decision; somebody else will look at it.

    Once, and within 28 days. The first decider is remembered and the request has no
    owner until another manager takes it. Queues the mail that says so.

    Raises RefusedError and WrongStatusError.
    """
    join_request = lock(uuid=uuid)
    check_status(join_request, Status.DECLINED)
    if join_request.replied_at is not None:
        raise RefusedError("A decision can be replied to once.")
    now = timezone.now()
    if join_request.reply_until is None or is_over(join_request.reply_until, now):
        raise RefusedError("The last day to reply has passed.")
    text = own_words(text, at_least=1, what="The reply")
    transition(
        join_request=join_request,
        to=Status.RECONSIDERING,
        what=JoinRequestEvent.What.REPLIED,
        by=None,
        at=now,
        note=text,
        reply=text,
        replied_at=now,
        first_decided_by=join_request.decided_by,
        owner=None,
    )
    review_mail.reply_received(join_request)
    return join_request
