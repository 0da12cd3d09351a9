"""What the pages of officers share."""

from __future__ import annotations

from django.urls import reverse

from members.services.rules import REVIEW
from naht_site import for_staff


class ForStaff(for_staff.ForStaff):
    permission = REVIEW


class StaffPage(ForStaff):
    """A page of the admin and the way to it, through the queue where `in_queue`."""

    page_title = ""
    in_queue = False

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        queue = {"url": reverse("join_requests:queue"), "label": "Join requests"}
        way = [for_staff.HOME, queue] if self.in_queue else [for_staff.HOME]
        return [*way, {"url": "", "label": self.page_title}]
