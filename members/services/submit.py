from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from members.consent_wording import REQUIRED
from members.enums import Source, Status
from members.errors import (
    AnotherRequestOpenError,
    IncompleteRequestError,
    NotAllowedError,
    StaleRequestError,
)
from members.models import Consent, JoinRequest, JoinRequestEvent, User
from members.references import new_reference
from members.running_check import RunningCheck
from members.services.already_known import tell_owner
from members.services.compare import compare_later
from members.services.rules import REVIEW, require
from members.services.save_step import give_consents
from members.services.transition import lock, transition
from members.steps import CHECK, Journey


@transaction.atomic
def submit(
    *,
    uuid: UUID,
    version: int,
    consents: Collection[Consent.Purpose],
    by: User | None = None,
) -> JoinRequest:
    """Sends a request, once whatever is pressed.

    In order: locks the row, and gives it back as it is where it was sent before; checks
    that the person saw this `version`, that every step is done and every consent that
    is needed given; freezes the eligibility check; moves it, with a new reference and
    an event; queues the mail, and the comparison with those who may be the same person.

    `by` is the officer who keyed it for a caller and read out what is agreed to. Where
    the confirmed address has another request open, this one goes in as not confirmed,
    for staff to put together. What we know of an address only its owner learns, by
    mail: the work is the same whatever that is.

    Raises StaleRequestError, IncompleteRequestError, which names the step, and
    NotAllowedError where `by` may not, or nobody sends a caller's request.
    """
    join_request = lock(uuid=uuid)
    if join_request.source == Source.PHONE:
        _require_officer(by)
    if join_request.status != Status.DRAFT:
        return join_request
    if version != join_request.version:
        raise StaleRequestError(found=join_request.version, expected=version)
    journey = Journey(join_request)
    missing = journey.next
    if missing != CHECK or not set(REQUIRED) <= set(consents):
        raise IncompleteRequestError(missing.key)
    give_consents(join_request, REQUIRED)
    try:
        _send(join_request, journey.check, by)
    except AnotherRequestOpenError:
        join_request = lock(uuid=uuid)
        join_request.email_held_at = join_request.email_confirmed_at
        join_request.email_confirmed_at = None
        _send(join_request, journey.check, by)
    tell_owner(join_request)
    compare_later(join_request)
    return join_request


def _require_officer(by: User | None) -> None:
    if by is None:
        raise NotAllowedError("An officer sends what they keyed for a caller.")
    require(by, REVIEW)


def _send(join_request: JoinRequest, check: RunningCheck, by: User | None) -> None:
    at = timezone.now()
    keyed = {} if by is None else {"submitted_by": by}
    transition(
        join_request=join_request,
        to=Status.SUBMITTED,
        what=JoinRequestEvent.What.SUBMITTED,
        by=by,
        at=at,
        reference=_unused_reference(),
        submitted_at=at,
        eligibility=check.frozen(at),
        **keyed,
    )


def _unused_reference() -> str:
    while True:
        reference = new_reference()
        if not JoinRequest.objects.filter(reference=reference).exists():
            return reference
