"""The mails that tell a person what happens to their request.

Each names its first name and reference and repeats none of the answers. Call them in
the transaction of what they tell.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from members.deadlines import end_of
from members.enums import DeclineReason
from members.follow_link import link_to_follow
from members.models import JoinRequest, Membership
from naht_site import mail, mailed_links
from naht_site.dates import day_in_words
from naht_site.mailed_links import Purpose
from naht_site.models import OutgoingMail

REASONS = {
    DeclineReason.NO_RESPONSIBILITY: (
        "We did not find a leadership responsibility in your work."
    ),
    DeclineReason.ANOTHER_CATEGORY: (
        "Another kind of membership fits your work. Call us and we will help."
    ),
    DeclineReason.NOT_EDUCATION: (
        "Where you work is not a school, a college or another place of education."
    ),
    DeclineReason.OUTSIDE_OUR_AREA: (
        "You work outside our area. We look after members in England, Wales, Northern "
        "Ireland, the Isle of Man and the Channel Islands."
    ),
    DeclineReason.ALREADY_A_MEMBER: (
        "You are a member already, so you do not need to ask again."
    ),
    DeclineReason.WORKPLACE_NOT_CONFIRMED: "We could not confirm where you work.",
    DeclineReason.NO_REPLY: "We asked you for something and did not hear from you.",
    DeclineReason.NOT_TRUE: "Something in the request does not seem to be right.",
    DeclineReason.OTHER: "The reason is this.",
}


def approved(join_request: JoinRequest, membership: Membership) -> None:
    """Welcome. To an account with a password: sign in as before; else a link."""
    starts = timezone.localdate(membership.starts)
    params: dict[str, Any] = {}
    if membership.starts > timezone.now():
        params["starts_on"] = day_in_words(starts)
    account = membership.member.user
    if account is not None and account.has_usable_password():
        _queue(join_request, "approved", template="approved_again", **params)
    else:
        _queue(join_request, "approved", **_activation(join_request), **params)


def account_link(join_request: JoinRequest) -> None:
    """A fresh link to set up the account; those sent before work no longer."""
    params = _activation(join_request)
    key = f"account_link.{params['link']}"
    _queue(join_request, key, template="account_link", **params)


def account_links_of_this_hour(join_request: JoinRequest) -> int:
    """How many fresh links went to the person within the hour."""
    return OutgoingMail.objects.filter(
        key__startswith=f"join.{join_request.pk}.account_link.",
        created_at__gt=timezone.now() - timedelta(hours=1),
    ).count()


def declined(join_request: JoinRequest) -> None:
    """The reasons, and how to reply unless the decision is final."""
    params: dict[str, Any] = {
        "reason": REASONS[DeclineReason(join_request.decline_reason)],
        "words": join_request.decision_note,
    }
    if join_request.reply_until is None:
        key = _again(join_request, "declined")
        _queue(join_request, key, template="declined_final", **params)
        return
    link = _link(join_request, Purpose.REPLY, end_of(join_request.reply_until))
    until = day_in_words(join_request.reply_until)
    key = _again(join_request, "declined")
    _queue(join_request, key, template="declined", until=until, **link, **params)


def asked(join_request: JoinRequest) -> None:
    """There is a question; it stands on the page behind the link."""
    link = _link(join_request, Purpose.ANSWER, end_of(join_request.answer_due_on))
    until = day_in_words(join_request.answer_due_on)
    key = _again(join_request, "asked")
    _queue(join_request, key, template="asked", until=until, **link)


def asked_reminder(join_request: JoinRequest, days_before: int) -> None:
    """The question still waits. Once for each number of days before it is due."""
    due = join_request.answer_due_on
    key = f"asked_reminder.{due}.{days_before}"
    if not _is_queued(join_request, key):
        link = _live_link(join_request, Purpose.ANSWER, end_of(due))
        values = {"until": day_in_words(due)} | link
        _queue(
            join_request, key, template="asked_reminder", drop_at=end_of(due), **values
        )


def account_reminder(join_request: JoinRequest, days_after: int) -> None:
    """The account still waits. Once for each number of days after the approval."""
    key = f"account_reminder.{days_after}"
    if not _is_queued(join_request, key):
        until = timezone.now() + timedelta(days=settings.ACTIVATION_DAYS)
        link = _live_link(join_request, Purpose.ACTIVATE, until)
        _queue(join_request, key, template="account_reminder", **link)


def answered(join_request: JoinRequest) -> None:
    track = link_to_follow(join_request)
    key = _again(join_request, "answered")
    _queue(join_request, key, template="answered", track=track)


def reply_received(join_request: JoinRequest) -> None:
    _queue(join_request, "reply_received", track=link_to_follow(join_request))


def address_corrected(join_request: JoinRequest) -> None:
    """To the new address: a link to confirm it."""
    until = timezone.now() + timedelta(days=settings.DRAFT_DAYS)
    link = _link(join_request, Purpose.CONFIRM, until)
    key = _again(join_request, "address_corrected")
    _queue(join_request, key, template="address_corrected", **link)


def address_moved(*, old: str, new: str) -> None:
    """To both: the account of a member who comes back has another address now."""
    for to in (old, new):
        mail.queue(
            key=f"account.address_moved.{uuid4()}",
            to=to,
            template="account/changed",
            params={"what": "The e-mail address that you sign in with was changed."},
        )


def withdrawn(join_request: JoinRequest) -> None:
    _queue(join_request, _again(join_request, "withdrawn"), template="withdrawn")


def put_together(join_request: JoinRequest, kept: JoinRequest) -> None:
    """Two requests of one person: this one is closed, the other goes on."""
    key = _again(join_request, "put_together")
    kept_reference = kept.reference
    _queue(join_request, key, template="put_together", kept_reference=kept_reference)


def expired(join_request: JoinRequest) -> None:
    _queue(join_request, _again(join_request, "expired"), template="expired")


def _queue(
    join_request: JoinRequest,
    key: str,
    *,
    template: str = "",
    drop_at: datetime | None = None,
    **params: Any,
) -> None:
    mail.queue(
        key=f"join.{join_request.pk}.{key}",
        to=join_request.email,
        template=template or key,
        params={
            "first_name": join_request.greeting_name,
            "reference": join_request.reference,
            **params,
        },
        drop_at=drop_at,
    )


def _is_queued(join_request: JoinRequest, key: str) -> bool:
    return OutgoingMail.objects.filter(key=f"join.{join_request.pk}.{key}").exists()


def _again(join_request: JoinRequest, key: str) -> str:
    """A key of its own for each time that the same thing happens."""
    return f"{key}.{join_request.version}"


def _activation(join_request: JoinRequest) -> dict[str, str]:
    until = timezone.now() + timedelta(days=settings.ACTIVATION_DAYS)
    return _link(join_request, Purpose.ACTIVATE, until) | {
        "days": str(settings.ACTIVATION_DAYS)
    }


def _link(
    join_request: JoinRequest, purpose: Purpose, expires_at: datetime
) -> dict[str, str]:
    mailed_links.revoke(subject=join_request.uuid, purpose=purpose, at=timezone.now())
    made = mailed_links.make(
        purpose=purpose, subject=join_request.uuid, expires_at=expires_at
    )
    return {"link": str(made.uuid)}


def _live_link(
    join_request: JoinRequest, purpose: Purpose, expires_at: datetime
) -> dict[str, str]:
    """The one that was mailed before, while it works: two mails hold one link."""
    mailed = mailed_links.newest(
        purpose=purpose,
        subject=join_request.uuid,
        good_until=timezone.now() + timedelta(days=1),
    )
    if mailed is None:
        return _link(join_request, purpose, expires_at)
    return {"link": str(mailed.uuid)}
