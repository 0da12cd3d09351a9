from __future__ import annotations

from uuid import UUID

from django.db import transaction

from members import review_mail
from members.enums import Status
from members.errors import RefusedError
from members.models import JoinRequest, JoinRequestEvent, User
from members.services.activate import account_to_set_up
from members.services.rules import FIND_MEMBER, require
from members.services.transition import check_status, lock, transition

A_HOUR = 3


@transaction.atomic
def send_account_link(*, uuid: UUID, by: User | None) -> JoinRequest:
    """Mails a fresh link to set up the account, to the address of the request.

    Links sent before work no longer. `by` is None where the person pressed the button,
    who gets three an hour. Raises NotAllowedError, RefusedError where the account is
    set up or there were enough, and WrongStatusError.
    """
    if by is not None:
        require(by, FIND_MEMBER)
    join_request = lock(uuid=uuid)
    check_status(join_request, Status.APPROVED)
    if account_to_set_up(uuid) is None:
        raise RefusedError("The account is set up already.")
    if by is None and review_mail.account_links_of_this_hour(join_request) >= A_HOUR:
        raise RefusedError("Enough links were sent for this hour.")
    transition(
        join_request=join_request,
        what=JoinRequestEvent.What.LINK_SENT,
        by=by,
    )
    review_mail.account_link(join_request)
    return join_request
