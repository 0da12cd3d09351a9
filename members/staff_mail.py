"""The mails to staff: counts alone, and nobody's name."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members.models import User
from naht_site import mail, mailed_links
from naht_site.mailed_links import Purpose

# What was not sent by then says nothing that still holds.
DIGEST_HOLDS = timedelta(hours=4)
NOTICE_HOLDS = timedelta(hours=20)


def digest(to: User, at: datetime, part_of_day: str, counts: dict[str, int]) -> None:
    """What waits: `counts` has nobody, mine, waiting. Once for each part of a day."""
    key = f"digest.{to.pk}.{timezone.localdate(at)}.{part_of_day}"
    _queue(key, to, "staff_digest", at + DIGEST_HOLDS, counts)


def overdue(to: User, at: datetime, overdue: int, target: int) -> None:
    """How many requests wait longer than the target, in working days; once a day."""
    key = f"overdue.{to.pk}.{timezone.localdate(at)}"
    params = {"overdue": overdue, "target": target}
    _queue(key, to, "staff_overdue", at + NOTICE_HOLDS, params)


def failures_key(to: User) -> str:
    """How the key of every mail of `mail_failures` to that person begins."""
    return f"mail_failures.{to.pk}."


def mail_failures(to: User, at: datetime, failures: int) -> None:
    """How many mails about requests were given up; once a minute at most."""
    key = failures_key(to) + f"{at:%Y-%m-%dT%H:%M}"
    _queue(key, to, "staff_mail_failures", None, {"failures": failures})


def missing_heartbeat(to: User, at: datetime, jobs: list[str]) -> None:
    """Which jobs do not run; once a day."""
    key = f"missing_heartbeat.{to.pk}.{timezone.localdate(at)}"
    _queue(key, to, "staff_missing_heartbeat", at + NOTICE_HOLDS, {"jobs": jobs})


def invited(to: User) -> None:
    """A link to set up the account; those mailed before work no longer."""
    at = timezone.now()
    subject = UUID(int=to.pk)
    mailed_links.revoke(subject=subject, purpose=Purpose.INVITE, at=at)
    link = mailed_links.make(
        purpose=Purpose.INVITE,
        subject=subject,
        expires_at=at + timedelta(days=settings.ACTIVATION_DAYS),
    )
    params = {"link": str(link.uuid), "days": settings.ACTIVATION_DAYS}
    key = f"staff_invited.{to.pk}.{link.uuid}"
    _queue(key, to, "staff_invited", link.expires_at, params)


def account_number(subject: UUID) -> int:
    """Whose account an invitation's link is about. A request's is never that small."""
    return min(subject.int, 2**31 - 1)


@transaction.atomic
def _queue(
    key: str,
    to: User,
    template: str,
    drop_at: datetime | None,
    params: dict[str, object],
) -> None:
    mail.queue(key=key, to=to.email, template=template, params=params, drop_at=drop_at)
