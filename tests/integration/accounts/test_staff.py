from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.views import (
    LoginView,
    PasswordResetConfirmView,
    PasswordResetView,
)
from django.core import mail as django_mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.utils import timezone
from pytest_django.fixtures import Settings

from tests.factories.members import PASSWORD, MembershipFactory, UserFactory
from tests.factories.second_factors import App, passkey

from .conftest import SignIn

pytestmark = pytest.mark.django_db
Mails = Callable[[], list[tuple[str, str]]]


def all_patterns(
    entries: list[URLPattern | URLResolver], start: str = ""
) -> Iterator[tuple[str, Callable]]:
    for entry in entries:
        path = start + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from all_patterns(entry.url_patterns, path)
        else:
            yield path, entry.callback


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True


def with_code(client: Client, app: App, **also: str) -> str:
    """Shows the second factor that signing in asks for. Returns where it leads."""
    form = {"code": app.code(), **also}
    return client.post("/account/2fa/authenticate/", form)["Location"]


def test_visitor_who_opens_the_admin_is_led_to_the_one_sign_in(client: Client) -> None:
    response = client.get("/admin/pages/")

    assert response["Location"] == "/account/login/?next=/admin/pages/"


def test_admins_own_sign_in_leads_to_the_one_sign_in(client: Client) -> None:
    response = client.get("/admin/login/?next=/admin/pages/")

    assert response["Location"] == "/account/login/?next=/admin/pages/"


def test_every_other_view_that_takes_a_password_is_out_of_reach() -> None:
    takes_password = (LoginView, PasswordResetView, PasswordResetConfirmView)
    found = [
        (path, view)
        for path, view in all_patterns(get_resolver().url_patterns)
        if issubclass(getattr(view, "view_class", object), takes_password)
    ]

    reached = [
        path
        for path, view in found
        if "<" not in path and resolve(f"/{path}").func is view
    ]

    assert "admin/login/" in [path for path, _ in found]
    assert reached == ["admin/password_reset/"]


@pytest.mark.parametrize("path", ["/_util/login/", "/admin/login/"])
def test_password_alone_signs_in_nowhere_else(client: Client, path: str) -> None:
    user = UserFactory(is_superuser=True)
    form = {"username": user.email, "login": user.email, "password": PASSWORD}

    client.post(path, form)

    assert client.get("/admin/").status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "path",
    ["", "confirm/MQ/a-b/", "done/", "complete/"],
)
def test_admin_resets_no_password(client: Client, path: str) -> None:
    user = UserFactory(administrator=True)

    shown = client.get(f"/admin/password_reset/{path}")
    sent = client.post(f"/admin/password_reset/{path}", {"email": user.email})

    assert (shown.status_code, sent.status_code) == (404, 404)


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/no-such-page/"])
def test_member_who_opens_the_admin_is_refused_once(
    client: Client, sign_in: SignIn, path: str
) -> None:
    sign_in(MembershipFactory().member.user)

    response = client.get(path)

    assert response.status_code == 403
    assert "<h1>" in response.content.decode()


def test_member_led_to_the_admin_by_signing_in_is_refused_once(
    client: Client, sign_in: SignIn
) -> None:
    response = sign_in(MembershipFactory().member.user, next="/admin/")

    assert response["Location"] == "/admin/"
    assert client.get("/admin/", follow=True).redirect_chain == []
    assert client.get("/admin/").status_code == 403


@pytest.mark.parametrize(
    "group",
    ["officer", "manager", "privacy", "editor", "publisher", "administrator"],
)
def test_staff_without_a_second_factor_are_led_to_set_one_up(
    client: Client, sign_in: SignIn, group: str
) -> None:
    sign_in(UserFactory(**{group: True}))

    response = client.get("/admin/")

    assert response["Location"] == "/account/2fa/?next=/admin/"
    assert client.get(response["Location"]).status_code == 200


def test_superuser_needs_a_second_factor_too(client: Client, sign_in: SignIn) -> None:
    sign_in(UserFactory(is_superuser=True))

    assert client.get("/admin/")["Location"] == "/account/2fa/?next=/admin/"


