"""What waits for those who review or look after privacy, on their first screen.

Counts and times, no names.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Model, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.timezone import localdate, now
from wagtail.admin.ui.components import Component

from members.enums import OPEN, WITH_US, Status
from members.figures import summary
from members.models import Export, JoinRequest, LookedAt
from members.services.rules import REVIEW, SEE_LOOKED_AT
from naht_site.dates import in_words
from naht_site.first_screen import Line, ListPanel


class JoinRequestsPanel(ListPanel):
    name = "join_requests"
    heading = "Join requests"
    order = 90

    def lines(self, user: Any) -> list[Line]:
        counts = JoinRequest.objects.sent().aggregate(
            nobody=Count("pk", filter=Q(status__in=WITH_US, owner=None)),
            mine=Count("pk", filter=Q(status__in=OPEN, owner=user)),
            waiting=Count("pk", filter=Q(status=Status.INFORMATION_REQUESTED)),
            late=Count("pk", filter=Q(status__in=OPEN, late_on__lte=localdate())),
        )
        queue = reverse("join_requests:queue")
        return [
            Line(title, f"{queue}?{query}", str(counts[name]))
            for name, query, title in (
                ("nobody", "view=nobody", "Nobody has taken them yet"),
                ("mine", "view=mine", "Yours"),
                ("waiting", "view=waiting", "Waiting for the person’s answer"),
                ("late", "view=open&late=yes", "Over the target"),
            )
        ]


class FiguresPanel(ListPanel):
    name = "join_figures"
    heading = "Join requests of the last four weeks"
    order = 95

    def lines(self, user: Any) -> list[Line]:
        found = summary(4, now())
        return [Line(label, note=str(value)) for label, value in found.items()]

    def more(self) -> Line:
        return Line("All figures", reverse("join_figures"))


class RecordsPanel(ListPanel):
    name = "records"
    heading = "Who saw records"
    order = 90

    def lines(self, user: Any) -> list[Line]:
        return [
            Line(title, reverse(report), _last(model))
            for title, report, model in (
                ("Looked at on the screen", "looked_at", LookedAt),
                ("Taken out in a file", "exports", Export),
            )
        ]


def _last(model: type[Model]) -> str:
    last = model.objects.order_by("-pk").first()
    return f"Last on {in_words(last.at)}" if last else "Nobody yet"


def add_panels(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm(REVIEW):
        panels += [JoinRequestsPanel(), FiguresPanel()]
    if request.user.has_perm(SEE_LOOKED_AT):
        panels.append(RecordsPanel())
