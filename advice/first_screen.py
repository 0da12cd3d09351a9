"""The guides whose review is due, on the first screen of who cares for content."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from advice import review_due
from naht_site.first_screen import LONGEST, Line, ListPanel
from naht_site.reports import CARE


class ReviewDuePanel(ListPanel):
    name = "review_due"
    heading = "Due for review"
    order = 100
    empty = "No guide is due for review in the next 30 days."

    def lines(self, user: Any) -> list[Line]:
        today = timezone.localdate()
        return [
            Line(
                guide.title,
                reverse("wagtailadmin_pages:edit", args=[guide.pk]),
                review_due.state(guide.review_due_on, today)
                + (" – yours" if guide.guide_owner == user else ""),
            )
            for guide in review_due.due(today)[:LONGEST]
        ]

    def more(self) -> Line:
        return Line("All content due for review", reverse("review_due"))


def add_panels(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm(CARE):
        panels.append(ReviewDuePanel())
