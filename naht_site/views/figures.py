"""The figures of a survey as a file for spreadsheets."""

from __future__ import annotations

import csv
import io

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from wagtail.models import Page

from naht_site import access
from naht_site.blocks.body import BodyBlock, stored_blocks
from naht_site.blocks.figures import Figure, SurveyValue
from naht_site.models import Published
from naht_site.reports import plain_cell
from naht_site.views.how_long import say_how_long

COLUMNS = Figure("Answer", "Per cent")


@require_safe
def download(request: HttpRequest, path: str, block_id: str) -> HttpResponse:
    """The survey with that id on the live page at `path`, as readers see it there.

    Raises Http404 if there is none, PermissionDenied if it stands in a part of the page
    that is for members alone and the reader is none.
    """
    at = timezone.now()
    rows = Published.objects.filter(path=f"/{path}")
    row = rows.only("page", "has_member_part").first()
    if row is None:
        raise Http404
    if not access.may_read(row, access.viewer_of(request, at)):
        raise PermissionDenied
    survey = _survey(row.page_id, block_id)
    if survey is None:
        raise Http404
    name = slugify(survey.get("question") or "")[:60] or "figures"
    response = HttpResponse(
        # With the mark by which spreadsheets know UTF-8, or ’ comes out as â€™.
        as_csv(survey).encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
    )
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.csv")
    return say_how_long(request, response, at, differs=row.has_member_part)


def as_csv(survey: SurveyValue) -> str:
    """A heading line and a line for each figure, its text as it is in the table.

    An answer that a spreadsheet would take for a formula begins with an apostrophe.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for label, value in survey.figures:
        writer.writerow([plain_cell(label), value])
    return file.getvalue()


def _survey(page_id: int, block_id: str) -> SurveyValue | None:
    page = Page.objects.filter(pk=page_id).first()
    body = getattr(page.specific, "body", None) if page else None
    for stored in stored_blocks(body, "survey"):
        if stored.get("id") == block_id:
            return BodyBlock.base_blocks["survey"].to_python(stored["value"])
    return None
