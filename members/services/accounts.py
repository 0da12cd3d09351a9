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

    `member` is who staff have settled to be the same person: then it is theirs.

    A new account has no password that works, and its address counts as not confirmed.
    Raises AccountInTheWayError where an account with the address is there and staff
    have not said that it is the same person's, and always where it is a member of
    staff's, is switched off, or belongs to somebody who is a member today.
    """
    account = existing_account(join_request.email)
    if member is not None:
        return _account_of(member, join_request, found=account)
    if account is None:
        return _new_account(join_request.email)
    # Two approvals for one person take turns.
    account = User.objects.select_for_update().get(pk=account.pk)
    obstacle = obstacle_of(account)
    if not (same_person and obstacle.same_person_possible):
        raise obstacle
    return account


def _account_of(member: Member, join_request: JoinRequest, found: User | None) -> User:
    """The member's own account, or a new one for a member without.

    It moves to the address of the request, once that is confirmed; both addresses are
    told, and it has no password until the link in our mail is used.
    """
    own = member.user
    if found is not None and found != own:
        raise AccountInTheWayError(
            f"Somebody else signs in with this address: {ANOTHER}",
            same_person_possible=False,
        )
    if own is None:
        return _new_account(join_request.email)
    own = User.objects.select_for_update().get(pk=own.pk)
    obstacle = obstacle_of(own)
    if not obstacle.same_person_possible:
        raise obstacle
    if found is None:
        if join_request.email_confirmed_at is None:
            raise AccountInTheWayError(
                f"Member {member.shown_number} signs in with another address. Ask the "
                "person to confirm the new one with the link in our mail.",
                same_person_possible=False,
            )
        review_mail.address_moved(old=own.email, new=join_request.email_key)
        own.email = join_request.email_key
        own.set_unusable_password()
        own.save(update_fields=["email", "password"])
        EmailAddress.objects.filter(user=own).delete()
        EmailAddress.objects.create(
            user=own, email=own.email, primary=True, verified=False
        )
    return own


def existing_account(email: str) -> User | None:
    """Whoever signs in with that address, or has confirmed it beside another."""
    account = User.objects.filter(email__iexact=email).first()
    # Looked up in any case, so that the time tells nobody whether we know an address.
    beside = EmailAddress.objects.filter(email__iexact=email, verified=True)
    address = beside.select_related("user").first()
    return account or (address.user if address else None)


def obstacle_of(account: User) -> AccountInTheWayError:
    """Why an account that is there already needs a person to look, or can't be used."""
    if account.is_superuser or account.is_staff or account.groups.exists():
        return AccountInTheWayError(
            f"A member of staff signs in with this address: {ANOTHER}",
            same_person_possible=False,
        )
    if not account.is_active:
        return AccountInTheWayError(
            "The account with this address is switched off. Ask an administrator.",
            same_person_possible=False,
        )
    theirs = Membership.objects.not_over(timezone.now()).filter(member__user=account)
    membership = theirs.select_related("member").first()
    if membership is not None:
        return AccountInTheWayError(
            f"A member signs in with this address: {membership.member.shown_number}. "
            "If it is the same person, decline the request as “Already a member”. If "
            f"not, {ANOTHER}",
            same_person_possible=False,
        )
    return AccountInTheWayError(
        f"{IN_THE_WAY} Say whether it is the same person’s. If not, {ANOTHER}",
        same_person_possible=True,
    )


def _new_account(email: str) -> User:
    try:
        with transaction.atomic():
            account = User.objects.create_user(email)
            EmailAddress.objects.create(
                user=account, email=account.email, primary=True, verified=False
            )
    except IntegrityError:
        # Another request with the same address was approved this very moment.
        raise AccountInTheWayError(IN_THE_WAY, same_person_possible=True) from None
    return account
