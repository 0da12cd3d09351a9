from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django.fixtures import Settings

from members.models import User
from tests.factories.members import MembershipFactory, UserFactory

from .conftest import SignIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client, settings: Settings) -> User:
    """Whoever `client` is signed in as."""
    settings.DEMO = True
    user = UserFactory(administrator=True)
    client.force_login(user)
    return user


def fields_of(page: str) -> set[str]:
    inputs = re.findall(r'<(?:input|select|textarea)[^>]* name="([a-z0-9_]+)"', page)
    return set(inputs) - {"csrfmiddlewaretoken"}


def change(client: Client, user: User, **values: object) -> int:
    """Sends the form of an account with some values changed."""
    groups = list(user.groups.values_list("pk", flat=True))
    form = {"email": user.email, "is_active": "on", "groups": groups} | values
    return client.post(f"/admin/users/edit/{user.pk}/", form).status_code


@pytest.mark.parametrize(
    "query", ["", "?q=person", "?ordering=name", "?ordering=-email", "?is_active=true"]
)
def test_list_holds_staff_and_no_member(
    client: Client, administrator: User, query: str
) -> None:
    member = MembershipFactory().member.user
    superuser = UserFactory(is_superuser=True)
    officers = [UserFactory(officer=True), UserFactory(manager=True)]

    pages = [
        client.get(f"/admin/users/{part}{query}").content.decode()
        for part in ("", "results/")
    ]

    for page in pages:
        assert [officer.email in page for officer in officers] == [True, True]
        assert [hidden.email in page for hidden in (member, superuser)] == [False] * 2


@pytest.mark.parametrize("where", ["edit", "delete", "history", "usage"])
@pytest.mark.parametrize("whose", ["member", "superuser"])
def test_accounts_of_members_and_superusers_are_not_found(
    client: Client, administrator: User, where: str, whose: str
) -> None:
    hidden = {
        "member": MembershipFactory().member.user,
        "superuser": UserFactory(is_superuser=True),
    }[whose]

    shown = client.get(f"/admin/users/{where}/{hidden.pk}/")
    sent = client.post(
        f"/admin/users/{where}/{hidden.pk}/", {"email": administrator.email}
    )

    assert (shown.status_code, sent.status_code) == (404, 404)


@pytest.mark.parametrize("action", ["assign_role", "delete", "set_active_state"])
def test_accounts_are_not_changed_in_bulk(
    client: Client, administrator: User, action: str
) -> None:
    member = MembershipFactory().member.user

    response = client.get(f"/admin/bulk/members/user/{action}/?id={member.pk}")

    assert response.status_code == 404
    assert member.email not in response.content.decode()


def test_new_account_has_no_password_and_its_groups(
    client: Client, administrator: User
) -> None:
    editors = Group.objects.get(name="Editors")
    shown = client.get("/admin/users/new/").content.decode()

    client.post("/admin/users/new/", {"email": "New@Example.org", "groups": editors.pk})

    made = User.objects.get(email="new@example.org")
    assert fields_of(shown) == {"email", "groups"}
    assert not made.has_usable_password()
    assert list(made.groups.all()) == [editors]


def test_new_account_without_a_group_is_refused(
    client: Client, administrator: User
) -> None:
    response = client.post("/admin/users/new/", {"email": "new@example.org"})

    assert response.status_code == 200
    assert User.objects.filter(email="new@example.org").count() == 0


@pytest.mark.parametrize("email", ["taken@example.org", "TAKEN@example.org"])
def test_new_account_with_an_address_that_is_taken_is_refused_in_words(
    client: Client, administrator: User, email: str
) -> None:
    UserFactory(email="taken@example.org")
    group = Group.objects.get(name="Editors").pk

    response = client.post("/admin/users/new/", {"email": email, "groups": group})

    page = response.content.decode()
    assert "Someone already signs in with that address." in page
    assert "user_email_once" not in page


def test_nobody_is_made_superuser_in_the_admin(
    client: Client, administrator: User
) -> None:
    editor = UserFactory(editor=True)
    group = Group.objects.get(name="Editors").pk
    more = {"is_superuser": "on", "is_staff": "on", "user_permissions": "1"}

    change(client, editor, **more)
    change(client, administrator, **more)
    client.post(
        "/admin/users/new/", {"email": "new@example.org", "groups": group} | more
    )

    assert User.objects.filter(email="new@example.org").count() == 1
    assert User.objects.filter(is_superuser=True).count() == 0


def test_changed_address_takes_the_old_ones_place_and_is_confirmed_anew(
    client: Client, administrator: User
) -> None:
    editor = UserFactory(editor=True, email="old@example.org")

    status = change(client, editor, email="new@example.org")

    editor.refresh_from_db()
    assert (status, editor.email) == (302, "new@example.org")
    assert editor.emailaddress_set.count() == 0


def test_unchanged_address_stays_confirmed(client: Client, administrator: User) -> None:
    editor = UserFactory(editor=True)

    change(client, editor)

    assert editor.emailaddress_set.get().verified


def test_switched_off_account_cannot_sign_in(
    client: Client, administrator: User, sign_in: SignIn
) -> None:
    editor = UserFactory(editor=True)

    change(client, editor, is_active="")
    client.logout()

    assert sign_in(editor)["Location"] == "/account/inactive/"


def test_administrator_cannot_switch_their_own_account_off(
    client: Client, administrator: User
) -> None:
    change(client, administrator, is_active="")

    administrator.refresh_from_db()
    assert administrator.is_active


@pytest.mark.parametrize("group", ["officer", "manager", "privacy", "publisher"])
def test_others_see_no_accounts(client: Client, settings: Settings, group: str) -> None:
    settings.DEMO = True
    client.force_login(UserFactory(**{group: True}))
    other = UserFactory(editor=True)

    pages = [
        client.get(path, follow=True)
        for path in ("/admin/users/", f"/admin/users/edit/{other.pk}/")
    ]

    assert [other.email in page.content.decode() for page in pages] == [False, False]
