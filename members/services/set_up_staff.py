from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from members import staff_mail
from members.errors import RefusedError
from members.models import User
from members.services.activate import confirm_address
from naht_site import mailed_links
from naht_site.mailed_links import Purpose, State
from naht_site.models import MailedLink


@transaction.atomic
def invite(*, account: User) -> None:
    """Mails a link to choose a password to somebody new on the staff."""
    staff_mail.invited(account)


@transaction.atomic
def set_up_staff(*, link: MailedLink, password: str) -> User:
    """Gives a staff account its first password, confirms its address, and returns it.

    The password has been checked by the form. Raises RefusedError where the link works
    no more or the account is set up.
    """
    link = MailedLink.objects.select_for_update().get(pk=link.pk)
    account = staff_account_to_set_up(link.subject)
    if mailed_links.state(link, timezone.now()) is not State.GOOD or account is None:
        raise RefusedError("This link does not work any more.")
    account.set_password(password)
    account.save(update_fields=["password"])
    confirm_address(account)
    mailed_links.revoke(subject=link.subject, purpose=Purpose.INVITE, at=timezone.now())
    return account


def staff_account_to_set_up(subject: UUID) -> User | None:
    """The account that a link is about, while it waits for its first password.

    None where it has one, is switched off, or is nobody's on the staff.
    """
    account = User.objects.filter(pk=staff_mail.account_number(subject)).first()
    if account is None or not account.is_staff or account.has_usable_password():
        return None
    return account
