from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from members import mail
from members.consent_wording import REQUIRED
from members.enums import Status
from members.errors import (
    AnotherRequestOpenError,
    IncompleteRequestError,
    StaleRequestError,
)
from members.models import Consent, JoinRequest, JoinRequestEvent
from members.references import new_reference
from members.services.save_step import give_consents
from members.services.transition import lock, transition
from members.steps import CHECK, Journey


@transaction.atomic
def submit(
    *, uuid: UUID, version: int, consents: Collection[Consent.Purpose]
) -> JoinRequest:
    """Sends a request, once whatever is pressed.

    In order: locks the row, and gives it back as it is where it was sent before; checks
    that the person saw this `version`, that every step is done and every consent that
    is needed given; freezes the eligibility check; moves it, with a new reference and
    an event; queues the mail.

    Where the confirmed address has another request open, this one goes in as not
    confirmed, for staff to put together, and the owner of the address is told by mail.

    Raises StaleRequestError and IncompleteRequestError, which names the step.
    """
    join_request = lock(uuid=uuid)
    if join_request.status != Status.DRAFT:
        return join_request
    if version != join_request.version:
        raise StaleRequestError(found=join_request.version, expected=version)
    missing = Journey(join_request).next
    if missing != CHECK or not set(REQUIRED) <= set(consents):
        raise IncompleteRequestError(missing.key)
    give_consents(join_request, REQUIRED)
    try:
        _send(join_request)
    except AnotherRequestOpenError:
        join_request = lock(uuid=uuid)
        join_request.email_confirmed_at = None
        _send(join_request)
        mail.already_open(join_request)
    else:
        mail.received(join_request)
    return join_request


def _send(join_request: JoinRequest) -> None:
    at = timezone.now()
    transition(
        join_request=join_request,
        to=Status.SUBMITTED,
        what=JoinRequestEvent.What.SUBMITTED,
        by=None,
        at=at,
        reference=_unused_reference(),
        submitted_at=at,
        eligibility=Journey(join_request).check.frozen(at),
    )


def _unused_reference() -> str:
    while True:
        reference = new_reference()
        if not JoinRequest.objects.filter(reference=reference).exists():
            return reference
