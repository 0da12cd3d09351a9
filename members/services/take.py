from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from members.enums import Status
from members.models import JoinRequest, JoinRequestEvent, User
from members.services.rules import REVIEW, require, require_decider
from members.services.transition import check_status, lock, transition


@transaction.atomic
def take(*, uuid: UUID, version: int, by: User) -> JoinRequest:
    """Makes an officer the owner of a request that waits, and returns it.

    A request just sent goes into review; one whose decision is looked at again stays
    where it is and needs a manager who did not decide it before.

    Raises NotAllowedError, StaleRequestError and WrongStatusError.
    """
    require(by, REVIEW)
    join_request = lock(uuid=uuid, version=version)
    check_status(join_request, Status.SUBMITTED, Status.RECONSIDERING)
    require_decider(by, join_request)
    now = timezone.now()
    sent = join_request.status == Status.SUBMITTED
    transition(
        join_request=join_request,
        to=Status.IN_REVIEW if sent else None,
        what=JoinRequestEvent.What.TAKEN,
        by=by,
        at=now,
        owner=by,
        taken_at=now,
        taken_by=by,
    )
    return join_request
