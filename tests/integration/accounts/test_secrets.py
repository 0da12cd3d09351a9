from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.utils import decrypt, encrypt
from cryptography.fernet import InvalidToken
from django.conf import settings as django_settings
from django.test import Client
from pytest_django.fixtures import Settings

from tests.factories.members import UserFactory
from tests.factories.second_factors import App

from .conftest import SignIn

pytestmark = pytest.mark.django_db


def test_secret_of_an_app_is_stored_encrypted() -> None:
    app = App(UserFactory())

    stored = Authenticator.objects.get().data

    assert app.secret not in str(stored)
    assert decrypt(stored["secret"]) == app.secret


def test_recovery_codes_are_stored_encrypted() -> None:
    codes = RecoveryCodes.activate(UserFactory()).get_unused_codes()

    stored = str(Authenticator.objects.get().data)

    assert len(codes) == 10
    assert [code for code in codes if code in stored] == []


def test_same_secret_is_never_stored_alike() -> None:
    assert encrypt("otters") != encrypt("otters")


def test_secret_of_a_key_of_before_can_be_read_until_that_is_taken_away(
    settings: Settings,
) -> None:
    stored = encrypt("otters")
    old = django_settings.SECRET_KEY

    settings.SECRET_KEY = "a-new-key-" + "fedcba9876543210" * 4
    settings.SECRET_KEY_FALLBACKS = [old]
    during = decrypt(stored)
    settings.SECRET_KEY_FALLBACKS = []

    assert during == "otters"
    with pytest.raises(InvalidToken):
        decrypt(stored)


def test_code_of_an_app_works_once(client: Client, sign_in: SignIn) -> None:
    user = UserFactory()
    form = {"code": App(user).code()}
    sign_in(user)
    first = client.post("/account/2fa/authenticate/", form)
    client.post("/account/logout/")
    sign_in(user)

    second = client.post("/account/2fa/authenticate/", form)

    assert (first.status_code, second.status_code) == (302, 200)
    assert "_auth_user_id" not in client.session
