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
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from members.models import User
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
        "enter_current_password": "Enter the password you have now.",
        "incorrect_code": "That code is not right. Check it, or ask for a new one.",
        "duplicate_email": "This address is yours already.",
        "email_taken": "Another account has this address.",
        "max_email_addresses": "An account has at most %d addresses. Remove one to "
        "add another.",
        "cannot_remove_primary_email": "You sign in with this address. "
        "Choose another one to sign in with first.",
        "unverified_primary_email": "Confirm this address before you sign in with it.",
        "same_as_current": "That is what it is already.",
        "select_only_one": "Choose one only.",
        "account_inactive": "This account is closed. Call us if you think that is "
        "wrong.",
        "invalid_login": "Check your e-mail address. We could not use it to sign in.",
        "invalid_password_reset": "This link no longer works. Ask for a new one.",
        "invalid_or_expired_key": "This link no longer works. Ask for a new one.",
        "too_many_login_attempts": "You have tried many times. Wait a few minutes, "
        "then try again.",
        "rate_limited": "You have tried many times. Wait a few minutes, then try "
        "again.",
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

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is not right. Check it, or wait for the next one.",
        "unverified_email": "Confirm your e-mail address first.",
        "add_email_blocked": "Remove your passkeys and codes first. Then add the "
        "address.",
        "cannot_delete_authenticator": "Staff need a second step. Add another one "
        "before you remove this one.",
        "cannot_generate_recovery_codes": "Set up an app or a passkey first.",
    }

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """What a key is called until its owner gives it another name."""
        held = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Key {held + 1}" if held else "My key"

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
