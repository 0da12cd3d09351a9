"""How many join requests wait, on the first screen of who reviews them: no names."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.ui.components import Component

from members.enums import OPEN, WITH_US, Status
from members.models import JoinRequest
from members.services.rules import REVIEW
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
        )
        queue = reverse("join_requests:queue")
        return [
            Line(title, f"{queue}?view={view}", str(counts[view]))
            for view, title in (
                ("nobody", "Nobody has taken them yet"),
                ("mine", "Yours"),
                ("waiting", "Waiting for the person’s answer"),
            )
        ]


def add_panels(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm(REVIEW):
        panels.append(JoinRequestsPanel())
