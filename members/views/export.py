"""Taking join requests out of the site in a file, for whoever may, with a reason."""

from __future__ import annotations

from django.http import (
    FileResponse,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from members.export_files import csv_lines, xlsx_file
from members.forms.export import ExportForm
from members.forms.review_list import VIEWS
from members.models import Export
from members.models.join_request import JoinRequestQuerySet
from members.review_queue import in_turn, listed, narrowed
from members.services.export import export
from members.services.rules import EXPORT
from members.views.review_list import chosen_in_address
from members.views.staff import StaffPage

CSV = "text/csv; charset=utf-8"


class ExportView(StaffPage, WagtailAdminTemplateMixin, View):
    """Asks which requests and why, writes that down, and sends the file.

    The page shows how many there are and nothing of them, for privacy officers do not
    see requests.
    """

    http_method_names = ["get", "head", "post"]
    permission = EXPORT
    page_title = "Export join requests"
    header_icon = "download"
    template_name = "members/review/export.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        asked = chosen_in_address(request)
        asked.setdefault("to_format", Export.Format.CSV)
        form = ExportForm(asked)
        form.is_valid()
        form.errors.clear()
        return self.show(form)

    def post(self, request: HttpRequest) -> HttpResponseBase:
        form = ExportForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        chosen = form.cleaned_data
        pks = list(in_turn(self.requests(form)).values_list("pk", flat=True))
        view = dict(VIEWS)[self.view_of(form)]
        export(
            by=request.user,
            reason=chosen["reason"],
            filters="; ".join(part for part in (view, form.in_words()) if part),
            by_words=bool(chosen["q"]),
            count=len(pks),
            to_format=chosen["to_format"],
        )
        name = f"join-requests-{timezone.localdate():%Y-%m-%d}.{chosen['to_format']}"
        if chosen["to_format"] == Export.Format.XLSX:
            return FileResponse(xlsx_file(pks), as_attachment=True, filename=name)
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingHttpResponse(
            csv_lines(pks), content_type=CSV, headers=disposition
        )

    def view_of(self, form: ExportForm) -> str:
        return form.cleaned_data.get("view") or "all"

    def requests(self, form: ExportForm) -> JoinRequestQuerySet:
        found = listed(self.view_of(form), self.request.user).prefetch_related(None)
        return narrowed(found, form.cleaned_data, timezone.localdate())

    def show(self, form: ExportForm) -> HttpResponse:
        context = self.get_context_data(
            form=form,
            found=self.requests(form).count(),
            view_name=dict(VIEWS)[self.view_of(form)],
        )
        return self.render_to_response(context)
