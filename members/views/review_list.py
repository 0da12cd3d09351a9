"""The list of join requests in the admin, and giving several of them to somebody."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import BaseColumn, Column, Table, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from members.errors import MembersError, StaleRequestError
from members.forms.review_list import VIEWS, AssignManyForm, QueueForm
from members.models import JoinRequest
from members.models.turn import Turn
from members.review_queue import Place, listed, narrowed, page_of
from members.services.assign import assign
from members.services.rules import EXPORT
from members.views.staff import ForStaff, StaffPage
from members.working_days import TARGET, days_with_us

SEARCH = "join_requests_search"
PAGE_SIZE = 50


def chosen_in_address(request: HttpRequest) -> QueryDict:
    """The choices that an address holds, with the words that were searched for."""
    asked = request.GET.copy()
    if "found" in asked:
        asked["q"] = request.session.get(SEARCH, "")
    return asked


def read_form(asked: QueryDict) -> QueueForm:
    """The choices, understood. What can't be counts as not chosen."""
    form = QueueForm(asked)
    form.is_valid()
    return form


def place_in_address(request: HttpRequest) -> dict[str, Place]:
    """Where the page of the address begins (`after`) or ends (`before`), if it says."""
    asked = {name: request.GET.get(name, "") for name in ("after", "before")}
    return {name: place for name in asked if (place := Place.read(asked[name]))}


class TickColumn(BaseColumn):
    """A box to tick, with the version that the officer sees."""

    cell_template_name = "members/review/tick.html"
    header_template_name = "members/review/tick_header.html"


class StateColumn(BaseColumn):
    """The status, and whether the address waits to be confirmed."""

    cell_template_name = "members/review/state.html"


class AgeColumn(Column):
    """Working days with us."""

    def get_value(self, join_request: JoinRequest) -> str:
        days = days_with_us(join_request.moves, join_request.nation, timezone.now())
        late = " (late)" if days > TARGET and join_request.turn < Turn.NOBODYS else ""
        return f"{days}{late}"


class QueueView(StaffPage, BaseListingView):
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
    paginate_by = PAGE_SIZE
    columns = [
        TickColumn("tick"),
        TitleColumn(
            "reference",
            label="Reference",
            classname="review-whole",
            get_url=lambda each: each.get_absolute_url(),
        ),
        Column("full_name", label="Name", classname="review-name-cell"),
        StateColumn("status", label="Status"),
        Column(
            "said",
            label="The check said",
            accessor=lambda each: (each.eligibility or {}).get("outcome_name", ""),
        ),
        Column("owner", label="Owner", accessor="owner.get_short_name"),
        AgeColumn("age", label=f"Working days (target {TARGET})"),
        Column(
            "submitted_at",
            label="Sent",
            classname="review-whole",
            accessor=lambda each: f"{timezone.localtime(each.submitted_at):%-d %b %Y}",
        ),
    ]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.pages: tuple[Place | None, Place | None] = (None, None)

    @cached_property
    def form(self) -> QueueForm:
        is_search = self.request.method == "POST"
        request = self.request
        return read_form(request.POST if is_search else chosen_in_address(request))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keeps the words that were searched for and leads to what they find."""
        request.session[SEARCH] = self.form.cleaned_data.get("q", "")
        return redirect(f"{self.get_index_url()}{self.form.address()}")

    def get_queryset(self) -> models.QuerySet[JoinRequest]:
        found = listed(self.view_chosen, self.request.user)
        return narrowed(found, self.form.cleaned_data, timezone.localdate())

    def paginate_queryset(self, queryset: Any, page_size: int) -> tuple[Any, ...]:
        here = place_in_address(self.request)
        rows, *self.pages = page_of(queryset, page_size, **here)
        return None, None, rows, False

    def get_table(self, object_list: Any) -> Table:
        table = super().get_table(object_list)
        table.all_ticked = "tick" in self.request.GET
        return table

    @property
    def view_chosen(self) -> str:
        """The view asked for. Words or a status are looked for in everything."""
        chosen = self.form.cleaned_data
        narrow = chosen.get("q") or chosen.get("status")
        return chosen.get("view") or ("all" if narrow else "open")

    @property
    def header_buttons(self) -> list[HeaderButton]:
        if not self.request.user.has_perm(EXPORT):
            return []
        view = self.view_chosen
        address = reverse("join_requests:export") + self.form.address(view=view)
        return [HeaderButton("Export", url=address, icon_name="download")]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        views = [
            {
                "label": label,
                "address": self.form.address(view=name) or self.index_url,
                "is_current": name == self.view_chosen,
            }
            for name, label in VIEWS
        ]
        place = place_in_address(self.request)
        context = super().get_context_data(*args, **kwargs)  # It reads the page.
        previous, following = self.pages
        return context | {
            "form": self.form,
            "views": views,
            "found": self.get_queryset().prefetch_related(None).count(),
            "previous": previous and self.form.address(before=previous),
            "following": following and self.form.address(after=following),
            "assign_form": AssignManyForm(),
            "all_ticked": "tick" in self.request.GET,
            "tick_all": self.form.address(tick="all", **place),
            "tick_none": self.form.address(**place) or self.index_url,
            "query": self.form.address(**place),
        }


class AssignManyView(ForStaff, View):
    """Gives the requests that were ticked to an officer, one by one.

    One that changed after the list was read is left alone, and named.
    """

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        form = AssignManyForm(request.POST)
        if form.is_valid():
            self.assign_each(form.cleaned_data["picked"], form.cleaned_data["to"])
        else:
            for errors in form.errors.values():
                messages.error(request, " ".join(errors))
        back = read_form(chosen_in_address(request))
        place = place_in_address(request)
        return redirect(reverse("join_requests:queue") + back.address(**place))

    def assign_each(self, picked: list[Any], to: Any) -> None:
        references = dict(
            JoinRequest.objects.sent()
            .filter(uuid__in=[uuid for uuid, _ in picked])
            .values_list("uuid", "reference")
        )
        done = 0
        for uuid, version in picked:
            if uuid not in references:
                continue
            try:
                assign(uuid=uuid, version=version, by=self.request.user, to=to)
            except StaleRequestError:
                why = "it changed after you read the list. Look at it, then try again."
                self.leave(references[uuid], why)
            except MembersError as error:
                self.leave(references[uuid], str(error))
            else:
                done += 1
        if done:
            requests = "1 request" if done == 1 else f"{done} requests"
            messages.success(self.request, f"{requests} given to {to.email}.")

    def leave(self, reference: str, why: str) -> None:
        messages.warning(self.request, f"{reference} was left as it was: {why}")
