"""How long people have: days counted in Europe/London, to the end of the last one.

A day is a date, not 24 hours, so a change of the clocks moves nothing.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

ANSWER_DAYS = 28
REOPEN_DAYS = 90
TRACK_DAYS = 90  # that a link to follow a request works


def answer_due_on(asked_at: datetime) -> date:
    """The last day on which a question asked then can be answered."""
    return timezone.localdate(asked_at) + timedelta(days=ANSWER_DAYS)


def reply_until(decided_at: datetime) -> date:
    """The last day on which a person may reply to a decision of then."""
    return timezone.localdate(decided_at) + timedelta(days=settings.REPLY_DAYS)


def reopen_until(closed_at: datetime) -> date:
    """The last day on which a request closed then can be opened again."""
    return timezone.localdate(closed_at) + timedelta(days=REOPEN_DAYS)


def is_over(last_day: date, at: datetime) -> bool:
    """Whether `last_day` has ended by that instant."""
    return timezone.localdate(at) > last_day


def end_of(day: date) -> datetime:
    """The instant at which the day ends: midnight, when the next one begins."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def start_of_month(day: date) -> datetime:
    """The instant at which the month of `day` begins."""
    return timezone.make_aware(datetime.combine(day.replace(day=1), time.min))
