from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from members import join_cookie, mail
from members.enums import OPEN, Status
from members.errors import AnotherRequestOpenError
from members.models import JoinRequest, JoinRequestEvent
from members.services.compare import compare_later
from members.services.start import add_device
from members.services.transition import lock, transition

HELD = "This one counts as not confirmed until the two are put together."


@transaction.atomic
def confirm(*, uuid: UUID) -> JoinRequest:
    """Notes that the owner of the address used a link we mailed to it.

    Where another open request has that address confirmed, this one stays unconfirmed:
    staff find an event, the owner gets a mail, and nobody else learns of it. An open
    request is compared again with those who may be the same person. Raises
    JoinRequest.DoesNotExist.
    """
    join_request = lock(uuid=uuid)
    if join_request.email_confirmed_at is not None:
        return join_request
    if join_request.status == Status.DRAFT:
        join_request.email_confirmed_at = timezone.now()
        join_request.save(update_fields=["email_confirmed_at", "updated_at"])
        return join_request
    now = timezone.now()
    try:
        transition(
            join_request=join_request,
            what=JoinRequestEvent.What.CONFIRMED,
            by=None,
            at=now,
            email_confirmed_at=now,
        )
    except AnotherRequestOpenError:
        join_request = lock(uuid=uuid)
        if join_request.email_held_at is not None:
            return join_request
        transition(
            join_request=join_request,
            what=JoinRequestEvent.What.HELD,
            by=None,
            at=now,
            note=HELD,
            email_held_at=now,
        )
        mail.already_open(join_request)
    if join_request.status in OPEN:
        compare_later(join_request)
    return join_request


@transaction.atomic
def come_back(*, uuid: UUID) -> tuple[JoinRequest, str]:
    """Confirms the address and gives a token for this device's cookie.

    Other devices keep theirs. Raises JoinRequest.DoesNotExist.
    """
    confirm(uuid=uuid)
    join_request = lock(uuid=uuid)
    token = join_cookie.new_token()
    add_device(join_request, token)
    return join_request, token
