"""Figures about join requests: counts and middles. No person is in them.

Whatever is counted was sent in a number of whole weeks, the present one the last of
them; a week begins on Monday, in London.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, FloatField, Q, QuerySet
from django.db.models.aggregates import Aggregate
from django.db.models.fields.json import KT
from django.db.models.functions import TruncWeek
from django.utils import timezone

from members.enums import DECIDED, OPEN, Nation, Outcome, Status
from members.models import JoinRequest, PossibleDuplicate, Role
from naht_site.dates import day_in_words

WEEKS = 12
LABELS = ("Week from", "Nation", "Role", "The check said")


class Median(Aggregate):
    """The middle one of the values, or halfway between the middle two."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)%(filter)s"
    output_field = FloatField()
    name = "Median"


COUNTS: dict[str, Aggregate] = {
    "sent": Count("pk"),
    "open": Count("pk", filter=Q(status__in=OPEN)),
    "approved": Count("pk", filter=Q(status=Status.APPROVED)),
    "declined": Count("pk", filter=Q(status=Status.DECLINED)),
    "closed": Count("pk", filter=Q(status__in=(Status.WITHDRAWN, Status.EXPIRED))),
    "days": Median("days_taken", filter=Q(status__in=DECIDED)),
}
HEADINGS = {
    "sent": "Sent",
    "open": "Open",
    "approved": "Approved",
    "declined": "Declined",
    "closed": "Withdrawn or expired",
    "days": "Working days to a decision (median)",
}
DUPLICATES = "Duplicates caught"


@dataclass(frozen=True)
class Line:
    """One week, nation, role or outcome; the counts are in the order of HEADINGS."""

    label: str
    counts: tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    by: str
    lines: list[Line]


@dataclass(frozen=True)
class Figures:
    since: datetime
    total: Line
    tables: list[Table]
    duplicates_found: int
    duplicates_caught: int

    @property
    def sent(self) -> int:
        return self.total.counts[list(HEADINGS).index("sent")]

    @property
    def whole(self) -> Table:
        return Table(f"Since {day_in_words(self.since)}", [self.total])


def start_of_weeks(weeks: int, at: datetime) -> datetime:
    """The Monday with which the last so many weeks up to `at` begin."""
    today = timezone.localdate(at)
    monday = today - timedelta(days=today.weekday(), weeks=weeks - 1)
    return timezone.make_aware(datetime.combine(monday, time.min))


def figures(weeks: int, at: datetime) -> Figures:
    """All figures about what was sent in the last `weeks` weeks up to `at`."""
    since = start_of_weeks(weeks, at)
    sent = JoinRequest.objects.sent().filter(submitted_at__gte=since)
    roles = dict(Role.objects.values_list("pk", "name"))
    nations, outcomes = dict(Nation.choices), dict(Outcome.choices)
    groups = [
        (LABELS[0], TruncWeek("submitted_at"), day_in_words),
        (LABELS[1], F("nation"), lambda key: nations.get(key, "Not said")),
        (LABELS[2], F("role"), lambda key: roles.get(key, "Not said")),
        (LABELS[3], KT("eligibility__outcome"), lambda key: outcomes.get(key, "")),
    ]
    pairs = _duplicates(since)
    return Figures(
        since=since,
        total=_line("All", sent.aggregate(**COUNTS)),
        tables=[Table(by, _lines(sent, key, label)) for by, key, label in groups],
        duplicates_found=pairs["found"],
        duplicates_caught=pairs["caught"],
    )


def summary(weeks: int, at: datetime) -> dict[str, Any]:
    """The total alone, by heading: two queries, for the first screen."""
    since = start_of_weeks(weeks, at)
    sent = JoinRequest.objects.sent().filter(submitted_at__gte=since)
    total = _line("", sent.aggregate(**COUNTS))
    caught = {DUPLICATES: _duplicates(since)["caught"]}
    return dict(zip(HEADINGS.values(), total.counts, strict=True)) | caught


def _duplicates(since: datetime) -> dict[str, int]:
    """How many pairs were raised, and how many proved to be one person."""
    raised = PossibleDuplicate.objects.filter(raised_at__gte=since)
    return raised.aggregate(
        found=Count("pk"),
        caught=Count("pk", filter=Q(verdict=PossibleDuplicate.Verdict.SAME)),
    )


def _lines(sent: QuerySet[JoinRequest], key: Any, label: Any) -> list[Line]:
    rows = sent.values(key=key).annotate(**COUNTS).order_by("key")
    return [_line(label(row["key"]), row) for row in rows]


def _line(label: str, row: dict[str, Any]) -> Line:
    return Line(label, tuple(_shown(row[name]) for name in HEADINGS))


def _shown(value: float | int | None) -> float | int | str:
    if value is None:
        return "–"
    return int(value) if value == int(value) else value
