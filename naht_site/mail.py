"""Mails: written down in the transaction of what they tell, sent after it.

The table is the truth. A mail is leased for a while and then sent outside any
transaction; if the sender dies, the mail is due again when the lease is over. One
repeat cannot be avoided: a kill between the server's yes and our note of it. It is
recognisable, for the Message-ID is made from the mail's key.
"""

from __future__ import annotations

import smtplib
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone
from django.utils.crypto import salted_hmac
from procrastinate.contrib.django import app as jobs

from naht_site import mailed_links, surroundings
from naht_site.mailed_links import State
from naht_site.models import ContactSettings, MailedLink, OutgoingMail

WAKE_SENDER = "naht_site.jobs.send_due_mail"
SERVER = "server"  # the one of MAILERS that leads out; the default queues

# Minutes before the next try. The first is the lease of a mail that is being sent: it
# must be longer than the slowest server takes. All in all, about two and a half days.
PAUSES = [5, 5, 10, 20, 40, 80, 160, 320, *[480] * 6]
# A server that says "no such address" is asked again, for some say so by mistake.
TRIES_OF_A_REFUSED_ADDRESS = 4

SERVER_AWAY = (
    smtplib.SMTPConnectError,
    smtplib.SMTPServerDisconnected,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
)


class NoLongerOfUse(Exception):
    """A mail whose time or whose link is over: it is not to be sent."""


def queue(
    *,
    key: str,
    to: str,
    template: str,
    params: dict[str, Any],
    secret: dict[str, Any] | None = None,
    drop_at: datetime | None = None,
) -> OutgoingMail:
    """Writes down a mail to be sent once, with the caller's transaction or not at all.

    `key` names what the mail tells, like join.12.approved; a second mail with the same
    key is never written, and the first is returned. `template` stands under
    templates/mail/ as .txt and .html. `params` are kept; `secret` is gone once the
    mail is sent. In both, `link` is the uuid of a MailedLink. From `drop_at` on the
    mail is not sent. Raises TransactionManagementError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            "A mail is queued in the transaction of what it tells."
        )
    mail, is_new = OutgoingMail.objects.get_or_create(
        key=key,
        defaults={
            "to": to,
            "template": template,
            "params": params,
            "secret": secret,
            "due_at": timezone.now(),
            "drop_at": drop_at,
        },
    )
    if is_new:
        # Within a job the wake-up does not wait for the commit; the minute's does.
        jobs.configure_task(WAKE_SENDER).defer()
    return mail


def send_due(at: datetime | None = None) -> int:
    """Sends what is due at `at` (default: now) and returns how many mails went out.

    Several may run at once: each mail is leased to one of them. A fault is noted on
    the mail, which is tried again later; nothing is raised for it.
    """
    sent = 0
    _end_what_cannot_be_sent(at or timezone.now())
    while (mail := _lease(at or timezone.now())) is not None:
        try:
            render(mail).send(using=SERVER)
        except NoLongerOfUse:
            _give_up(mail, "no longer of use")
        except Exception as error:  # whatever it is, it must not stop other mails
            _note_fault(mail, error)
            if _is_server_away(error):
                break
        else:
            _open(mail).update(sent_at=timezone.now(), secret=None, last_error="")
            sent += 1
    return sent


def render(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The message as it goes out, its link made anew.

    The template's .txt has the partials `subject` and `body`, its .html is a whole
    page. Both get params, secret, `contact`, `site_url`, `written_at` and `costs` (a
    page, or None), the .html `subject` too. Raises NoLongerOfUse where its link does
    not work any more.
    """
    values = mail.params | (mail.secret or {})
    if "link" in values:
        values["link"] = _address_of(values["link"])
    values |= {
        "contact": ContactSettings.load(),
        "site_url": settings.SITE_URL,
        "written_at": mail.created_at,
        "costs": surroundings.current().costs,
    }
    text = f"mail/{mail.template}.txt"
    subject = " ".join(_plain(f"{text}#subject", values).split())
    body = _plain(f"{text}#body", values).strip()
    message = EmailMultiAlternatives(
        subject=subject,
        body=_plain("mail/frame.txt", values | {"text": body}).strip() + "\n",
        to=[mail.to],
        headers={
            "Message-ID": message_id(mail.key),
            "Auto-Submitted": "auto-generated",
        },
    )
    page = get_template(f"mail/{mail.template}.html")
    message.attach_alternative(page.render(values | {"subject": subject}), "text/html")
    return message


