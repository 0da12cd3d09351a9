"""How allauth, the one way in for members and staff, is bent to our rules."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from typing import Any
from uuid import uuid4

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailConfirmation
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from naht_site import mail

# Of allauth's mails that only say that something changed: what ours say.
CHANGES = {
    "password_changed": "Your password was changed.",
    "password_set": "You now have a password.",
    "password_reset": "You set a new password.",
    "email_changed": "The e-mail address that you sign in with was changed.",
    "email_deleted": "An e-mail address was taken off your account.",
    "totp_activated": "Signing in now needs a code from your authenticator app.",
    "totp_deactivated": "Signing in no longer needs a code from an app.",
    "webauthn_added": "A passkey was added to your account.",
    "webauthn_removed": "A passkey was taken off your account.",
    "recovery_codes_generated": "New recovery codes were made for your account.",
}
SAME_WORDS = {"email_confirmation_signup": "email_confirmation"}
# What opens a way in, and so is gone from our table once the mail is sent.
SECRETS = ("code", "password_reset_url", "activate_url")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "Check your e-mail address and password. "
        "One of them is not right.",
        "incorrect_password": "That is not your password.",
        "incorrect_code": "That code is not right. Check it, or ask for a new one.",
        "duplicate_email": "This address belongs to your account already.",
        "cannot_remove_primary_email": "You sign in with this address. "
        "Choose another one to sign in with first.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come from approved join requests and from staff alone."""
        return False

    @transaction.atomic
    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, Any]
    ) -> None:
        """Queues each of allauth's mails, in our words.

        A mail with a code or a link is dropped when that no longer works.
        """
        name = template_prefix.rpartition("/")[2]
        name = SAME_WORDS.get(name, name)
        lifetime = self._lifetimes().get(name)
        mail.queue(
            key=f"account.{name}.{uuid4()}",
            to=email,
            template="account/changed" if name in CHANGES else f"account/{name}",
            params={"what": CHANGES[name]} if name in CHANGES else {},
            secret={what: context[what] for what in SECRETS if what in context} or None,
            drop_at=timezone.now() + lifetime if lifetime else None,
        )

    def get_reset_password_from_key_url(self, key: str) -> str:
        user, _, token = key.partition("-")
        return settings.SITE_URL + reverse(
            "account_reset_password_from_key", kwargs={"uidb36": user, "key": token}
        )

    def get_email_confirmation_url(
        self, request: HttpRequest, emailconfirmation: EmailConfirmation
    ) -> str:
        return settings.SITE_URL + reverse(
            "account_confirm_email", args=[emailconfirmation.key]
        )

    def _lifetimes(self) -> dict[str, timedelta]:
        return {
            "login_code": timedelta(seconds=account_settings.LOGIN_BY_CODE_TIMEOUT),
            "password_reset_key": timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
            "email_confirmation": timedelta(
                days=account_settings.EMAIL_CONFIRMATION_EXPIRE_DAYS
            ),
        }


class MFAAdapter(DefaultMFAAdapter):
    """Keeps the secrets of second factors encrypted, with keys made of SECRET_KEY."""

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _fernet().decrypt(encrypted_text.encode()).decode()


def _fernet() -> MultiFernet:
    """Encrypts with the newest key; the keys of before can still decrypt."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str) -> bytes:
    digest = hashlib.sha256(b"members.second-factor " + key.encode()).digest()
    return base64.urlsafe_b64encode(digest)
