"""Mails: written down in the transaction of what they tell, sent after it.

The table is the truth. A mail is leased for a while and then sent outside any
transaction; if the sender dies, the mail is due again when the lease is over. One
repeat cannot be avoided: a kill between the server's yes and our note of it. It is
recognisable, for the Message-ID is made from the mail's key.
"""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Q, QuerySet
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from procrastinate.contrib.django import app as jobs

from naht_site import mail_kinds, mail_words, mailed_links, surroundings
from naht_site.mailed_links import State
from naht_site.models import ContactSettings, MailedLink, OutgoingMail

WAKE_SENDER = "naht_site.jobs.send_due_mail"
SERVER = "server"  # the one of MAILERS that leads out; the default queues

# Minutes before the next try. The first is the lease of a mail that is being sent: it
# must be longer than the slowest server takes. All in all, about two and a half days.
PAUSES = [5, 5, 10, 20, 40, 80, 160, 320, *[480] * 6]
# A server that says "no such address" is asked again, for some say so by mistake.
TRIES_OF_A_REFUSED_ADDRESS = 4
# Why a mail was given up that nobody misses.
NO_LONGER_OF_USE, TOO_LATE = NEVER_MEANT_TO_ARRIVE = ("no longer of use", "too late")

SERVER_AWAY = (
    smtplib.SMTPConnectError,
    smtplib.SMTPServerDisconnected,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
)


class NoLongerOfUse(Exception):
    """A mail whose time or whose link is over: it is not to be sent."""


@dataclass(frozen=True)
class Written:
    """A mail in words: `html` is a whole page."""

    subject: str
    text: str
    html: str


def queue(
    *,
    key: str,
    to: str,
    template: str,
    params: dict[str, Any],
    secret: dict[str, Any] | None = None,
    due_at: datetime | None = None,
    drop_at: datetime | None = None,
) -> OutgoingMail:
    """Writes down a mail to be sent once, with the caller's transaction or not at all.

    `key` names what the mail tells, like join.12.approved; a second mail with the same
    key is never written, and the first is returned. `template` is a name in the table
    of mails. `params` are kept; `secret` is gone once the mail is sent. In both, `link`
    is the uuid of a MailedLink without which the mail is of no use, and `track` of one
    that may be left out. It goes at `due_at` (default: now), and from `drop_at` on no
    more. Raises TransactionManagementError outside a transaction, and KeyError where
    the template is not in the table.
    """
    if mail_kinds.find(template) is None:
        raise KeyError(f"No mail “{template}” is in the table of mails.")
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
            "due_at": due_at or timezone.now(),
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
            _give_up(mail, NO_LONGER_OF_USE)
        except Exception as error:  # whatever it is, it must not stop other mails
            _note_fault(mail, error)
            if _is_server_away(error):
                break
        else:
            _open(mail).update(sent_at=timezone.now(), secret=None, last_error="")
            sent += 1
    return sent


def stop(*, keys: str, at: datetime) -> int:
    """Gives up what has not been sent of the mails whose keys begin so; how many."""
    waiting = _still_open().filter(key__startswith=keys)
    return waiting.update(failed_at=at, secret=None, last_error=NO_LONGER_OF_USE)


def render(mail: OutgoingMail) -> EmailMultiAlternatives:
    """The message as it goes out, its link made anew, in the words that hold now.

    Raises NoLongerOfUse where its link does not work any more, or what it tells is
    over.
    """
    kind = mail_kinds.find(mail.template)
    if kind is not None and kind.is_of_use is not None and not kind.is_of_use(mail):
        raise NoLongerOfUse
    values = mail.params | (mail.secret or {})
    if "link" in values:
        values["link"] = _address_of(values["link"])
    if "track" in values:
        values["track"] = _address_if_good(values["track"])
    written = write(mail.template, values | {"written_at": mail.created_at})
    message = EmailMultiAlternatives(
        subject=written.subject,
        body=written.text,
        to=[mail.to],
        headers={
            "Message-ID": message_id(mail.key),
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(written.html, "text/html")
    return message


def write(template: str, values: dict[str, Any], words: str | None = None) -> Written:
    """Subject, text and page of a mail; `words` in place of those that hold now.

    A mail whose words staff may change is made from these. Any other has a .txt with
    the partials `subject` and `body`, and a .html that is a whole page. Both get
    `values`, `contact`, `site_url` and `costs` (a page, or None), the .html `subject`
    too. Raises KeyError where a value is missing.
    """
    values = _shared() | values
    kind = mail_kinds.find(template)
    if kind is not None and kind.words:
        shown = mail_words.parts(kind, words or mail_words.current(kind), values)
        subject = mail_words.filled(kind.subject, values)
        body = "\n\n".join(part.plain for part in shown)
        page = get_template("mail/words.html")
        values |= {"parts": shown, "preheader": kind.preheader}
    else:
        text = f"mail/{template}.txt"
        subject = " ".join(_plain(f"{text}#subject", values).split())
        body = _plain(f"{text}#body", values).strip()
        page = get_template(f"mail/{template}.html")
    return Written(
        subject=subject,
        text=_plain("mail/frame.txt", values | {"text": body}).strip() + "\n",
        html=page.render(values | {"subject": subject}),
    )


def _shared() -> dict[str, Any]:
    """What any mail may hold."""
    costs = surroundings.current().costs
    return {
        "contact": ContactSettings.load(),
        "site_url": settings.SITE_URL,
        "costs": costs,
        "costs_page": settings.SITE_URL + costs.url if costs else "",
        "sign_in": settings.SITE_URL + reverse("account_login"),
        "join": settings.SITE_URL + reverse("join:start"),
    }


def forget_old(at: datetime) -> int:
    """Empties mails older than MAIL_DAYS and returns how many.

    That there was one, of which kind and when it went stays; to whom and what it said
    goes. One that still waits to be sent is left alone.
    """
    old = OutgoingMail.objects.exclude(sent_at=None, failed_at=None)
    old = old.filter(created_at__lt=at - timedelta(days=settings.MAIL_DAYS))
    return old.exclude(to="").update(to="", params={}, secret=None)


def message_id(key: str) -> str:
    """The same for every copy of a mail. It has no colon: Django would cut it there."""
    name = salted_hmac("naht_site.mail", key, algorithm="sha256").hexdigest()[:40]
    return f"<{name}@{urlsplit(settings.SITE_URL).hostname}>"


def _plain(template: str, values: dict[str, Any]) -> str:
    """Renders a template as plain text: nothing is escaped as in a page."""
    return get_template(template).template.render(Context(values, autoescape=False))


def _address_of(link_uuid: str) -> str:
    address = _address_if_good(link_uuid)
    if not address:
        raise NoLongerOfUse
    return address


def _address_if_good(link_uuid: str) -> str:
    link = MailedLink.objects.filter(uuid=link_uuid).first()
    if link is None or mailed_links.state(link, timezone.now()) is not State.GOOD:
        return ""
    return mailed_links.address(link)


def _still_open() -> QuerySet[OutgoingMail]:
    return OutgoingMail.objects.filter(sent_at=None, failed_at=None)


def _end_what_cannot_be_sent(at: datetime) -> None:
    """Gives up mails that are too late, and those whose sender died in the last try."""
    ended = {"failed_at": at, "secret": None}
    _still_open().filter(drop_at__lte=at).update(**ended, last_error=TOO_LATE)
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
