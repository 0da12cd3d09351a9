from __future__ import annotations

from itertools import product
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from members.admin_urls import urlpatterns
from members.models import JoinRequest, LookedAt
from tests.factories.members import MembershipFactory, UserFactory
from tests.factories.review import sent

pytestmark = pytest.mark.django_db

OFFICER_MAY_POST = {
    "take",
    "approve",
    "decline",
    "ask",
    "assign",
    "note",
    "correct-address",
    "withdraw",
    "account-link",
}
MANAGER_MAY_POST = OFFICER_MAY_POST | {"reopen", "undo"}
READ = {"queue", "case"}
ADDRESSES = [
    pattern.name
    for pattern in urlpatterns
    if pattern.name not in ("assign_many", "export")
]
NOBODY = {
    "editor",
    "publisher",
    "partner_manager",
    "privacy",
    "administrator",
    "member",
    "lapsed",
}
METHODS = ("get", "head", "post", "put", "delete")


def expected(role: str, name: str, method: str) -> set[int]:
    """What may be answered; whoever is not named is refused."""
    if role == "stranger":
        return {302}
    may_post = {"officer": OFFICER_MAY_POST, "manager": MANAGER_MAY_POST}.get(role)
    if may_post is None or (name not in READ and name not in may_post):
        return {403}
    if name in READ:
        if method == "post" and name == "queue":
            return {302}  # a search, kept out of the address
        return {200} if method in ("get", "head") else {405}
    return {200, 302, 409} if method == "post" else {405}


def test_every_address_is_in_the_table() -> None:
    assert len(ADDRESSES) == 13
    assert set(ADDRESSES) == READ | MANAGER_MAY_POST


@pytest.mark.parametrize("role", ["stranger", "officer", "manager", *sorted(NOBODY)])
def test_each_role_gets_what_the_table_says(
    client: Client, settings, role: str
) -> None:
    settings.DEMO = True
    before = sent().version
    sign_in(client, role)
    wrong = []

    for name, method in product(ADDRESSES, METHODS):
        join_request = JoinRequest.objects.get()
        args = [] if name == "queue" else [join_request.uuid]
        response = getattr(client, method)(reverse(f"join_requests:{name}", args=args))
        if response.status_code not in expected(role, name, method):
            wrong.append((name, method, response.status_code))

    assert wrong == []
    if role not in ("officer", "manager"):
        assert JoinRequest.objects.get().version == before
        assert LookedAt.objects.count() == 0


def test_stranger_is_led_to_the_one_sign_in(client: Client) -> None:
    response = client.get("/admin/join-requests/")

    assert response.headers["Location"].startswith("/account/login/")


@pytest.mark.parametrize("name", sorted(MANAGER_MAY_POST | {"case"}))
def test_unknown_and_unsent_requests_are_not_there(
    client: Client, settings, name: str
) -> None:
    settings.DEMO = True
    sign_in(client, "manager")
    draft = JoinRequest.objects.create()
    method = client.get if name == "case" else client.post
    data = {"version": draft.version, "text": "Something", "reason": "A good reason"}

    for uuid in (uuid4(), draft.uuid):
        response = method(reverse(f"join_requests:{name}", args=[uuid]), data)

        assert response.status_code == 404
    draft.refresh_from_db()
    assert draft.version == 1


@pytest.mark.parametrize("role", ["officer", "editor"])
def test_menu_shows_join_requests_to_whoever_may_see_them(
    client: Client, settings, role: str
) -> None:
    settings.DEMO = True
    sign_in(client, role)

    page = client.get("/admin/").content.decode()

    assert ("/admin/join-requests/" in page) == (role == "officer")


def sign_in(client: Client, role: str) -> None:
    if role in ("member", "lapsed"):
        membership = MembershipFactory(ended=role == "lapsed")
        client.force_login(membership.member.user)
    elif role != "stranger":
        client.force_login(UserFactory(**{role: True}))
