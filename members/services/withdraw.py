from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from members import review_mail
from members.enums import OPEN, Status
from members.models import JoinRequest, JoinRequestEvent, User
from members.services.rules import REVIEW, require, require_decider
from members.services.transition import check_status, lock, transition


@transaction.atomic
def withdraw(
    *, uuid: UUID, by: User | None = None, version: int | None = None
) -> JoinRequest:
    """Closes an open request because the person asked us to, and returns it.

    `by` is the officer who was asked on the phone, one who may decide the request: a
    second look is not ended by whoever decided first. None where the person did it.
    Queues the mail that says so. Raises NotAllowedError, StaleRequestError and
    WrongStatusError.
    """
    if by is not None:
        require(by, REVIEW)
    join_request = lock(uuid=uuid, version=version)
    check_status(join_request, *OPEN)
    if by is not None:
        require_decider(by, join_request)
    now = timezone.now()
    transition(
        join_request=join_request,
        to=Status.WITHDRAWN,
        what=JoinRequestEvent.What.WITHDRAWN,
        by=by,
        at=now,
        closed_at=now,
    )
    review_mail.withdrawn(join_request)
    return join_request