@pytest.mark.usefixtures("demo")
def test_staff_of_the_demo_need_a_password_alone(
    client: Client, sign_in: SignIn
) -> None:
    sign_in(UserFactory(officer=True))

    assert client.get("/admin/").status_code == 200


def test_staff_with_a_second_factor_come_in(client: Client, sign_in: SignIn) -> None:
    user = UserFactory(officer=True)
    app = App(user)

    asked = sign_in(user, next="/admin/")["Location"]
    leads_to = with_code(client, app, next="/admin/")

    assert asked.startswith("/account/2fa/authenticate/")
    assert leads_to == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_code_by_mail_does_not_stand_for_the_second_factor(
    client: Client, mails_sent: Mails
) -> None:
    user = UserFactory(officer=True)
    App(user)
    asked = client.post("/account/login/code/", {"email": user.email})
    mails_sent()
    code = django_mail.outbox[0].body.split("Your code is ")[1].split()[0]

    response = client.post(asked["Location"], {"code": code})

    assert response["Location"].startswith("/account/2fa/authenticate/")
    assert "_auth_user_id" not in client.session


def test_session_older_than_the_second_factor_must_show_it(
    client: Client, sign_in: SignIn
) -> None:
    user = UserFactory(officer=True)
    sign_in(user)
    app = App(user)

    asked = client.get("/admin/pages/")["Location"]
    leads_to = client.post(asked, {"code": app.code()})["Location"]

    assert asked == "/account/2fa/reauthenticate/?next=/admin/pages/"
    assert leads_to == "/admin/pages/"
    assert client.get("/admin/").status_code == 200


def test_staff_set_up_an_app_and_come_in(
    client: Client,
    sign_in: SignIn,
    mails_sent: Mails,
    django_capture_on_commit_callbacks: Callable,
) -> None:
    user = UserFactory(officer=True)
    sign_in(user)
    client.get("/admin/", follow=True)
    client.post(
        "/account/reauthenticate/?next=/account/2fa/totp/activate/",
        {"password": PASSWORD},
    )
    client.get("/account/2fa/totp/activate/")
    app = App(secret=client.session["mfa.totp.secret"])

    with time_machine.travel(timezone.now(), tick=False) as clock:
        with django_capture_on_commit_callbacks(execute=True):
            client.post("/account/2fa/totp/activate/", {"code": app.code()})
        clock.shift(60)  # a code works once
        asked = client.get("/admin/")["Location"]
        leads_to = client.post(asked, {"code": app.code()})["Location"]

    assert leads_to == "/admin/"
    assert client.get("/admin/").status_code == 200
    assert app.secret not in str(list(Authenticator.objects.values_list("data")))
    assert (user.email, "Your account was changed") in mails_sent()


def test_password_again_does_not_stand_for_the_second_factor(
    client: Client, sign_in: SignIn
) -> None:
    user = UserFactory(officer=True)
    sign_in(user)
    App(user)

    client.post("/account/reauthenticate/?next=/admin/", {"password": PASSWORD})

    assert client.get("/admin/").status_code == 302


def test_staff_with_a_passkey_alone_are_asked_for_it(
    client: Client, sign_in: SignIn
) -> None:
    user = UserFactory(officer=True)
    sign_in(user)
    passkey(user)

    response = client.get("/admin/")

    assert response["Location"] == "/account/2fa/webauthn/reauthenticate/?next=/admin/"


def test_admin_lets_nobody_change_their_address_or_password_there(
    client: Client, settings: Settings, sign_in: SignIn
) -> None:
    settings.DEMO = True
    user = UserFactory(officer=True)
    sign_in(user)

    page = client.get("/admin/account/").content.decode()
    client.post("/admin/account/", {"name_email-email": "other@example.org"})

    user.refresh_from_db()
    assert 'name="profile-' in page or "<form" in page
    assert 'type="email"' not in page
    assert 'type="password"' not in page
    assert user.email != "other@example.org"
