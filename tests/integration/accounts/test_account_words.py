"""allauth's pages say what ours say, in the same words."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from members.adapters import MFAAdapter
from tests.factories.members import MembershipFactory, UserFactory
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path", ["/account/login/", "/account/login/code/", "/account/password/reset/"]
)
def test_every_way_in_asks_for_an_e_mail_address(client: Client, path: str) -> None:
    page = client.get(path).content.decode()

    assert page.count(">E-mail address</label>") == 1


def test_a_wrong_password_is_told_without_saying_who_is_known(client: Client) -> None:
    form = {"login": "nobody@example.org", "password": "wrong-calm-otters"}

    response = client.post("/account/login/", form)

    said = words(response.content.decode())
    assert "Check your e-mail address and password. One of them is not right." in said


@pytest.mark.parametrize(("held", "name"), [(0, "My key"), (1, "Key 2")])
def test_a_new_key_is_named_in_our_words(held: int, name: str) -> None:
    user = UserFactory()
    for _ in range(held):
        Authenticator.objects.create(
            user=user, type=Authenticator.Type.WEBAUTHN, data={}
        )

    made = MFAAdapter().generate_authenticator_name(user, Authenticator.Type.WEBAUTHN)

    assert made == name


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/account/login/", ["Enter your e-mail address.", "Enter your password."]),
        ("/account/login/code/", ["Enter your e-mail address."]),
        ("/account/password/reset/", ["Enter your e-mail address."]),
    ],
)
def test_empty_field_says_what_to_enter(
    client: Client, path: str, expected: list[str]
) -> None:
    response = client.post(path, {})

    errors = response.context["form"].errors
    assert [error for field in errors.values() for error in field] == expected


def test_each_empty_password_is_asked_for_by_its_own_name(client: Client) -> None:
    client.force_login(MembershipFactory().member.user)

    response = client.post("/account/password/change/", {})

    errors = response.context["form"].errors
    assert [error for field in errors.values() for error in field] == [
        "Enter the password you have now.",
        "Enter a new password.",
        "Enter the new password again.",
    ]


def test_page_of_one_address_offers_nothing_that_would_do_nothing(
    client: Client,
) -> None:
    client.force_login(MembershipFactory().member.user)

    page = client.get("/account/email/").content.decode()

    assert page.count(">E-mail address</label>") == 1
    assert "action_primary" not in page
    assert "action_remove" not in page
    assert "action_add" in page
