from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from members import review_mail
from members.deadlines import answer_due_on
from members.enums import Status
from members.models import JoinRequest, JoinRequestEvent, User
from members.services.rules import REVIEW, own_words, require
from members.services.transition import check_status, lock, transition


@transaction.atomic
def ask(*, uuid: UUID, version: int, by: User, question: str) -> JoinRequest:
    """Asks the person for something; they have 28 days, to the end of the last one.

    Queues the mail with the link to answer. Raises NotAllowedError, RefusedError,
    StaleRequestError and WrongStatusError.
    """
    require(by, REVIEW)
    join_request = lock(uuid=uuid, version=version)
    check_status(join_request, Status.IN_REVIEW)
    question = own_words(question, at_least=10, what="The question")
    now = timezone.now()
    transition(
        join_request=join_request,
        to=Status.INFORMATION_REQUESTED,
        what=JoinRequestEvent.What.ASKED,
        by=by,
        at=now,
        note=question,
        question=question,
        asked_at=now,
        asked_by=by,
        answer_due_on=answer_due_on(now),
        answer="",
        answered_at=None,
    )
    review_mail.asked(join_request)
    return join_request
