"""A new member sets their account up, by the link that the approval mails."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from members.models import JoinRequest, User
from members.services.end_membership import end_membership
from naht_site.models import OutgoingMail
from tests.factories.mailed_links import path_of
from tests.factories.members import MembershipFactory
from tests.factories.pages_read import heading, words
from tests.factories.review import approved, link_of, manager

pytestmark = pytest.mark.django_db
SET_UP = "/membership/set-up/"
PASSWORD = "seven-brave-herons"


def choose(client: Client, password: str, again: str | None = None):
    return client.post(SET_UP, {"password1": password, "password2": again or password})


def begin(client: Client, join_request: JoinRequest) -> None:
    """Press the button on the page of the mailed link."""
    response = client.post(path_of(link_of(join_request, "activate")))
    assert response.headers["Location"] == SET_UP


def account_of(join_request: JoinRequest) -> User:
    return User.objects.get(member__memberships__join_request=join_request)


def test_opening_the_link_does_nothing(client: Client) -> None:
    join_request = approved()
    link = link_of(join_request, "activate")

    for _ in range(3):
        response = client.get(path_of(link))

    assert heading(response) == "Set up your account"
    assert client.get(SET_UP).status_code == 410
    assert not account_of(join_request).has_usable_password()
    assert not EmailAddress.objects.get(user=account_of(join_request)).verified


def test_new_member_chooses_a_password_and_is_signed_in(client: Client) -> None:
    join_request = approved(email="Jane@Example.org")
    begin(client, join_request)

    page = client.get(SET_UP)
    done = choose(client, PASSWORD)
    account = account_of(join_request)
    membership = client.get("/membership/")

    assert heading(page) == "Choose a password"
    assert "jane@example.org" in page.content.decode()
    assert done.headers["Location"] == "/membership/"
    address = EmailAddress.objects.get(user=account)
    assert (address.email, address.verified, address.primary) == (
        "jane@example.org",
        True,
        True,
    )
    join_request.refresh_from_db()
    assert join_request.email_confirmed_at is not None
    assert join_request.events.latest("pk").what == "account_set_up"
    assert account.check_password(PASSWORD)
    assert account.member.shown_number in membership.content.decode()
    methods = client.session["account_authentication_methods"]
    assert [each["method"] for each in methods] == ["password"]


def test_password_works_at_sign_in(client: Client) -> None:
    join_request = approved(email="jane@example.org")
    begin(client, join_request)
    choose(client, PASSWORD)
    client.logout()

    response = client.post(
        "/account/login/", {"login": "jane@example.org", "password": PASSWORD}
    )

    assert response.headers["Location"] == "/membership/"


def test_link_is_over_once_the_account_is_set_up(client: Client) -> None:
    join_request = approved()
    link = link_of(join_request, "activate")
    begin(client, join_request)
    choose(client, PASSWORD)

    stranger = Client()
    opened = stranger.get(path_of(link))
    pressed = stranger.post(path_of(link))
    page = stranger.get(SET_UP)

    assert opened.status_code == 410
    assert pressed.headers["Location"] == "/membership/fresh-link/"
    assert page.status_code == 410
    assert not OutgoingMail.objects.filter(template="account_link").exists()


def test_two_who_pressed_one_link_choose_one_password() -> None:
    join_request = approved()
    first, second = Client(), Client()
    begin(first, join_request)
    begin(second, join_request)

    choose(first, PASSWORD)
    late = choose(second, "another-long-password")

    assert late.status_code == 410
    assert account_of(join_request).check_password(PASSWORD)


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("", "", "Enter a new password."),
        ("short-one", None, "at least 12 characters"),
        ("password1234", None, "harder to guess"),
        ("jane@example.org", None, "too much like your e-mail address"),
        (PASSWORD, "seven-brave-hero", "same password"),
        (PASSWORD + "\0", None, "Null characters"),
        ("x" * 5000, "y", "same password"),
    ],
)
def test_password_that_will_not_do_is_refused_in_words(
    client: Client, password: str, again: str | None, sentence: str
) -> None:
    join_request = approved(email="jane@example.org")
    begin(client, join_request)

    response = choose(client, password, again)

    assert response.status_code == 200
    assert sentence in words(response.content.decode())
    assert not account_of(join_request).has_usable_password()


@pytest.mark.parametrize("late", [timedelta(minutes=61), timedelta(days=8)])
def test_form_is_open_for_an_hour(client: Client, late: timedelta) -> None:
    join_request = approved()
    begin(client, join_request)

    with time_machine.travel(timezone.now() + late):
        response = choose(client, PASSWORD)

    assert response.status_code == 410
    assert not account_of(join_request).has_usable_password()


def test_expired_link_is_replaced_by_one_press(client: Client) -> None:
    join_request = approved(email="jane@example.org")
    old = link_of(join_request, "activate")

    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        page = client.get(path_of(old))
        pressed = client.post(path_of(old))
        fresh = link_of(join_request, "activate")
        begin(client, join_request)
        done = choose(client, PASSWORD)

    assert page.status_code == 410
    assert "Send me a fresh link" in page.content.decode()
    assert pressed.headers["Location"] == "/membership/fresh-link/"
    assert heading(client.get("/membership/fresh-link/")) == "Look at your e-mails"
    assert fresh != old
    mail = OutgoingMail.objects.get(template="account_link")
    assert (mail.to, mail.params["link"]) == ("jane@example.org", str(fresh.uuid))
    assert done.headers["Location"] == "/membership/"


def test_fresh_links_are_three_an_hour(client: Client) -> None:
    join_request = approved()
    old = link_of(join_request, "activate")

    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        answers = [client.post(path_of(old)).headers["Location"] for _ in range(5)]

    assert answers == ["/membership/fresh-link/"] * 5
    assert OutgoingMail.objects.filter(template="account_link").count() == 3


def test_account_of_an_undone_approval_is_not_set_up(client: Client) -> None:
    join_request = approved()
    begin(client, join_request)

    end_membership(
        membership_id=join_request.membership.pk,
        by=manager(),
        reason="It was another Jane.",
        from_its_start=True,
    )

    assert choose(client, PASSWORD).status_code == 410
    assert not account_of(join_request).has_usable_password()


def test_signing_in_for_another_ends_the_first_persons_session(client: Client) -> None:
    somebody = MembershipFactory().member
    client.force_login(somebody.user)
    join_request = approved()

    begin(client, join_request)
    choose(client, PASSWORD)
    page = client.get("/membership/").content.decode()

    assert somebody.shown_number not in page
    assert account_of(join_request).member.shown_number in page
