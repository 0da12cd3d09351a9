from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from members import review_mail
from members.deadlines import start_of_month
from members.enums import OFFICER_MAY_APPROVE, Outcome, Status
from members.errors import NotAllowedError, NotSettledError, RefusedError
from members.member_numbers import new_number
from members.models import (
    JoinRequest,
    JoinRequestEvent,
    Member,
    Membership,
    PossibleDuplicate,
    User,
)
from members.services.accounts import account_for, obstacle_to_account
from members.services.compare import compare
from members.services.rules import MANAGE, REVIEW, own_words, require, require_decider
from members.services.settled import member_settled_as_same, require_settled
from members.services.transition import check_status, lock, transition


def approve(
    *, uuid: UUID, version: int, by: User, note: str = "", same_person: bool = False
) -> Membership:
    """Accepts a request: member, number, account, membership and mail, or nothing.

    In order: compares the request where the worker has not yet, which stays whatever
    comes after; locks the request; checks who may, that no likely duplicate waits for
    somebody's word, and what was found (`note`: needed to look at a role, to go past
    the check's outcome, and to look at a decision again); finds or makes the account,
    which confirms no address; makes the member, or brings up to date the one that the
    account has or that is settled to be the person, with the number it always had;
    starts the membership; records it; queues the mail with the link to set up the
    account.

    `same_person` says that staff have settled that an account with this address is the
    person's own. Raises NotAllowedError, NotSettledError, RefusedError,
    AccountInTheWayError, StaleRequestError and WrongStatusError.
    """
    require(by, REVIEW)
    compare(uuid=uuid)
    return _approve(uuid, version, by, note, same_person)


@transaction.atomic
def _approve(
    uuid: UUID, version: int, by: User, note: str, same_person: bool
) -> Membership:
    join_request = lock(uuid=uuid, version=version)
    check_status(join_request, Status.IN_REVIEW, Status.RECONSIDERING)
    require_decider(by, join_request)
    require_settled(join_request)
    note = _checked_note(join_request, by=by, note=note)
    now = timezone.now()

    known = member_settled_as_same(join_request)
    account = account_for(join_request, same_person=same_person, member=known)
    member = _member_for(join_request, account, known)
    membership = Membership(
        member=member, starts=starts_at(join_request, now), join_request=join_request
    )
    membership.full_clean(exclude=["ends"])
    membership.save()

    transition(
        join_request=join_request,
        to=Status.APPROVED,
        what=JoinRequestEvent.What.APPROVED,
        by=by,
        at=now,
        note=note,
        decided_at=now,
        decided_by=by,
        decision_note=note,
        decline_reason="",
        reply_until=None,
    )
    review_mail.approved(join_request, membership)
    return membership


def obstacle_to(join_request: JoinRequest) -> RefusedError | None:
    """What stands in the way of approving it, whoever does it; None where nothing."""
    if PossibleDuplicate.objects.holding_up(join_request).exists():
        return NotSettledError()
    return obstacle_to_account(join_request, member_settled_as_same(join_request))


def needs_note(join_request: JoinRequest) -> bool:
    """Whether approving it asks the decider to write down what they found."""
    return (
        join_request.status == Status.RECONSIDERING
        or join_request.outcome == Outcome.LOOK_AT_ROLE
        or needs_override(join_request)
    )


def needs_override(join_request: JoinRequest) -> bool:
    """Whether only a manager may approve it, with a reason to go past the check."""
    return join_request.outcome not in OFFICER_MAY_APPROVE


def starts_at(join_request: JoinRequest, now: datetime) -> datetime:
    """When the membership begins: now, or with the month in which the role begins.

    Only those who asked before they start wait for that month, and not for one that
    has begun already.
    """
    if join_request.outcome != Outcome.MAY_ASK_NOW or join_request.job_starts is None:
        return now
    return max(now, start_of_month(join_request.job_starts))


def _checked_note(join_request: JoinRequest, *, by: User, note: str) -> str:
    if needs_override(join_request) and not by.has_perm(MANAGE):
        raise NotAllowedError(
            "The check did not say that this person can join, so a manager decides."
        )
    if needs_note(join_request):
        return own_words(note, at_least=10, what="The note of what you found")
    return note.strip()


def _member_for(
    join_request: JoinRequest, account: User, known: Member | None
) -> Member:
    """The member, brought up to what the request says; a new one has a new number."""
    member = known or Member.objects.filter(user=account).first()
    if member is None:
        member = Member(number=new_number())
    member.user = account
    for name in (
        "first_name",
        "last_name",
        "known_as",
        "phone",
        "phone_e164",
        "contact_by",
        "address_line_1",
        "address_line_2",
        "town",
        "postcode",
        "nation",
        "role",
        "job_title",
    ):
        setattr(member, name, getattr(join_request, name))
    places = [str(place) for place in join_request.workplaces.all()]
    if join_request.central_employer:
        places.append(join_request.central_employer)
    member.workplaces = places
    try:
        member.full_clean(exclude=["role"] if member.role is None else None)
    except ValidationError as error:
        wrong = ", ".join(name.replace("_", " ") for name in error.message_dict)
        raise RefusedError(
            f"The request can’t become a membership as it is: look at {wrong}."
        ) from None
    member.save()
    return member
