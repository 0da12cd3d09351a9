from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.fixtures import Settings

from tests.factories.members import UserFactory
from tests.factories.second_factors import App, passkey

from .conftest import SignIn

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
VALUES = [
    "\0",
    "jo\0@example.org",
    "a" * 5000,
    "a" * 5000 + "@example.org",
    "\u202e‮\u200b",
    "';--",
    "{{7*7}}",
    "🦦" * 500,
    "-1",
    "9" * 400,
    "[]",
    '{"a": {}}',
    "",
]
ODD_KEYS = [
    "MQ-abc",
    "zzzzzzzzzzzzz-a-b",
    "0-set-password",
    "%00-a",
    "1-%00",
    "z" * 3000 + "-a",
    "1-" + "a" * 3000,
    "1-set-password",
    "é-é",
]


def account_paths() -> list[str]:
    """Every account address that takes no argument."""

    def walk(entries: list[URLPattern | URLResolver], start: str) -> Iterator[str]:
        for entry in entries:
            path = start + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, path)
            elif "<" not in path:
                yield path

    found = walk(get_resolver().url_patterns, "/")
    return sorted(path for path in found if path.startswith("/account/"))


@pytest.fixture(autouse=True)
def _no_limits(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = False


def test_all_account_addresses_are_tried() -> None:
    assert len(account_paths()) == 28


@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize("path", account_paths())
def test_account_forms_bear_any_input(
    client: Client, sign_in: SignIn, path: str, signed_in: bool
) -> None:
    user = UserFactory()
    App(user)
    if signed_in:
        client.force_login(user)
    else:
        sign_in(user)  # but for the second factor
    fields = set(re.findall(r'name="([\w-]+)"', client.get(path).content.decode()))
    fields |= {"next", "login", "password", "email", "code", "credential", "action"}

    statuses = set()
    for value in VALUES:
        form = dict.fromkeys(fields - {"csrfmiddlewaretoken"}, value)
        statuses.add(client.post(path, form).status_code)
        statuses.add(client.get(path, {"next": value, "id": value}).status_code)
    form = {field: ["one", "two"] for field in fields}
    statuses.add(client.post(path, form).status_code)
    statuses.add(client.post(path, b"\xff{", "application/json").status_code)
    statuses.add(client.post(path, b"\xff=\xfe&=&%", FORM).status_code)

    assert statuses <= {200, 302, 400, 401, 403, 404, 405, 410, 429}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "address", ["/account/password/reset/key/{}/", "/account/confirm-email/{}/"]
)
@pytest.mark.parametrize("key", ODD_KEYS)
def test_odd_keys_in_addresses_are_borne(
    client: Client, method: str, address: str, key: str
) -> None:
    response = getattr(client, method)(address.format(key))

    assert response.status_code in {200, 302, 404, 405}


@pytest.mark.parametrize("number", ["0", "1", "9" * 30])
@pytest.mark.parametrize("what", ["edit", "remove"])
def test_passkeys_of_others_are_not_found(
    client: Client, number: str, what: str
) -> None:
    passkey(UserFactory())
    client.force_login(UserFactory())

    response = client.get(f"/account/2fa/webauthn/keys/{number}/{what}/")

    assert response.status_code in {302, 404}


@pytest.mark.parametrize(
    "value",
    ["a", "a" * 40, "a" * 5000, '"aaaaaaaa\\000"', '"aaaaaaaa\\377"', "é" * 32, "'--;"],
)
@pytest.mark.parametrize("path", ["/account/login/", "/account/email/", "/admin/"])
def test_made_up_session_cookie_is_no_session(
    client: Client, value: str, path: str
) -> None:
    response = client.get(path, headers={"cookie": f"sessionid={value}"})

    assert response.status_code in {200, 302}
