"""What privacy officers read: who opened whose record, and who took records out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import BaseListingView

from members.forms.looked_at import LookedAtForm
from members.member_numbers import read_number
from members.models import Export, LookedAt
from members.references import read_reference
from members.services.rules import SEE_LOOKED_AT
from members.views.staff import StaffPage

SEARCH = "looked_at_search"


def shown_time(at: datetime) -> str:
    return f"{timezone.localtime(at):%-d %B %Y, %H:%M}"


def whose(look: LookedAt) -> str:
    """The reference of the request, if it has one, or the member's number, and the
    name.
    """
    if look.join_request:
        record = look.join_request
        shown = record.reference or "Not sent yet"
    else:
        record, shown = look.member, f"Member {look.member.shown_number}"
    return f"{shown} {record.first_name} {record.last_name}".strip()


class PrivacyReport(StaffPage, BaseListingView):
    """A log, the newest first, paged by the key of its last row (`before`)."""

    permission = SEE_LOOKED_AT
    paginate_by = 50
    template_name = "members/review/log.html"
    nothing: str
    following: str = ""
    form: Any = None

    def paginate_queryset(self, queryset: Any, page_size: int) -> tuple[Any, ...]:
        before = self.request.GET.get("before", "")
        if before.isascii() and before.isdigit() and len(before) < 19:
            queryset = queryset.filter(pk__lt=int(before))
        found = list(queryset.order_by("-pk")[: page_size + 1])
        rows = found[:page_size]
        if len(found) > page_size:
            self.following = self.address(before=rows[-1].pk)
        return None, None, rows, False

    def address(self, **change: Any) -> str:
        return (
            self.form.address(**change) if self.form else f"?before={change['before']}"
        )

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)  # It reads the page.
        return context | {"following": self.following, "form": self.form}


class LookedAtReport(PrivacyReport):
    """Who opened whose record, and when.

    A reference leads to a person, so what is searched for is posted and kept in the
    session.
    """

    http_method_names = ["get", "head", "post"]
    model = LookedAt
    page_title = "Who looked at records"
    header_icon = "view"
    index_url_name = "looked_at"
    verbose_name_plural = "looks"
    nothing = "Nobody has looked at such a record."
    columns = [
        Column("at", label="When", accessor=lambda each: shown_time(each.at)),
        Column("by", label="Who looked", accessor="by.email"),
        Column("whose", label="At whose record", accessor=whose),
    ]

    @cached_property
    def form(self) -> LookedAtForm:
        is_search = self.request.method == "POST"
        asked = (self.request.POST if is_search else self.request.GET).copy()
        if "found" in self.request.GET:
            asked["reference"] = self.request.session.get(SEARCH, "")
        form = LookedAtForm(asked)
        form.is_valid()
        return form

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keeps what was searched for and leads to what it finds."""
        request.session[SEARCH] = self.form.cleaned_data.get("reference", "")
        return redirect(f"{self.get_index_url()}{self.form.address()}")

    def get_queryset(self) -> models.QuerySet[LookedAt]:
        found = LookedAt.objects.select_related("by", "join_request", "member")
        chosen = self.form.cleaned_data
        if chosen.get("by"):
            found = found.filter(by=chosen["by"])
        if words := chosen.get("reference"):
            number = read_number(words) or ""
            reference = read_reference(words) or words.upper()
            found = found.filter(
                Q(join_request__reference=reference) | Q(member__number=number)
            )
        return found


class ExportsReport(PrivacyReport):
    """Who took join requests out in a file, when and why."""

    http_method_names = ["get", "head"]
    model = Export
    page_title = "Exports of join requests"
    header_icon = "download"
    index_url_name = "exports"
    verbose_name_plural = "exports"
    nothing = "Nobody has taken join requests out in a file."
    columns = [
        Column("at", label="When", accessor=lambda each: shown_time(each.at)),
        Column("by", label="Who", accessor="by.email"),
        Column("reason", label="Why", classname="review-name-cell"),
        Column("which", label="Which", accessor=lambda each: each.which),
        Column("count", label="How many"),
        Column("format", label="As", accessor="get_format_display"),
    ]

    def get_queryset(self) -> models.QuerySet[Export]:
        return Export.objects.select_related("by")
