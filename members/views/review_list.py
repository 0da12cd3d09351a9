"""The list of join requests in the admin."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView

from members.forms.review import VIEWS, QueueForm
from members.models import JoinRequest
from members.review_queue import in_turn, listed, matching
from members.views.staff import HOME, ForStaff
from members.working_days import TARGET, days_with_us

SEARCH = "join_requests_search"


class AgeColumn(Column):
    """Working days with us."""

    def get_value(self, join_request: JoinRequest) -> str:
        days = days_with_us(join_request.moves, join_request.nation, timezone.now())
        late = " (late)" if days > TARGET and join_request.status != "approved" else ""
        return f"{days}{late}"


class QueueView(ForStaff, BaseListingView):
    """The requests, those whose turn it is first.

    What officers search for names people, so it is posted and kept in the session; the
    address says only that there was a search.
    """

    http_method_names = ["get", "head", "post"]
    model = JoinRequest
    page_title = "Join requests"
    header_icon = "mail"
    template_name = "members/review/queue.html"
    index_url_name = "join_requests:queue"
    verbose_name_plural = "join requests"
    paginate_by = 50
    columns = [
        TitleColumn(
            "reference",
            label="Reference",
            classname="review-whole",
            get_url=lambda each: each.get_absolute_url(),
        ),
        Column("full_name", label="Name"),
        StatusTagColumn("get_status_display", label="Status"),
        Column(
            "said",
            label="The check said",
            accessor=lambda each: (each.eligibility or {}).get("outcome_name", ""),
        ),
        Column("owner", label="Owner", accessor="owner.get_short_name"),
        AgeColumn("age", label="Working days with us"),
        Column(
            "submitted_at",
            label="Sent",
            classname="review-whole",
            accessor=lambda each: f"{timezone.localtime(each.submitted_at):%-d %b %Y}",
        ),
    ]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        asked = request.POST if request.method == "POST" else request.GET.copy()
        if "found" in request.GET:
            asked["q"] = request.session.get(SEARCH, "")
        self.form = QueueForm(asked)
        self.form.is_valid()
        self.chosen = self.form.cleaned_data

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keeps the words that were searched for and leads to what they find."""
        request.session[SEARCH] = self.chosen.get("q", "")
        kept = {name: self.chosen.get(name) for name in ("status", "outcome")}
        if self.chosen.get("q"):
            kept["found"] = "yes"
        query = urlencode({name: value for name, value in kept.items() if value})
        return redirect(f"{self.get_index_url()}?{query}" if query else ".")

    def get_queryset(self) -> Any:
        found = in_turn(listed(self.view_chosen, self.request.user))
        if self.chosen.get("q"):
            found = matching(found, self.chosen["q"])
        if self.chosen.get("status"):
            found = found.filter(status=self.chosen["status"])
        if self.chosen.get("outcome"):
            found = found.filter(eligibility__outcome=self.chosen["outcome"])
        return found

    @property
    def view_chosen(self) -> str:
        """The view asked for; a search without one looks at everything."""
        narrowed = any(self.chosen.get(name) for name in ("q", "status", "outcome"))
        return self.chosen.get("view") or ("all" if narrowed else "open")

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [HOME, {"url": "", "label": self.page_title}]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        views = [
            {"name": name, "label": label, "is_current": name == self.view_chosen}
            for name, label in VIEWS
        ]
        return super().get_context_data(*args, form=self.form, views=views, **kwargs)
