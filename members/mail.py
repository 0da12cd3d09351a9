"""The mails to a person who asks to join, up to the one that says: received.

Subjects and senders say nothing that an employer should not read, and no answer is
repeated. Call them in the transaction of what they tell.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from members.deadlines import TRACK_DAYS, end_of
from members.enums import Status
from members.follow_link import link_to_follow
from members.models import JoinRequest
from naht_site import mail, mailed_links
from naht_site.dates import day_in_words
from naht_site.mailed_links import Purpose
from naht_site.models import OutgoingMail

# However many forms are filled in with somebody's address, they get no more.
MAILS_AN_HOUR = 3
HOUR = timedelta(hours=1)
CONTINUE = "join_continue"
FOLLOW = "join_follow"
RECEIVED = "join_received"
ALREADY_OPEN = "join_already_open"
ALREADY_MEMBER = "join_already_member"
WELCOME_BACK = "join_welcome_back"
DRAFT_WILL_GO = "join_draft_will_go"
TEMPLATES = (
    CONTINUE,
    FOLLOW,
    RECEIVED,
    ALREADY_OPEN,
    ALREADY_MEMBER,
    WELCOME_BACK,
    DRAFT_WILL_GO,
)
# While the address is not confirmed, these ask for that.
ASKS_TO_CONFIRM = (RECEIVED, WELCOME_BACK)


def continue_or_confirm(join_request: JoinRequest, *, in_truth: bool = True) -> None:
    """A link to go on with the request on any device, which confirms the address; or,
    where it has been sent, to follow it.

    Nothing is kept where the address has had its mails for this hour, nor unless
    `in_truth`: then the same work is done and undone, so that its time tells nobody
    whether we know an address.
    """
    at = timezone.now()
    wait_for_others(join_request.email_key)
    must_wait = _next_turn(join_request.email_key, at) > at
    with transaction.atomic():
        _queue_link(join_request, at)
        if must_wait or not in_truth:
            transaction.set_rollback(True)


def _queue_link(join_request: JoinRequest, at: datetime) -> None:
    is_sent = join_request.status != Status.DRAFT
    days = TRACK_DAYS if is_sent else settings.DRAFT_DAYS
    link = mailed_links.make(
        purpose=Purpose.TRACK if is_sent else Purpose.CONTINUE,
        subject=join_request.uuid,
        expires_at=at + timedelta(days=days),
    )
    template = FOLLOW if is_sent else CONTINUE
    mail.queue(
        key=f"join.{join_request.pk}.{link.purpose}.{link.uuid}",
        to=join_request.email,
        template=template,
        params={"link": str(link.uuid), "days": days},
        drop_at=link.expires_at,
    )


def draft_will_go(join_request: JoinRequest) -> None:
    """Until when we keep what was not sent, with a link to go on; once for each time
    that it was left. It waits for a later run where this hour's mails have gone.
    """
    at = timezone.now()
    left_at = join_request.updated_at
    key = f"join.{join_request.pk}.draft_will_go.{timezone.localdate(left_at)}"
    wait_for_others(join_request.email_key)
    if (
        OutgoingMail.objects.filter(key=key).exists()
        or _next_turn(join_request.email_key, at) > at
    ):
        return
    # It is deleted in the night after the last of these days at the latest.
    gone_at = left_at + timedelta(days=settings.DRAFT_DAYS)
    last_day = timezone.localdate(gone_at) - timedelta(days=1)
    link = mailed_links.make(
        purpose=Purpose.CONTINUE,
        subject=join_request.uuid,
        expires_at=end_of(last_day),
    )
    mail.queue(
        key=key,
        to=join_request.email,
        template=DRAFT_WILL_GO,
        params={"link": str(link.uuid), "until": day_in_words(last_day)},
        drop_at=link.expires_at,
    )


def received(join_request: JoinRequest) -> None:
    """The reference and what happens next; with a link while it is to be confirmed."""
    _queue(join_request, RECEIVED)


def already_open(join_request: JoinRequest) -> None:
    """To the owner of an address which has another request open, confirmed by them."""
    _queue(join_request, ALREADY_OPEN)


def already_member(join_request: JoinRequest) -> None:
    """To the owner of an address with which a member of today signs in."""
    _queue(join_request, ALREADY_MEMBER)


def welcome_back(join_request: JoinRequest) -> None:
    """To the owner of an address which a former member has; else like `received`."""
    _queue(join_request, WELCOME_BACK)


def _queue(join_request: JoinRequest, template: str) -> None:
    """One that is never left out: it waits where this hour's mails have gone.

    A link to confirm is made even where the mail does not hold it, so that the work
    is the same for all.
    """
    at = timezone.now()
    wait_for_others(join_request.email_key)
    params: dict[str, Any] = {
        "first_name": join_request.greeting_name,
        "reference": join_request.reference,
        "track": link_to_follow(join_request),
    }
    if join_request.email_confirmed_at is None:
        link = _confirm_link(join_request, at)
        if template in ASKS_TO_CONFIRM:
            params["link"] = link
    kind = template.removeprefix("join_")
    mail.queue(
        key=f"join.{join_request.pk}.{kind}",
        to=join_request.email,
        template=template,
        params=params,
        due_at=_next_turn(join_request.email_key, at),
    )


def _confirm_link(join_request: JoinRequest, at: datetime) -> str:
    link = mailed_links.make(
        purpose=Purpose.CONFIRM,
        subject=join_request.uuid,
        expires_at=at + timedelta(days=settings.DRAFT_DAYS),
    )
    return str(link.uuid)


def _next_turn(email_key: str, at: datetime) -> datetime:
    """When one more mail may go to the address: now, or an hour after the last but two
    of those that went or wait to go.
    """
    others = OutgoingMail.objects.filter(
        to__iexact=email_key, template__in=TEMPLATES, failed_at=None
    ).annotate(goes_at=Coalesce("sent_at", "due_at"))
    times = others.filter(goes_at__gt=at - HOUR).values_list("goes_at", flat=True)
    newest = list(times.order_by("-goes_at")[:MAILS_AN_HOUR])
    return newest[MAILS_AN_HOUR - 1] + HOUR if len(newest) == MAILS_AN_HOUR else at


def wait_for_others(name: str) -> None:
    """Until this transaction ends, whoever else waits for the same name waits."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])
