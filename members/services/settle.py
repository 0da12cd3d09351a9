from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from members import review_mail
from members.enums import OPEN, Status
from members.errors import RefusedError
from members.models import JoinRequest, JoinRequestEvent, PossibleDuplicate, User
from members.services.rules import REVIEW, own_words, require, require_decider
from members.services.settled import member_settled_as_same
from members.services.transition import check_status, lock, transition
from naht_site import mailed_links

Verdict = PossibleDuplicate.Verdict
What = JoinRequestEvent.What


@transaction.atomic
def settle(
    *, uuid: UUID, version: int, by: User, pair: int, verdict: str, because: str = ""
) -> PossibleDuplicate:
    """Says of a possible duplicate whether it is one person, and returns the pair.

    Different people need a reason, and the pair is never raised again. Of two open
    requests of one person the other is closed as a double of this one: its links die
    and the person gets a mail. A member who is the same person keeps their number when
    this request is approved; until then that can be taken back.

    Raises NotAllowedError, RefusedError, StaleRequestError and WrongStatusError.
    """
    require(by, REVIEW)
    join_request, other, settled = _locked(uuid, version, pair)
    check_status(join_request, *OPEN)
    require_decider(by, join_request)
    if verdict not in Verdict.values:
        raise RefusedError("Say whether it is the same person.")
    if settled.is_final or settled.verdict == verdict == Verdict.SAME:
        raise RefusedError("This pair was settled as the same person.")
    if verdict == Verdict.DIFFERENT:
        because = own_words(because, at_least=10, what="The reason")
    elif (settled.member or settled.made_member) and member_settled_as_same(
        join_request
    ):
        raise RefusedError("Another member was settled as the same person.")
    now = timezone.now()
    settled.verdict, settled.because = verdict, because.strip()
    settled.settled_at, settled.settled_by = now, by
    settled.full_clean(exclude=["other_request", "member"])
    settled.save()
    name = settled.name_of_other(join_request)
    transition(
        join_request=join_request,
        what=What.SETTLED,
        by=by,
        at=now,
        note=_words(settled, name),
    )
    if other is not None and other.status in OPEN:
        if verdict == Verdict.SAME:
            require_decider(by, other)
            _close_as_double(other, of=join_request, by=by, at=now)
        else:
            words = _words(settled, str(join_request))
            transition(join_request=other, what=What.SETTLED, by=by, at=now, note=words)
    return settled


def _locked(
    uuid: UUID, version: int, pair: int
) -> tuple[JoinRequest, JoinRequest | None, PossibleDuplicate]:
    """Both sides, locked in the order of their rows so that two can't wait for good."""
    this = JoinRequest.objects.get(uuid=uuid)
    found = PossibleDuplicate.objects.about(this).filter(pk=pair).first()
    if found is None:
        raise RefusedError("There is no such pair at this request.")
    other = found.other_side(this)
    if other is None:
        join_request = lock(uuid=uuid, version=version)
    elif other.pk < this.pk:
        other = lock(uuid=other.uuid)
        join_request = lock(uuid=uuid, version=version)
    else:
        join_request = lock(uuid=uuid, version=version)
        other = lock(uuid=other.uuid)
    return join_request, other, PossibleDuplicate.objects.about(this).get(pk=pair)


def _words(settled: PossibleDuplicate, name: str) -> str:
    words = f"{name}: {Verdict(settled.verdict).label.lower()}"
    return f"{words}, because {settled.because}" if settled.because else f"{words}."


def _close_as_double(
    double: JoinRequest, *, of: JoinRequest, by: User, at: datetime
) -> None:
    mailed_links.revoke(subject=double.uuid, at=at)
    transition(
        join_request=double,
        to=Status.WITHDRAWN,
        what=What.CLOSED_AS_DOUBLE,
        by=by,
        at=at,
        note=f"The same person as {of}. We go on with that one.",
        closed_at=at,
        double_of=of,
    )
    review_mail.put_together(double, kept=of)
    stood_between = double.email_confirmed_at and double.email_key == of.email_key
    if of.email_held_at is not None and stood_between:
        # Nothing stands any more between its owner and the address they confirmed.
        JoinRequest.objects.filter(pk=of.pk).update(email_confirmed_at=of.email_held_at)
