"""Links that we mail. The token in one is made from its row and is stored nowhere.

A token is the link's uuid and an HMAC of the row, so it dies with any change of the row
and cannot be made from a copy of the database. It names nobody.
"""

from __future__ import annotations

import base64
import binascii
import enum
import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from naht_site.models import MailedLink

Purpose = MailedLink.Purpose
UUID_BYTES = 16
MAC_BYTES = 32


class State(enum.Enum):
    GOOD = "good"
    WRONG = "wrong"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Found:
    """What a token leads to. `link` is None only where the state is WRONG."""

    state: State
    link: MailedLink | None = None


View = Callable[[HttpRequest, MailedLink], HttpResponse]


@dataclass(frozen=True)
class Handler:
    """What happens when the button on a link's page is pressed, and its words."""

    view: View
    heading: str
    text: str
    button: str
    renew: View | None
    renew_button: str


_handlers: dict[Purpose, Handler] = {}


def handler(
    purpose: Purpose,
    *,
    heading: str,
    text: str = "",
    button: str = "Continue",
    renew: View | None = None,
    renew_button: str = "",
) -> Callable[[View], View]:
    """Says what a POST of a link of that purpose does.

    The view gets the request and the link, locked in the same transaction, and answers
    with a redirect to an address without the token. A link works until it expires: a
    view that wants no second press ends it with `revoke`.

    `renew` is for a link that no longer works: its page has a button for that too.
    """

    def register(view: View) -> View:
        _handlers[purpose] = Handler(view, heading, text, button, renew, renew_button)
        return view

    return register


def handler_for(purpose: str) -> Handler:
    """Raises KeyError where no app has said what such a link does."""
    return _handlers[Purpose(purpose)]


def make(*, purpose: Purpose, subject: uuid.UUID, expires_at: datetime) -> MailedLink:
    """A new link about `subject` that works until `expires_at`."""
    return MailedLink.objects.create(
        purpose=purpose,
        subject=subject,
        nonce=secrets.token_bytes(16),
        expires_at=expires_at,
    )


def address(link: MailedLink) -> str:
    """The link's whole address, made from SITE_URL."""
    token = _encode(link.uuid.bytes + _mac(link, settings.SECRET_KEY))
    return settings.SITE_URL + reverse("mailed_link", args=[token])


def find(token: str, at: datetime) -> Found:
    """Which link a token is of, and whether it works at that instant.

    Takes any text. Keys in SECRET_KEY_FALLBACKS are honoured.
    """
    raw = _decode(token)
    if len(raw) != UUID_BYTES + MAC_BYTES:
        return Found(State.WRONG)
    link_uuid = uuid.UUID(bytes=raw[:UUID_BYTES])
    link = MailedLink.objects.filter(uuid=link_uuid).first()
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if link is None or not any(
        constant_time_compare(raw[UUID_BYTES:], _mac(link, key)) for key in keys
    ):
        return Found(State.WRONG)
    return Found(state(link, at), link)


def state(link: MailedLink, at: datetime) -> State:
    """Whether the link works at that instant, and if not, why."""
    if link.revoked_at is not None:
        return State.REVOKED
    if link.expires_at <= at:
        return State.EXPIRED
    return State.GOOD


def newest(
    *, purpose: Purpose, subject: uuid.UUID, good_until: datetime
) -> MailedLink | None:
    """The last link about `subject` that works until then at least, to mail again."""
    links = MailedLink.objects.filter(
        purpose=purpose, subject=subject, revoked_at=None, expires_at__gt=good_until
    )
    return links.order_by("-pk").first()


def revoke(*, subject: uuid.UUID, purpose: Purpose | None = None, at: datetime) -> int:
    """Ends every link about `subject` (of that purpose alone); returns how many."""
    links = MailedLink.objects.filter(subject=subject, revoked_at=None)
    if purpose is not None:
        links = links.filter(purpose=purpose)
    return links.update(revoked_at=at)


def _mac(link: MailedLink, key: str) -> bytes:
    values = [
        link.uuid.hex,
        link.purpose,
        link.subject.hex,
        bytes(link.nonce).hex(),
        link.expires_at.astimezone(UTC).isoformat(),
    ]
    made = salted_hmac(
        "naht_site.mailed_links", " ".join(values), secret=key, algorithm="sha256"
    )
    return made.digest()


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _decode(token: str) -> bytes:
    try:
        return base64.b64decode(
            token.encode() + b"=" * (-len(token) % 4), altchars=b"-_", validate=True
        )
    except (binascii.Error, ValueError):
        return b""
