from __future__ import annotations

from uuid import UUID

from django.db import transaction

from members import review_mail
from members.enums import Status
from members.errors import RefusedError
from members.models import JoinRequest, JoinRequestEvent, User
from members.services.activate import may_be_set_up
from members.services.rules import FIND_MEMBER, require
from members.services.transition import check_status, lock, transition


@transaction.atomic
def send_account_link(*, uuid: UUID, by: User | None) -> JoinRequest:
    """Mails a fresh link to set up the account, to the address of the request.

    Links sent before work no longer. `by` is None where the person pressed the button.
    Raises NotAllowedError, RefusedError where the account is set up, WrongStatusError.
    """
    if by is not None:
        require(by, FIND_MEMBER)
    join_request = lock(uuid=uuid)
    check_status(join_request, Status.APPROVED)
    if not may_be_set_up(join_request):
        raise RefusedError("The account is set up already.")
    transition(
        join_request=join_request,
        what=JoinRequestEvent.What.NOTED,
        by=by,
        note="A fresh link to set up the account was sent.",
    )
    review_mail.account_link(join_request)
    return join_request
