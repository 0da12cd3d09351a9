from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import allauth
import pytest
from allauth.account.adapter import get_adapter
from django.core import mail as django_mail
from django.utils import timezone

from members.adapters import CHANGES, SAME_WORDS
from naht_site import mail
from naht_site.models import OutgoingMail

pytestmark = pytest.mark.django_db
TEMPLATES = Path(allauth.__file__).parent / "templates"
# Frames, and mails of what is switched off: no mail to strangers, links and not codes.
NEVER_SENT = {
    "base",
    "email_confirm",
    "password_reset_code",
    "unknown_account",
}
ALL = sorted(
    str(file.relative_to(TEMPLATES)).removesuffix("_message.txt")
    for app in ("account", "mfa")
    for file in TEMPLATES.glob(f"{app}/email/*_message.txt")
)
SENT = [prefix for prefix in ALL if prefix.split("/")[-1] not in NEVER_SENT]
VALUES = {
    "code": "ABCD-1234",
    "password_reset_url": "http://testserver/account/password/reset/key/1-a/",
    "activate_url": "http://testserver/account/confirm-email/a/",
    "key": "do-not-keep",
    "user": object(),
    "ip": "192.0.2.7",
    "user_agent": "Browser 7",
    "from_email": "old@example.org",
    "to_email": "new@example.org",
}


def queued(prefix: str) -> OutgoingMail:
    get_adapter().send_mail(prefix, "jo@example.org", VALUES)
    return OutgoingMail.objects.get()


def test_all_of_allauths_mails_are_known_here() -> None:
    assert (len(ALL), len(SENT)) == (19, 15)
    assert {prefix.split("/")[-1] for prefix in SENT} == {
        *CHANGES,
        *SAME_WORDS,
        "account_already_exists",
        "email_confirmation",
        "login_code",
        "password_reset_key",
    }


@pytest.mark.parametrize("prefix", SENT)
def test_mail_goes_out_in_our_words_and_keeps_no_secret(prefix: str) -> None:
    row = queued(prefix)

    assert mail.send_due() == 1

    (message,) = django_mail.outbox
    row.refresh_from_db()
    everything = f"{message.subject} {message.body} {message.alternatives[0].content}"
    assert message.to == ["jo@example.org"]
    assert "0300 30 30 333" in message.body
    assert (row.secret, row.last_error) == (None, "")
    for word in ("192.0.2.7", "Browser 7", "union", "testserver!", "do-not-keep"):
        assert word not in everything
    for value in VALUES.values():
        assert str(value) not in f"{row.params} {row.key} {row.template}"


@pytest.mark.parametrize(
    ("prefix", "lifetime"),
    [
        ("account/email/login_code", timedelta(minutes=10)),
        ("account/email/password_reset_key", timedelta(hours=1)),
        ("account/email/email_confirmation", timedelta(days=3)),
        ("account/email/email_confirmation_signup", timedelta(days=3)),
    ],
)
def test_mail_with_a_way_in_is_dropped_when_that_is_over(
    prefix: str, lifetime: timedelta
) -> None:
    row = queued(prefix)

    sent = mail.send_due(timezone.now() + lifetime)

    assert abs(row.drop_at - row.created_at - lifetime) < timedelta(seconds=5)
    assert (sent, django_mail.outbox) == (0, [])


def test_the_same_mail_twice_is_two_mails() -> None:
    for _ in range(2):
        get_adapter().send_mail("account/email/login_code", "jo@example.org", VALUES)

    assert mail.send_due() == 2
