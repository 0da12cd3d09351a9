from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members import join_cookie, mail
from members.check_session import CheckAnswers
from members.enums import Source, Status
from members.models import JoinRequest, Role, User
from members.services.rules import REVIEW, require
from members.services.transition import check_status, lock


@transaction.atomic
def start(
    *, given: CheckAnswers | None = None, nonce: str = ""
) -> tuple[JoinRequest, str]:
    """A request that is not sent, and the token for the cookie that leads to it.

    `given` are answers of the eligibility check that the person wants to bring along.
    `nonce` is of the form that began it: the same form again leads to the same request
    for as long as its cookie is good and it is not sent.
    """
    token = join_cookie.token_of(nonce) if nonce else join_cookie.new_token()
    hashed = join_cookie.hash_of(token)
    if nonce:
        mail.wait_for_others(hashed)
    begun = JoinRequest.objects.filter(devices__cookie_hash=hashed).first()
    if begun is not None:
        return begun, token
    join_request = JoinRequest()
    if given is not None:
        write_answers(join_request, given)
    join_request.save()
    add_device(join_request, token)
    return join_request, token


def add_device(join_request: JoinRequest, token: str) -> None:
    """From now on the cookie with that token leads to the request."""
    join_request.devices.create(
        cookie_hash=join_cookie.hash_of(token),
        expires_at=timezone.now() + timedelta(days=settings.DRAFT_DAYS),
    )


@transaction.atomic
def start_by_phone(*, by: User) -> JoinRequest:
    """A request that an officer keys for a caller. No cookie leads to it.

    Raises NotAllowedError.
    """
    require(by, REVIEW)
    return JoinRequest.objects.create(source=Source.PHONE, submitted_by=by)


@transaction.atomic
def bring_answers(*, join_request: JoinRequest, given: CheckAnswers) -> JoinRequest:
    """Puts the answers of the eligibility check into a request that is not sent.

    They replace those it has. Raises WrongStatusError once it has been sent.
    """
    locked = lock(uuid=join_request.uuid)
    check_status(locked, Status.DRAFT)
    write_answers(locked, given)
    locked.version += 1
    locked.save()
    return locked


def write_answers(join_request: JoinRequest, given: CheckAnswers) -> None:
    """Sets the four columns. A role that is offered no more counts as not answered."""
    join_request.nation = given.nation
    join_request.work = given.work
    join_request.role = (
        Role.objects.offered().filter(key=given.role).first() if given.role else None
    )
    join_request.responsibilities = list(given.responsibilities)
