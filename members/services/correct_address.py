from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from members import review_mail
from members.enums import OPEN, Status
from members.errors import RefusedError
from members.models import JoinRequest, JoinRequestEvent, User
from members.normalise.email import clean_email
from members.services.compare import compare_later
from members.services.rules import REVIEW, require
from members.services.transition import check_status, lock, transition
from naht_site import mail, mailed_links


@transaction.atomic
def correct_address(*, uuid: UUID, version: int, by: User, email: str) -> JoinRequest:
    """Puts a mistyped e-mail address right, and returns the request.

    Links and cookies of before die, and mails to the old address that have not gone are
    given up. The new address alone gets a mail, with a link to confirm it; a question
    that waits for an answer goes to it too. The request is compared again with those
    who may be the same person.

    Raises NotUnderstoodError for what is no address, RefusedError where nothing would
    change, NotAllowedError, StaleRequestError, AnotherRequestOpenError and
    WrongStatusError.
    """
    require(by, REVIEW)
    corrected = clean_email(email)
    join_request = lock(uuid=uuid, version=version)
    check_status(join_request, *OPEN)
    if corrected.address == join_request.email:
        raise RefusedError("The request has that address already.")
    now = timezone.now()
    mailed_links.revoke(subject=uuid, at=now)
    mail.stop(keys=f"join.{join_request.pk}.", at=now)
    join_request.devices.all().delete()
    transition(
        join_request=join_request,
        what=JoinRequestEvent.What.ADDRESS_CORRECTED,
        by=by,
        at=now,
        note=f"From {join_request.email} to {corrected.address}",
        email=corrected.address,
        email_key=corrected.key,
        email_confirmed_at=None,
        email_held_at=None,
    )
    compare_later(join_request)
    review_mail.address_corrected(join_request)
    if join_request.status == Status.INFORMATION_REQUESTED:
        review_mail.asked(join_request)
    return join_request
