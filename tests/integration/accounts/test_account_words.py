"""allauth's pages say what ours say, in the same words."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.members import MembershipFactory
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


def test_page_of_one_address_offers_nothing_that_would_do_nothing(
    client: Client,
) -> None:
    client.force_login(MembershipFactory().member.user)

    page = client.get("/account/email/").content.decode()

    assert page.count(">E-mail address</label>") == 1
    assert "action_primary" not in page
    assert "action_remove" not in page
    assert "action_add" in page
