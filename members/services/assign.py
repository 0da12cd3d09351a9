from __future__ import annotations

from uuid import UUID

from django.db import transaction

from members.enums import OPEN
from members.errors import RefusedError
from members.models import JoinRequest, JoinRequestEvent, User
from members.services.rules import REVIEW, may_decide, require
from members.services.transition import check_status, lock, transition


@transaction.atomic
def assign(*, uuid: UUID, version: int, by: User, to: User) -> JoinRequest:
    """Gives an open request to another officer, and returns it.

    Raises RefusedError where `to` could not decide it or has it already,
    NotAllowedError, StaleRequestError and WrongStatusError.
    """
    require(by, REVIEW)
    join_request = lock(uuid=uuid, version=version)
    check_status(join_request, *OPEN)
    if not may_decide(to, join_request):
        raise RefusedError("That person may not decide this request.")
    if join_request.owner_id == to.pk:
        raise RefusedError("That person has the request already.")
    transition(
        join_request=join_request,
        what=JoinRequestEvent.What.ASSIGNED,
        by=by,
        note=f"To {to.email}",
        owner=to,
    )
    return join_request
