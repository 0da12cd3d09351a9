from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from members import review_mail
from members.deadlines import reply_until
from members.enums import DeclineReason, Status
from members.errors import RefusedError
from members.models import JoinRequest, JoinRequestEvent, User
from members.services.rules import REVIEW, own_words, require, require_decider
from members.services.transition import check_status, lock, transition

WORDS_AT_LEAST = 40


@transaction.atomic
def decline(
    *, uuid: UUID, version: int, by: User, reason: str, words: str
) -> JoinRequest:
    """Says no, with one of our reasons and the officer's own words, and returns it.

    The person may reply for 28 days, once: a decision that was looked at again is
    final. Queues the mail with the reasons.

    Raises NotAllowedError, RefusedError, StaleRequestError and WrongStatusError.
    """
    require(by, REVIEW)
    join_request = lock(uuid=uuid, version=version)
    check_status(join_request, Status.IN_REVIEW, Status.RECONSIDERING)
    require_decider(by, join_request)
    if reason not in DeclineReason.values:
        raise RefusedError("Choose one of the reasons.")
    words = own_words(
        words, at_least=WORDS_AT_LEAST, what="What you write to the person"
    )
    now = timezone.now()
    may_reply = join_request.replied_at is None

    transition(
        join_request=join_request,
        to=Status.DECLINED,
        what=JoinRequestEvent.What.DECLINED,
        by=by,
        at=now,
        note=f"{DeclineReason(reason).label}. {words}",
        decided_at=now,
        decided_by=by,
        decline_reason=reason,
        decision_note=words,
        reply_until=reply_until(now) if may_reply else None,
    )
    review_mail.declined(join_request)
    return join_request
