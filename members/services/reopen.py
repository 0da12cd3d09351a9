from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from members.deadlines import is_over, reopen_until
from members.enums import MAY_BE_REOPENED, Status
from members.errors import AnotherRequestOpenError, RefusedError
from members.models import JoinRequest, JoinRequestEvent, PossibleDuplicate, User
from members.models.join_request import JoinRequestQuerySet
from members.services.compare import compare_later
from members.services.rules import MANAGE, own_words, require
from members.services.transition import check_status, lock, transition


@transaction.atomic
def reopen(*, uuid: UUID, version: int, by: User, reason: str) -> JoinRequest:
    """Takes a closed request back into review, with the manager as its owner.

    Within 90 days of the day on which it was closed, and with a reason. What was
    decided is taken off the request; the events keep it. It is compared again with
    those who may be the same person.

    Raises NotAllowedError, RefusedError, AnotherRequestOpenError, StaleRequestError
    and WrongStatusError.
    """
    require(by, MANAGE)
    join_request = lock(uuid=uuid, version=version)
    check_status(join_request, *MAY_BE_REOPENED)
    reason = own_words(reason, at_least=10, what="The reason")
    now = timezone.now()
    if is_over(reopen_until(join_request.closed_at or join_request.decided_at), now):
        raise RefusedError("It was closed more than 90 days ago. Ask for a new one.")
    if _others_of_the_person(join_request).exists():
        raise AnotherRequestOpenError
    transition(
        join_request=join_request,
        to=Status.IN_REVIEW,
        what=JoinRequestEvent.What.REOPENED,
        by=by,
        at=now,
        note=reason,
        owner=by,
        taken_at=now,
        taken_by=by,
        closed_at=None,
        decided_at=None,
        decided_by=None,
        decline_reason="",
        decision_note="",
        reply_until=None,
        first_decided_by=None,
        double_of=None,
    )
    compare_later(join_request)
    return join_request


def _others_of_the_person(join_request: JoinRequest) -> JoinRequestQuerySet:
    """Open requests with the same address, or settled to be the same person's."""
    settled = PossibleDuplicate.objects.filter(verdict=PossibleDuplicate.Verdict.SAME)
    same = (
        Q(email_key=join_request.email_key)
        | Q(pk__in=settled.filter(join_request=join_request).values("other_request"))
        | Q(pk__in=settled.filter(other_request=join_request).values("join_request"))
    )
    return JoinRequest.objects.open().exclude(pk=join_request.pk).filter(same)
