"""Guides whose review is due: which ones, and how that is said."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from advice.models import GuidePage

# The owner is told so many days before, and on the day.
DAYS_BEFORE = (30, 7, 0)


def due(today: date) -> QuerySet[GuidePage]:
    """Live guides that are due within 30 days, overdue or without a date.

    Those without a date come first, then the longest overdue. Each has its owner and
    `section`, the title of the page above it.
    """
    above = Page.objects.filter(
        path=Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
    )
    guides = GuidePage.objects.live().exclude(
        review_due_on__gt=today + timedelta(days=max(DAYS_BEFORE))
    )
    return (
        guides.select_related("guide_owner")
        .annotate(section=Subquery(above.values("title")[:1]))
        .defer("body")
        .order_by(F("review_due_on").asc(nulls_first=True), "title", "pk")
    )


def stage(review_due_on: date, today: date) -> int | None:
    """Which reminder it is time for: 30, 7 or 0 days before, or none yet."""
    left = (review_due_on - today).days
    return min((days for days in DAYS_BEFORE if left <= days), default=None)


def state(review_due_on: date | None, today: date) -> str:
    """How far off the review is, in words."""
    if review_due_on is None:
        return "No review date"
    left = (review_due_on - today).days
    if left == 0:
        return "Due today"
    days = f"{abs(left)} day{'' if abs(left) == 1 else 's'}"
    return f"Due in {days}" if left > 0 else f"Overdue by {days}"
