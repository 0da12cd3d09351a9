from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone


def in_words(instant: datetime | None) -> str:
    """An instant as readers say it, in Europe/London: "Friday 30 October 2020 at
    midday". Nothing gives an empty text.
    """
    if instant is None:
        return ""
    local = timezone.localtime(instant)
    return f"{local:%A} {day_in_words(local)} at {_time_in_words(local)}"


def day_in_words(day: date) -> str:
    """A day as readers say it: 28 March 2027."""
    return f"{day.day} {day:%B %Y}"


def _time_in_words(local: datetime) -> str:
    if (local.hour, local.minute) == (12, 0):
        return "midday"
    if (local.hour, local.minute) == (0, 0):
        return "midnight"
    hour = local.hour % 12 or 12
    minutes = f".{local.minute:02}" if local.minute else ""
    return f"{hour}{minutes}{'am' if local.hour < 12 else 'pm'}"
