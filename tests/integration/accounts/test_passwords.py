from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.core import mail as django_mail
from django.test import Client
from django.utils import timezone

from members.models import User
from tests.factories.members import PASSWORD, UserFactory
from tests.factories.second_factors import App

from .conftest import SignIn
from .test_sign_in import is_signed_in

pytestmark = pytest.mark.django_db
Mails = Callable[[], list[tuple[str, str]]]
NEW = "seven-quiet-badgers"


@pytest.fixture
def reset_link(client: Client, mails_sent: Mails) -> Callable[[User], str]:
    """Asks for a new password and returns the address in the mail, without host."""

    def asked(user: User) -> str:
        client.post("/account/password/reset/", {"email": user.email})
        mails_sent()
        (path,) = re.findall(r"http://testserver(/\S+)", django_mail.outbox[-1].body)
        return path

    return asked


def choose(client: Client, path: str, password: str = NEW) -> int:
    """Opens the link and chooses a password. Returns the last page's status."""
    opened = client.get(path)
    if opened.status_code != 302:
        return opened.status_code
    form = {"password1": password, "password2": password}
    return client.post(opened["Location"], form).status_code


def test_reset_mails_known_addresses_alone_and_the_page_tells_nothing(
    client: Client, mails_sent: Mails
) -> None:
    user = UserFactory()

    known = client.post("/account/password/reset/", {"email": user.email})
    unknown = client.post("/account/password/reset/", {"email": "nobody@example.org"})

    assert (known.status_code, known["Location"]) == (302, unknown["Location"])
    assert mails_sent() == [(user.email, "Choose a new password")]


def test_reset_sets_a_password_and_signs_nobody_in(
    client: Client, reset_link: Callable, mails_sent: Mails
) -> None:
    user = UserFactory()

    status = choose(client, reset_link(user))

    user.refresh_from_db()
    assert status == 302
    assert user.check_password(NEW)
    assert not is_signed_in(client)
    assert mails_sent()[-1] == (user.email, "Your account was changed")


def test_reset_works_for_one_hour(client: Client, reset_link: Callable) -> None:
    user = UserFactory()
    path = reset_link(user)
    asked = timezone.now()

    with time_machine.travel(asked + timedelta(minutes=61)):
        late = client.get(path)
    with time_machine.travel(asked + timedelta(minutes=59)):
        in_time = client.get(path)

    assert (late.status_code, in_time.status_code) == (200, 302)


def test_reset_works_once(client: Client, reset_link: Callable) -> None:
    user = UserFactory()
    path = reset_link(user)
    choose(client, path)

    choose(client, path, "nine-happy-hedgehogs")

    user.refresh_from_db()
    assert user.check_password(NEW)


def test_opening_a_reset_link_changes_nothing(
    client: Client, reset_link: Callable
) -> None:
    user = UserFactory()
    path = reset_link(user)
    for _ in range(3):
        Client().get(path, follow=True)

    status = choose(client, path)

    assert status == 302


def test_reset_ends_every_session(
    client: Client, sign_in: SignIn, reset_link: Callable
) -> None:
    user = UserFactory()
    sign_in(user)

    choose(Client(), reset_link(user))

    assert not is_signed_in(client)


def test_reset_leaves_the_second_factor_to_be_shown(
    client: Client, sign_in: SignIn, reset_link: Callable
) -> None:
    user = UserFactory()
    App(user)
    choose(client, reset_link(user))

    response = sign_in(user, password=NEW)

    assert response["Location"].startswith("/account/2fa/authenticate/")
    assert not is_signed_in(client)


def test_links_in_account_mails_do_not_follow_the_host_of_the_request(
    mails_sent: Mails,
) -> None:
    user = UserFactory()

    Client(headers={"host": "localhost"}).post(
        "/account/password/reset/", {"email": user.email}
    )

    mails_sent()
    assert "http://testserver/account/password/reset/key/" in django_mail.outbox[0].body
    assert "localhost" not in django_mail.outbox[0].body


def test_invited_person_may_also_choose_a_password_by_reset(
    client: Client, sign_in: SignIn, reset_link: Callable
) -> None:
    user = UserFactory(invited=True)

    choose(client, reset_link(user))

    response = sign_in(user, password=NEW)
    assert response["Location"] == "/account/confirm-email/"


def test_changing_the_password_ends_other_sessions_alone(
    client: Client, sign_in: SignIn
) -> None:
    user = UserFactory()
    elsewhere = Client()
    elsewhere.force_login(user)
    sign_in(user)
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}

    client.post("/account/password/change/", form)

    user.refresh_from_db()
    assert user.check_password(NEW)
    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)


@pytest.mark.parametrize(
    ("password", "error"),
    [
        ("short-word1", "at least 12 characters"),
        ("password1234", "harder to guess"),
        ("jo.longname@example.org", "too much like your e-mail address"),
    ],
)
def test_weak_password_is_refused(
    client: Client, reset_link: Callable, password: str, error: str
) -> None:
    user = UserFactory(email="jo.longname@example.org")
    opened = client.get(reset_link(user))
    form = {"password1": password, "password2": password}

    response = client.post(opened["Location"], form)

    user.refresh_from_db()
    assert error in response.content.decode()
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize("password", ["otters in the río ✓ at night", "x7" * 64])
def test_any_long_password_is_taken(
    client: Client, reset_link: Callable, password: str
) -> None:
    user = UserFactory()

    choose(client, reset_link(user), password)

    user.refresh_from_db()
    assert user.check_password(password)


def test_well_known_address_leads_to_changing_the_password(client: Client) -> None:
    response = client.get("/.well-known/change-password")

    assert response["Location"] == "/account/password/change/"
