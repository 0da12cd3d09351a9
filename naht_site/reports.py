"""What the reports on content share: who may read them, and how they are saved."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button, HeaderButton

from naht_site.views.errors import forbidden

CARE = "naht_site.care_for_content"
# A spreadsheet takes a cell that begins so for something to be worked out.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def plain_cell(value: Any) -> str:
    """The value as a cell that every spreadsheet shows as it stands."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


class ForCarers:
    """Answers 403 to whoever may not see what needs care."""

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if not request.user.has_perm(CARE):
            return forbidden(request, PermissionDenied())
        return super().dispatch(request, *args, **kwargs)


class CareReport(ForCarers, ReportView):
    """A report for editors. It can be saved as CSV with the columns of `list_export`.

    A report states `page_title`, `index_url_name`, `columns`, `list_export` with
    `export_headings`, `export_filename` and get_base_queryset().
    """

    http_method_names = ["get", "head"]
    FORMATS = ("csv",)  # the other kind needs a library more

    @property
    def header_buttons(self) -> list[HeaderButton]:
        return [
            HeaderButton("Download CSV", url=self.csv_export_url, icon_name="download")
        ]

    header_more_buttons: list[Button] = []

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> str:
        return plain_cell(value)


class CareMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(CARE)
