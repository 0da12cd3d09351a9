"""The report "Content due for review"."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils import timezone
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from advice import review_due
from advice.models import GuidePage
from naht_site.for_staff import MenuItemFor
from naht_site.reports import CARE, CareReport

TITLE = "Content due for review"
NOBODY = "Nobody"


def owner(guide: GuidePage) -> str:
    return guide.guide_owner.email if guide.guide_owner else NOBODY


def state(guide: GuidePage) -> str:
    return review_due.state(guide.review_due_on, timezone.localdate())


class ReviewReport(CareReport):
    """Guides that are due within 30 days or overdue, the most urgent first."""

    model = GuidePage
    page_title = TITLE
    index_url_name = "review_due"
    header_icon = "time"
    verbose_name_plural = "guides"
    columns = [
        TitleColumn(
            "title",
            label="Guide",
            get_url=lambda guide: reverse("wagtailadmin_pages:edit", args=[guide.pk]),
        ),
        Column("section", label="Section"),
        Column("state", label="Review", accessor=state),
        DateColumn("review_due_on", label="Next review"),
        DateColumn("reviewed_on", label="Last reviewed"),
        Column("owner", label="Owner", accessor=owner),
    ]
    export_filename = "content-due-for-review"
    list_export = [
        "title",
        "section",
        "state",
        "review_due_on",
        "reviewed_on",
        "owner_address",
    ]
    export_headings = {
        "title": "Guide",
        "section": "Section",
        "state": "Review",
        "review_due_on": "Next review",
        "reviewed_on": "Last reviewed",
        "owner_address": "Owner",
    }

    def get_base_queryset(self) -> QuerySet[GuidePage]:
        return review_due.due(timezone.localdate())

    def to_row_dict(self, item: GuidePage) -> dict[str, object]:
        return {
            "title": item.title,
            "section": item.section,
            "state": state(item),
            "review_due_on": item.review_due_on,
            "reviewed_on": item.reviewed_on,
            "owner_address": owner(item),
        }


def menu_item() -> MenuItemFor:
    return MenuItemFor(CARE, TITLE, "review_due", icon_name="time", order=100)


addresses = [path("reports/review-due/", ReviewReport.as_view(), name="review_due")]
