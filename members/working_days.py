"""How long a request has been with us, in working days of the person's own nation.

Weekends and bank holidays do not count, nor does the time in which we wait for the
person. The target is five.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Protocol

from django.utils import timezone

from members.enums import OPEN, WITH_US, Nation

TARGET = 5
# The islands use England's; so does whoever works outside our area.
SUBDIVISIONS = {Nation.WALES: "WLS", Nation.NORTHERN_IRELAND: "NIR"}


class Move(Protocol):
    """What is needed of an event: members.models.JoinRequestEvent has it."""

    at: datetime
    after: str


def days_with_us(moves: Iterable[Move], nation: str, now: datetime) -> int:
    """Working days in the states in which it is our turn, up to `now`.

    `moves` are the events by which the state changed, oldest first. The day on which
    a time begins does not count, so what came today is 0 days old.
    """
    total = 0
    since: datetime | None = None
    for move in moves:
        if since is not None:
            total += working_days(since, move.at, nation)
        since = move.at if move.after in WITH_US else None
    return total + (working_days(since, now, nation) if since else 0)


def late_on(moves: Iterable[Move], nation: str) -> date | None:
    """The first day on which it has been with us for longer than the target.

    None if it is not our turn any more and it was never late. What the moves hold is
    what is known: where it is our turn after the last, time is taken to go on.
    """
    total = 0
    since: datetime | None = None
    for move in (*moves, None):
        if since is not None:
            day = timezone.localdate(since)
            last = timezone.localdate(move.at) if move else date.max
            while day < last:
                day += timedelta(days=1)
                total += is_working_day(day, nation)
                if total > TARGET:
                    return day
        since = move.at if move and move.after in WITH_US else None
    return None


def answer_by(moves: Iterable[Move], nation: str) -> date | None:
    """The day by which we mean to be back to the person; None if it is their turn.

    `moves` are the events, oldest first. What we have used of the target counts, but
    the time begins anew once a request was decided or closed, and there is always a
    day. Not for staff: they see what all of it took.
    """
    used = 0
    since: datetime | None = None
    for move in moves:
        if since is not None:
            used += working_days(since, move.at, nation)
        if move.after not in OPEN:
            used = 0
        since = move.at if move.after in WITH_US else None
    if since is None:
        return None
    return after_working_days(since, max(TARGET - used, 1), nation)


def after_working_days(start: datetime, days: int, nation: str) -> date:
    """The working day that many (one or more) after the day of `start`."""
    day = timezone.localdate(start)
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day, nation)
    return day


def working_days(start: datetime, end: datetime, nation: str) -> int:
    """Working days after the day of `start`, up to that of `end`, in Europe/London."""
    first, last = timezone.localdate(start), timezone.localdate(end)
    return sum(
        is_working_day(first + timedelta(days=after), nation)
        for after in range(1, (last - first).days + 1)
    )


def is_working_day(day: date, nation: str) -> bool:
    subdivision = SUBDIVISIONS.get(Nation(nation), "ENG") if nation else "ENG"
    return day.weekday() < 5 and day not in _bank_holidays(subdivision, day.year)


@lru_cache(maxsize=60)
def _bank_holidays(subdivision: str, year: int) -> frozenset[date]:
    # It takes a second to import, which every command would pay.
    from holidays.countries.united_kingdom import UnitedKingdom

    return frozenset(UnitedKingdom(subdiv=subdivision, years=year))
