"""Letting the demo's story happen over the last weeks, through the real services."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta

from django.utils import timezone


@contextmanager
def days_ago(days: int, at: str = "10:00") -> Iterator[datetime]:
    """Within it, everything that asks Django for the time is told that moment.

    `at` is a time of day in Europe/London, `days` at least one, so that the moment has
    passed. For commands alone: it holds for the whole process.
    """
    real_now = timezone.now
    day = timezone.localdate() - timedelta(days=days)
    moment = timezone.make_aware(datetime.combine(day, time.fromisoformat(at)))
    timezone.now = lambda: moment
    try:
        yield moment
    finally:
        timezone.now = real_now
