"""What staff see first in the admin: what waits for them, and what does not run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar

from django.db.models import CharField, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Revision
from wagtail.permissions import page_permission_policy

from naht_site import heartbeats
from naht_site.dates import in_words

LONGEST = 5
# Longer than the worker takes to put a page live at its time.
LATE = timedelta(minutes=5)
# Wagtail's reports in the words of editors; None is of no use here.
REPORT_LABELS = {
    "site-history": "Who changed what",
    "aging-pages": "When pages were last published",
    "workflows": "What was sent for review",
    "workflow-tasks": None,
    "page-types-usage": None,
}


@dataclass(frozen=True)
class Line:
    title: str
    url: str = ""
    note: str = ""


class ListPanel(Component):
    """A few lines, each a link with a note. Without lines it says `empty`, or nothing.

    A panel states `name`, `heading`, `order` and lines().
    """

    template_name = "naht_site/admin/list_panel.html"
    name: ClassVar[str]
    heading: ClassVar[str]
    order: ClassVar[int]
    empty: ClassVar[str] = ""
    intro: ClassVar[str] = ""
    is_warning: ClassVar[bool] = False

    def lines(self, user: Any) -> list[Line]:
        raise NotImplementedError

    def more(self) -> Line | None:
        """Where to find the rest."""
        return None

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        lines = self.lines(parent_context["request"].user)
        return {"panel": self, "lines": lines, "more": self.more()}


class LateJobsPanel(ListPanel):
    name = "late_jobs"
    heading = "Some work is not being done"
    order = 10
    intro = (
        "These jobs should have run by themselves and have not. Pages may not go live "
        "at their time, and e-mails may wait. Tell whoever runs the site."
    )
    is_warning = True

    def lines(self, user: Any) -> list[Line]:
        late = heartbeats.late(timezone.now())
        return [Line(in_plain_words(name)) for name in late]


class MyDraftsPanel(ListPanel):
    name = "my_drafts"
    heading = "Your drafts"
    order = 230

    def lines(self, user: Any) -> list[Line]:
        drafts = Page.objects.filter(
            has_unpublished_changes=True, latest_revision__user=user
        ).order_by("-latest_revision_created_at", "pk")
        return [
            Line(
                _title(page),
                _editor(page),
                "Changes to a live page" if page.live else "Not published yet",
            )
            for page in drafts[:LONGEST]
        ]


class ScheduledPanel(ListPanel):
    name = "scheduled"
    heading = "On the schedule"
    order = 240

    def lines(self, user: Any) -> list[Line]:
        """What comes next of what the person may edit, after what did not come."""
        now = timezone.now()
        approved = Revision.page_revisions.filter(
            object_id=Cast(OuterRef("pk"), CharField()),
            approved_go_live_at__isnull=False,
        )
        mine = page_permission_policy.instances_user_has_any_permission_for(
            user, {"change", "publish"}
        )
        pages = mine.annotate(
            goes_live=Subquery(approved.values("approved_go_live_at")[:1])
        ).filter(Q(goes_live__isnull=False) | Q(live=True, expire_at__gt=now))
        found = []
        for page in pages:
            if page.goes_live:
                is_late = page.goes_live < now - LATE
                what = (
                    "Try to publish it: it did not go live on"
                    if is_late
                    else "Goes live on"
                )
                found.append((page.goes_live, page, what))
            if page.live and page.expire_at and page.expire_at > now:
                found.append((page.expire_at, page, "Goes away on"))
        found.sort(key=lambda each: (each[0], each[1].pk))
        return [
            Line(_title(page), _editor(page), f"{what} {in_words(at)}")
            for at, page, what in found[:LONGEST]
        ]


def _title(page: Page) -> str:
    return page.draft_title or page.title


def _editor(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def in_plain_words(name: str) -> str:
    """The name of a job as a sentence: its function, without the module."""
    return name.rpartition(".")[2].replace("_", " ").capitalize()


def add_panels(request: HttpRequest, panels: list[Component]) -> None:
    panels += [LateJobsPanel(), MyDraftsPanel(), ScheduledPanel()]


def drop_summary(request: HttpRequest, items: list[Component]) -> None:
    """Counts of all pages, pictures and documents help nobody."""
    items.clear()


def name_reports(request: HttpRequest, items: list[Any]) -> None:
    """Says Wagtail's reports in editors' words, and leaves out two."""
    items[:] = [item for item in items if REPORT_LABELS.get(item.name, "") is not None]
    for item in items:
        item.label = REPORT_LABELS.get(item.name) or item.label