def message_id(key: str) -> str:
    """The same for every copy of a mail. It has no colon: Django would cut it there."""
    name = salted_hmac("naht_site.mail", key, algorithm="sha256").hexdigest()[:40]
    return f"<{name}@{urlsplit(settings.SITE_URL).hostname}>"


def _plain(template: str, values: dict[str, Any]) -> str:
    """Renders a template as plain text: nothing is escaped as in a page."""
    return get_template(template).template.render(Context(values, autoescape=False))


def _address_of(link_uuid: str) -> str:
    link = MailedLink.objects.filter(uuid=link_uuid).first()
    if link is None or mailed_links.state(link, timezone.now()) is not State.GOOD:
        raise NoLongerOfUse
    return mailed_links.address(link)


def _still_open() -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(sent_at=None, failed_at=None)


def _end_what_cannot_be_sent(at: datetime) -> None:
    """Gives up mails that are too late, and those whose sender died in the last try."""
    ended = {"failed_at": at, "secret": None}
    _still_open().filter(drop_at__lte=at).update(**ended, last_error="too late")
    tried_out = _still_open().filter(attempts__gte=len(PAUSES), due_at__lte=at)
    tried_out.update(**ended, last_error="sender stopped")


def _lease(at: datetime) -> OutgoingMail | None:
    """Takes the mail that is due longest, so that no one else sends it meanwhile."""
    due = _still_open().filter(Q(drop_at=None) | Q(drop_at__gt=at), due_at__lte=at)
    with transaction.atomic():
        locked = due.filter(attempts__lt=len(PAUSES)).select_for_update(
            skip_locked=True
        )
        mail = locked.order_by("due_at", "pk").first()
        if mail is not None:
            mail.due_at = at + timedelta(minutes=PAUSES[mail.attempts])
            mail.attempts += 1
            mail.save(update_fields=["attempts", "due_at"])
    return mail


def _open(mail: OutgoingMail) -> QuerySet[OutgoingMail]:
    """That mail, unless it has been sent or given up meanwhile."""
    return _still_open().filter(pk=mail.pk)


def _give_up(mail: OutgoingMail, why: str) -> None:
    _open(mail).update(failed_at=timezone.now(), secret=None, last_error=why)


def _note_fault(mail: OutgoingMail, error: Exception) -> None:
    """Keeps the kind of fault alone: its text often holds the address."""
    number = _server_number(error)
    kind = f"{type(error).__name__} {number or ''}".strip()[:80]
    refused = isinstance(error, smtplib.SMTPRecipientsRefused) and number >= 500
    tries = TRIES_OF_A_REFUSED_ADDRESS if refused else len(PAUSES)
    if mail.attempts >= tries:
        _give_up(mail, kind)
    else:
        _open(mail).update(last_error=kind)


def _is_server_away(error: Exception) -> bool:
    """Whether other mails would meet the same fault, so that they need not try now."""
    if isinstance(error, smtplib.SMTPException):  # which are OSErrors too
        return isinstance(error, SERVER_AWAY)
    return isinstance(error, OSError)


def _server_number(error: Exception) -> int:
    """What the mail server answered, like 550; 0 where it answered nothing."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return max((answer[0] for answer in error.recipients.values()), default=0)
    return getattr(error, "smtp_code", 0)
