"""Accounts of staff, one for each group, and how to sign in with them."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from members.models import User
from naht_site.management.demo import register
from naht_site.management.demo.sign_in import PEOPLE, STAFF, DemoPerson, password_of

NOT_OURS = "(not the demo’s account)"
SWITCHED_OFF = "(switched off)"


def make_staff() -> dict[str, User]:
    """The accounts of the demo's staff by their group.

    One that is there already, whoever made it, is used as it is; one that was closed
    when the demo was taken away is opened again.
    """
    return {person.group: _account(person) for person in STAFF}


def _account(person: DemoPerson) -> User:
    account = User.objects.filter(email__iexact=person.email).first()
    if account is None:
        account = User.objects.create_user(person.email, password_of(person))
        account.groups.add(Group.objects.get(name=person.group))
        EmailAddress.objects.create(
            user=account, email=account.email, primary=True, verified=True
        )
        register.add(person.email, account)
    elif _was_closed(account):
        account.is_active = True
        account.set_password(password_of(person))
        account.save(update_fields=["is_active", "password"])
    return account


def close(account: User) -> None:
    """Leaves an account that something still refers to with no way in."""
    account.is_active = False
    account.set_unusable_password()
    account.save(update_fields=["is_active", "password"])


def _was_closed(account: User) -> bool:
    shut = not (account.is_active or account.has_usable_password())
    return shut and register.find(User, account.email) is not None


def ways_in() -> list[tuple[DemoPerson, str]]:
    """Each demo person that has an account, with the password that the demo gave it,
    or a word on why it has none. A person may have changed it since.
    """
    accounts = User.objects.in_bulk(
        [person.email for person in PEOPLE], field_name="email"
    )
    return [
        (person, _password_shown(person, accounts[person.email]))
        for person in PEOPLE
        if person.email in accounts
    ]


def _password_shown(person: DemoPerson, account: User) -> str:
    if register.find(User, person.email) != account:
        return NOT_OURS
    return password_of(person) if account.is_active else SWITCHED_OFF
