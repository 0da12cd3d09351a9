"""The figures about join requests, as a report and as CSV."""

from __future__ import annotations

import csv

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from members.figures import HEADINGS, WEEKS, Figures, figures
from members.views.staff import StaffPage
from naht_site.reports import plain_cell

SPANS = (4, WEEKS, 26, 52)


class FiguresView(StaffPage, WagtailAdminTemplateMixin, View):
    """By week, nation, role and outcome; `weeks` in the address says how far back."""

    http_method_names = ["get", "head"]
    page_title = "Join request figures"
    header_icon = "table"
    template_name = "members/review/figures.html"

    @property
    def weeks(self) -> int:
        asked = self.request.GET.get("weeks", "")
        return next((span for span in SPANS if str(span) == asked), WEEKS)

    def get(self, request: HttpRequest) -> HttpResponse:
        found = figures(self.weeks, timezone.now())
        if request.GET.get("export") == "csv":
            return as_csv(found)
        context = self.get_context_data(
            figures=found, headings=HEADINGS.values(), weeks=self.weeks, spans=SPANS
        )
        return self.render_to_response(context)


def as_csv(found: Figures) -> HttpResponse:
    """Every line of every table, with the table's name before it."""
    name = f"join-request-figures-{timezone.localdate():%Y-%m-%d}.csv"
    response = HttpResponse(
        "\ufeff",
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    writer = csv.writer(response)
    writer.writerow(["By", "Which", *HEADINGS.values()])
    writer.writerow(["All", f"since {found.since:%Y-%m-%d}", *found.total.counts])
    for table in found.tables:
        for line in table.lines:
            writer.writerow([table.by, plain_cell(line.label), *line.counts])
    duplicates = ("found", found.duplicates_found), ("caught", found.duplicates_caught)
    writer.writerows(["Possible duplicates", *row] for row in duplicates)
    return response
