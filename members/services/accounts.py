"""Finding or making the account that goes with a join request."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone

from members import review_mail
from members.errors import AccountInTheWayError
from members.models import JoinRequest, Member, Membership, User

ANOTHER = "ask the person for another address and put it in here."
IN_THE_WAY = "There is an account with this address already."


def account_for(
    join_request: JoinRequest, *, same_person: bool, member: Member | None = None
) -> User:
    """The account for an approved request: a new one, or the person's own.

    `member` is who staff have settled to be the same person: then it is theirs, or a
    new one for a member without. It moves to the address of the request; both addresses
    are told, and it has no password until the link in our mail is used.

    A new account has no password that works, and its address counts as not confirmed.
    Raises AccountInTheWayError where something is in the way, unless that is an account
    which staff have said to be the same person's.
    """
    # Two approvals for one person take turns.
    if member is not None:
        member = Member.objects.select_for_update().get(pk=member.pk)
    own = member.user if member else existing_account(join_request.email)
    account = User.objects.select_for_update().get(pk=own.pk) if own else None
    obstacle = obstacle_to_account(join_request, member)
    if obstacle and not (same_person and obstacle.same_person_possible):
        raise obstacle
    try:
        with transaction.atomic():
            if account is None:
                return _new_account(join_request.email)
            if existing_account(join_request.email) is None:
                _move(account, to=join_request.email_key)
    except IntegrityError:
        # Another request with the same address was approved this very moment.
        raise AccountInTheWayError(IN_THE_WAY, same_person_possible=True) from None
    return account


def obstacle_to_account(
    join_request: JoinRequest, member: Member | None
) -> AccountInTheWayError | None:
    """What stands between a request and its account; None where nothing does.

    `member` is who staff have settled to be the same person.
    """
    found = existing_account(join_request.email)
    if member is None:
        return _obstacle_of_found(found) if found else None
    if Membership.objects.not_over(timezone.now()).filter(member=member).exists():
        return AccountInTheWayError(
            f"This person is a member already: {member.shown_number}. Decline the "
            "request as “Already a member”."
        )
    own = member.user
    if found is not None and found != own:
        return AccountInTheWayError(
            f"Somebody else signs in with this address: {ANOTHER}"
        )
    if own is None:
        return None
    if found is None and join_request.email_confirmed_at is None:
        return AccountInTheWayError(
            f"Member {member.shown_number} signs in with another address. Ask the "
            "person to confirm the new one with the link in our mail."
        )
    return _why_unusable(own)


def existing_account(email: str) -> User | None:
    """Whoever signs in with that address, or has confirmed it beside another."""
    # Both are kept in lower case.
    account = User.objects.filter(email=email.lower()).first()
    # Looked up in any case, so that the time tells nobody whether we know an address.
    beside = EmailAddress.objects.filter(email=email.lower(), verified=True)
    address = beside.select_related("user").first()
    return account or (address.user if address else None)


def _obstacle_of_found(account: User) -> AccountInTheWayError:
    """Why an account with the address needs a person to look, or can't be used."""
    if unusable := _why_unusable(account):
        return unusable
    theirs = Membership.objects.not_over(timezone.now()).filter(member__user=account)
    membership = theirs.select_related("member").first()
    if membership is not None:
        return AccountInTheWayError(
            f"A member signs in with this address: {membership.member.shown_number}. "
            "If it is the same person, decline the request as “Already a member”. If "
            f"not, {ANOTHER}"
        )
    return AccountInTheWayError(
        f"{IN_THE_WAY} Say whether it is the same person’s. If not, {ANOTHER}",
        same_person_possible=True,
    )


def _why_unusable(account: User) -> AccountInTheWayError | None:
    if account.is_superuser or account.is_staff or account.groups.exists():
        return AccountInTheWayError(
            f"A member of staff signs in with this address: {ANOTHER}"
        )
    if not account.is_active:
        return AccountInTheWayError(
            "The account with this address is switched off. Ask an administrator."
        )
    return None


def _move(account: User, *, to: str) -> None:
    review_mail.address_moved(old=account.email, new=to)
    account.email = to
    account.set_unusable_password()
    account.save(update_fields=["email", "password"])
    EmailAddress.objects.filter(user=account).delete()
    EmailAddress.objects.create(user=account, email=to, primary=True, verified=False)


def _new_account(email: str) -> User:
    account = User.objects.create_user(email)
    EmailAddress.objects.create(
        user=account, email=account.email, primary=True, verified=False
    )
    return account
