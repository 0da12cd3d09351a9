"""What the reports on content share: who may read them, and how they are saved."""

from __future__ import annotations

from typing import Any

from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button, HeaderButton

from naht_site.for_staff import ForStaff

CARE = "naht_site.care_for_content"
# A spreadsheet takes a cell that begins so for something to be worked out.
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def plain_cell(value: Any) -> str:
    """The value as a cell that every spreadsheet shows as it stands."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


class CareReport(ForStaff, ReportView):
    """A report for editors. It can be saved as CSV with the columns of `list_export`.

    A report states `page_title`, `index_url_name`, `columns`, `list_export` with
    `export_headings`, `export_filename` and get_base_queryset().
    """

    permission = CARE
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
