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
def answer(*, uuid: UUID, text: str) -> JoinRequest:
    """Takes the person's answer; the request goes back to the officer who asked.

    Queues the thank-you mail. Raises RefusedError for an empty answer and after the
    last day, and WrongStatusError.
    """
    join_request = lock(uuid=uuid)
    check_status(join_request, Status.INFORMATION_REQUESTED)
    now = timezone.now()
    if is_over(join_request.answer_due_on, now):
        raise RefusedError("The last day to answer has passed.")
    text = own_words(text, at_least=1, what="The answer")
    transition(
        join_request=join_request,
        to=Status.IN_REVIEW,
        what=JoinRequestEvent.What.ANSWERED,
        by=None,
        at=now,
        note=text,
        answer=text,
        answered_at=now,
    )
    review_mail.answered(join_request)
    return join_request
