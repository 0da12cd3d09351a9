from __future__ import annotations

from uuid import UUID

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from members.enums import Status
from members.errors import RefusedError
from members.models import JoinRequestEvent, Membership, User
from members.services.transition import check_status, lock, transition
from naht_site import mailed_links
from naht_site.mailed_links import Purpose, State
from naht_site.models import MailedLink


@transaction.atomic
def activate(*, link: MailedLink, password: str) -> User:
    """Gives the account its first password, and returns the account.

    Whoever has the link reads the address it was mailed to, so that address is
    confirmed and is the account's first. Every link to set up the account ends here.
    The password has been checked by the form.

    Raises RefusedError where the link works no more or the account has a password, and
    WrongStatusError.
    """
    link = MailedLink.objects.select_for_update().get(pk=link.pk)
    now = timezone.now()
    if mailed_links.state(link, now) is not State.GOOD:
        raise RefusedError("This link does not work any more.")
    join_request = lock(uuid=link.subject)
    check_status(join_request, Status.APPROVED)
    account = account_to_set_up(link.subject)
    if account is None:
        raise RefusedError("The account is set up already. Sign in instead.")
    account.set_password(password)
    account.save(update_fields=["password"])
    confirm_address(account)
    mailed_links.revoke(subject=link.subject, purpose=Purpose.ACTIVATE, at=now)
    transition(
        join_request=join_request,
        what=JoinRequestEvent.What.ACCOUNT_SET_UP,
        by=None,
        at=now,
        email_confirmed_at=join_request.email_confirmed_at or now,
    )
    return account


def account_to_set_up(uuid: UUID) -> User | None:
    """The account that came from the request, while it waits for its first password.

    None where it has one, is switched off, or its membership is over.
    """
    membership = (
        Membership.objects.not_over(timezone.now())
        .filter(join_request__uuid=uuid)
        .select_related("member__user")
        .first()
    )
    account = membership.member.user if membership else None
    if account is None or not account.is_active or account.has_usable_password():
        return None
    return account


def confirm_address(account: User) -> None:
    """Makes the address that an account signs in with its first, and confirmed.

    Raises RefusedError where another account has confirmed it.
    """
    address, _ = EmailAddress.objects.get_or_create(
        user=account, email=account.email.lower()
    )
    if not address.set_verified():
        raise RefusedError("Somebody else has confirmed this address.")
    address.set_as_primary()
