"""Every address of an account that answers a page does so in our shell and words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from tests.factories.members import PASSWORD, MembershipFactory, UserFactory
from tests.factories.second_factors import App, passkey
from tests.unit.test_account_templates import ONLY_PASS_ON

pytestmark = pytest.mark.django_db

OURS = Path(__file__).parents[2] / "templates"
# They answer data, a file or the way to another page.
NO_PAGE = {"mfa_login_webauthn", "mfa_download_recovery_codes"}
Page = tuple[str, HttpResponse]


def test_every_page_of_an_account_wears_our_shell() -> None:
    pages = [*way_in(), *without_factors(), *with_factors()]

    assert {name for name, _ in pages} == set(addresses()) - NO_PAGE
    assert len(pages) == 35
    for name, response in pages:
        assert response.status_code == 200, name
        html = response.content.decode()
        assert html.count('<link rel="stylesheet" href="/static/css/site.css">') == 1
        assert (html.count("<main"), html.count("<h1")) == (1, 1), name
        assert set(strangers(response)) == set(), name


def addresses() -> Iterator[str]:
    """The names of all addresses under /account/ that allauth has there."""
    waiting = [
        group
        for group in get_resolver().url_patterns
        if isinstance(group, URLResolver)
        and getattr(group.urlconf_name, "__name__", "") == "allauth.urls"
    ]
    while waiting:
        for each in waiting.pop().url_patterns:
            if isinstance(each, URLResolver):
                waiting.append(each)
            else:
                yield each.name


def strangers(response: HttpResponse) -> Iterator[str]:
    """The templates with words that are not ours."""
    for template in response.templates:
        if (
            not Path(template.origin.name).is_relative_to(OURS)
            and template.name not in ONLY_PASS_ON
            and not template.name.startswith("django/forms/")
        ):
            yield template.name


def seen(client: Client, name: str, *args: object) -> Page:
    """The page that the address leads to, by the name of its own address."""
    response = client.get(reverse(name, args=args), follow=True)
    return response.resolver_match.url_name, response


def way_in() -> Iterator[Page]:
    """What people meet before they are signed in."""
    client = Client()
    user = UserFactory()
    key = [user_pk_to_url_str(user), default_token_generator.make_token(user)]
    for name in (
        "account_login",
        "account_signup",
        "account_inactive",
        "account_email_verification_sent",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_request_login_code",
    ):
        yield seen(client, name)
    yield seen(client, "account_confirm_email", "no-key")
    yield seen(client, "account_reset_password_from_key", key[0], "no-key")
    yield seen(client, "account_reset_password_from_key", *key)
    client.post("/account/login/code/", {"email": user.email})
    yield seen(client, "account_confirm_login_code")
    client.post("/account/login/code/confirm/", {"code": "no-code"})
    yield seen(client, "account_confirm_login_code")


def without_factors() -> Iterator[Page]:
    """The account of a member with a password, and of one without."""
    client = Client()
    user = MembershipFactory().member.user
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    yield seen(client, "account_reauthenticate")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    for name in (
        "account_email",
        "account_change_password",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "usersessions_list",
        "account_logout",
    ):
        yield seen(client, name)
    client.force_login(UserFactory(password=None))
    yield seen(client, "account_set_password")


def with_factors() -> Iterator[Page]:
    """The account of somebody with an app, recovery codes and a passkey."""
    client = Client()
    user = UserFactory()
    app = App(user)
    RecoveryCodes.activate(user)
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    yield seen(client, "mfa_authenticate")
    client.post("/account/2fa/authenticate/", {"code": app.code()})
    key = passkey(user)
    yield seen(client, "mfa_reauthenticate")
    yield seen(client, "mfa_reauthenticate_webauthn")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    for name in (
        "mfa_index",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_deactivate_totp",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
    ):
        yield seen(client, name)
    yield seen(client, "mfa_edit_webauthn", key.pk)
    yield seen(client, "mfa_remove_webauthn", key.pk)
    client.post("/account/2fa/recovery-codes/generate/")
    yield seen(client, "mfa_view_recovery_codes")
