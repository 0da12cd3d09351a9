"""Join requests as a file for a spreadsheet.

What is special in a person's answers (another union, a problem at work) and what staff
wrote about them stay in the site.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import batched
from typing import IO, Any

import phonenumbers
from django.utils import timezone

from members.enums import DeclineReason, Nation, Source, Status
from members.models import JoinRequest
from naht_site.reports import plain_cell

CHUNK = 500


def phone(join_request: JoinRequest) -> str:
    """The number with its country in brackets, as “(+44) 7700 900123 ext. 12”.

    A plus sign at the start of a cell would begin a formula.
    """
    if not join_request.phone_e164:
        return join_request.phone
    number = phonenumbers.parse(join_request.phone_e164)
    shown = phonenumbers.format_number(
        number, phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    country, _, rest = shown.partition(" ")
    extension = join_request.phone_extension
    return f"({country}) {rest}" + (f" ext. {extension}" if extension else "")


def _time(at: datetime | None) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}" if at else ""


def _yes_no(value: object) -> str:
    return "yes" if value else "no"


COLUMNS: list[tuple[str, Callable[[JoinRequest], Any]]] = [
    ("Reference", lambda each: each.reference),
    ("Status", lambda each: Status(each.status).label),
    ("How it came", lambda each: Source(each.source).label),
    ("Sent", lambda each: _time(each.submitted_at)),
    ("First name", lambda each: each.first_name),
    ("Last name", lambda each: each.last_name),
    ("Known as", lambda each: each.known_as),
    ("E-mail", lambda each: each.email),
    ("E-mail confirmed", lambda each: _yes_no(each.email_confirmed_at)),
    ("Phone", phone),
    ("Reach by", lambda each: each.get_contact_by_display()),
    ("Address line 1", lambda each: each.address_line_1),
    ("Address line 2", lambda each: each.address_line_2),
    ("Town", lambda each: each.town),
    ("Postcode", lambda each: each.postcode),
    ("Nation", lambda each: Nation(each.nation).label if each.nation else ""),
    ("Role", lambda each: each.role.name if each.role else ""),
    ("Job title", lambda each: each.job_title),
    ("Start month", lambda each: f"{each.job_starts:%Y-%m}" if each.job_starts else ""),
    ("Contract", lambda each: each.get_contract_display()),
    (
        "Workplaces",
        lambda each: "; ".join(str(place) for place in each.workplaces.all()),
    ),
    ("Employer of a central team", lambda each: each.central_employer),
    ("The check said", lambda each: (each.eligibility or {}).get("outcome_name", "")),
    ("Owner", lambda each: each.owner.email if each.owner else ""),
    ("Decided", lambda each: _time(each.decided_at)),
    (
        "Reason for declining",
        lambda each: (
            DeclineReason(each.decline_reason).label if each.decline_reason else ""
        ),
    ),
    ("Working days to the last move", lambda each: each.days_taken),
]
HEADINGS = [heading for heading, _ in COLUMNS]


def rows(pks: Sequence[int]) -> Iterator[list[str]]:
    """The headings, then a row of plain cells for each request, in that order."""
    yield HEADINGS
    for chunk in batched(pks, CHUNK, strict=False):
        found = (
            JoinRequest.objects.select_related("role", "owner")
            .prefetch_related("workplaces")
            .in_bulk(chunk)
        )
        for pk in chunk:
            if pk in found:
                yield [plain_cell(value(found[pk])) for _, value in COLUMNS]


class _Line:
    """What csv.writer writes to: it gives back each line instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(pks: Sequence[int]) -> Iterator[str]:
    """The file line by line. The mark before it tells a spreadsheet that it is UTF-8.

    Everything stands in quotation marks, so that another separator splits no cell.
    """
    writer = csv.writer(_Line(), quoting=csv.QUOTE_ALL)
    yield "\ufeff"
    for row in rows(pks):
        yield writer.writerow(row)


def xlsx_file(pks: Sequence[int]) -> IO[bytes]:
    """An open file that goes when it is closed; every cell in it is text."""
    # It takes a third of a second to import, which every command would pay.
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Join requests")
    sheet.freeze_panes = "A2"
    for row in rows(pks):
        sheet.append([ILLEGAL_CHARACTERS_RE.sub(" ", cell) for cell in row])
    file = tempfile.TemporaryFile()  # noqa: SIM115 (whoever sends it closes it)
    book.save(file)
    file.seek(0)
    return file
