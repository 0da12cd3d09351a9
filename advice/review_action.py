"""“Reviewed, no change” in the menu of a guide, and the page that asks first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.admin.ui.menus.pages import PageMenuItem

from advice.models import GuidePage
from advice.reviewed import a_year_after, mark_reviewed

LABEL = "Reviewed, no change"


def may_mark(guide: Any, user: Any) -> bool:
    """Whether that person may say so: of a live guide, who may publish it."""
    return guide.live and guide.permissions_for_user(user).can_publish()


class ReviewedMenuItem(PageMenuItem):
    label = LABEL
    icon_name = "check"
    url_name = "guide_reviewed"

    def is_shown(self, user: Any) -> bool:
        return self.page.specific_class is GuidePage and may_mark(self.page, user)


@require_http_methods(["GET", "HEAD", "POST"])
def reviewed(request: HttpRequest, page_id: int) -> HttpResponse:
    """Asks, then marks. Raises Http404 if no guide is live under that key."""
    guide = get_object_or_404(GuidePage.objects.live(), pk=page_id)
    if not may_mark(guide, request.user):
        raise PermissionDenied
    today = timezone.localdate()
    if request.method == "POST":
        guide = mark_reviewed(guide.pk, on=today, by=request.user)
        due = guide.review_due_on
        messages.success(
            request,
            f"“{guide.title}” is marked as reviewed today. The next review is due on "
            f"{due.day} {due:%B %Y}.",
        )
        return redirect("wagtailadmin_pages:edit", guide.pk)
    return render(
        request,
        "advice/reviewed_confirm.html",
        {
            "page_title": LABEL,
            "page_subtitle": guide.title,
            "header_icon": "check",
            "guide": guide,
            "today": today,
            "due": a_year_after(today),
        },
    )


addresses = [path("advice/<int:page_id>/reviewed/", reviewed, name="guide_reviewed")]
