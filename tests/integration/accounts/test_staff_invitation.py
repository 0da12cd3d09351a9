"""An administrator makes an account; its owner sets it up by a mailed link."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from members.models import User
from naht_site import mail
from naht_site.models import MailedLink, OutgoingMail
from tests.factories.members import UserFactory
from tests.factories.pages_read import heading

pytestmark = pytest.mark.django_db
SET_UP = "/account/set-up/"
PASSWORD = "seven-brave-herons"


@pytest.fixture
def invited(settings: Settings) -> User:
    """An account that an administrator has just made."""
    settings.DEMO = True
    client = Client()
    client.force_login(UserFactory(administrator=True))
    group = Group.objects.get(name="Editors").pk
    client.post("/admin/users/new/", {"email": "New@Example.org", "groups": group})
    return User.objects.get(email="new@example.org")


def link_path() -> str:
    """Where the newest link leads."""
    invitations = OutgoingMail.objects.filter(template="staff_invited")
    message = mail.render(invitations.latest("pk"))
    (address,) = re.findall(r"http://testserver(/link/\S+)", message.body)
    return address


def choose(client: Client) -> str:
    passwords = {"password1": PASSWORD, "password2": PASSWORD}
    return client.post(SET_UP, passwords).headers.get("Location", "")


def test_new_account_is_mailed_a_link_and_nothing_else(invited: User) -> None:
    (row,) = OutgoingMail.objects.all()

    message = mail.render(row)

    assert (row.to, row.template) == ("new@example.org", "staff_invited")
    assert message.subject == "Set up your account"
    assert "The link works for 7 days." in message.body
    assert MailedLink.objects.get().purpose == "invite"


def test_link_leads_to_a_password_and_confirms_the_address(
    client: Client, invited: User
) -> None:
    path = link_path()

    for method in (client.get, client.head, client.get):
        assert method(path).status_code == 200
    assert client.get(SET_UP).status_code == 410
    assert client.post(path).headers["Location"] == SET_UP
    assert heading(client.get(SET_UP)) == "Choose a password"
    assert choose(client) == "/admin/"

    invited.refresh_from_db()
    assert invited.check_password(PASSWORD)
    assert EmailAddress.objects.get(user=invited, primary=True).verified
    assert client.get("/admin/").status_code == 200
    assert Client().post(path).status_code == 410


def test_outside_the_demo_a_second_factor_is_asked_for_next(
    client: Client, invited: User, settings: Settings
) -> None:
    settings.DEMO = False
    client.post(link_path())
    choose(client)

    response = client.get("/admin/")

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/account/")


@pytest.mark.parametrize("state", ["late", "switched off", "left the staff", "set up"])
def test_link_does_nothing_when_its_time_is_over(
    client: Client, invited: User, state: str
) -> None:
    path = link_path()
    client.post(path)
    if state == "switched off":
        User.objects.filter(pk=invited.pk).update(is_active=False)
    elif state == "left the staff":
        invited.groups.clear()
    elif state == "set up":
        invited.set_password("another-calm-otter")
        invited.save()
    later = timezone.now() + timedelta(days=8 if state == "late" else 0)

    with time_machine.travel(later):
        assert client.get(SET_UP).status_code == 410
        assert choose(client) == ""

    invited.refresh_from_db()
    assert not invited.check_password(PASSWORD)


def test_link_of_a_request_opens_no_staff_account(
    client: Client, invited: User
) -> None:
    MailedLink.objects.update(subject=UUID(int=2**127 + invited.pk))

    client.post(link_path())

    assert client.get(SET_UP).status_code == 410


def change(account: User, email: str) -> None:
    client = Client()
    client.force_login(UserFactory(administrator=True))
    groups = list(account.groups.values_list("pk", flat=True))
    typed = {"email": email, "is_active": "on", "groups": groups}
    assert client.post(f"/admin/users/edit/{account.pk}/", typed).status_code == 302


def test_link_to_a_mistyped_address_ends_and_the_right_one_gets_its_own(
    client: Client, invited: User
) -> None:
    stranger = Client()
    mailed_first = link_path()
    stranger.post(mailed_first)

    change(invited, "right@example.org")

    assert stranger.get(SET_UP).status_code == 410
    assert stranger.post(mailed_first).status_code == 410
    assert client.post(link_path()).headers["Location"] == SET_UP
    assert choose(client) == "/admin/"
    newest = OutgoingMail.objects.filter(template="staff_invited").latest("pk")
    assert newest.to == "right@example.org"


def test_changing_anything_else_mails_no_link(invited: User) -> None:
    change(invited, "New@example.org")

    assert OutgoingMail.objects.filter(template="staff_invited").count() == 1
