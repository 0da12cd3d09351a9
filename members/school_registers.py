"""The national registers of schools, in the layouts in which they are published.

England: the file of all establishments, `edubasealldata<date>.csv`, from the downloads
of Get Information about Schools (Department for Education): some 150 columns, in
Windows-1252. It holds schools of Wales too, which are left to the register of Wales,
and schools abroad, on the islands and of the forces.

Wales: the address list of schools (Welsh Government, twice a year): a workbook with a
sheet each for maintained schools, independent schools and pupil referral units. Each
sheet is saved as a CSV; some have a title above the headings. It lists open schools
only. The town is the last line of the address that is not a county.

Northern Ireland: the export of the Institution Search (Department of Education,
Schools Plus) as text; it has a title above the headings too, in some years.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from members.enums import Nation, Register, SchoolStatus
from members.errors import NotUnderstoodError
from members.models import School
from members.normalise import clean_postcode, clean_text, could_be_in

COUNTIES_OF_WALES = frozenset(
    "anglesey|blaenau gwent|bridgend|caerphilly|cardiganshire|carmarthenshire|"
    "ceredigion|clwyd|conwy county|denbighshire|dyfed|flintshire|gwent|gwynedd|"
    "isle of anglesey|mid glamorgan|monmouthshire|neath port talbot|"
    "pembrokeshire|powys|rhondda cynon taf|south glamorgan|torfaen|"
    "vale of glamorgan|wales|west glamorgan|ynys môn|ynys mon|wrexham county".split("|")
)
NONE = ("", "---", "n/a", "not applicable", "not recorded")
OPEN, CLOSED = SchoolStatus.OPEN, SchoolStatus.CLOSED


class BadRowError(Exception):
    """A row that can't be kept. `number` is the school's where it can be read."""

    def __init__(self, why: str, number: str = "") -> None:
        super().__init__(why)
        self.number = number


@dataclass(frozen=True)
class Entry:
    """A school as the columns of School hold it, but for what follows from them."""

    number: str
    name: str
    town: str
    postcode: str
    local_authority: str
    kind: str
    status: SchoolStatus
    nation: Nation
    doubt: str = ""  # what of the row could not be kept


@dataclass(frozen=True)
class Layout:
    """Where a register keeps what; each is a column, or several of which one is there.

    `towns` are the lines of an address in order, where no column holds the town alone.
    The parts of a number, the groups of its form, are kept with hyphens between them.
    """

    nation: Nation
    number_form: re.Pattern[str]
    number: tuple[str, ...]
    name: tuple[str, ...]
    postcode: tuple[str, ...]
    towns: tuple[str, ...]
    kind: tuple[str, ...]
    local_authority: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    statuses: Mapping[str, SchoolStatus] | None = None
    left_out: frozenset[str] = frozenset()  # types that are another register's

    @property
    def all(self) -> list[tuple[str, ...]]:
        """Every heading we know."""
        more = [self.kind, self.local_authority, *((line,) for line in self.towns)]
        return [*self.needed, *more]

    @property
    def needed(self) -> list[tuple[str, ...]]:
        """The headings without which a file is not this register's."""
        needed = [self.number, self.name, self.postcode, self.towns, self.status]
        return [names for names in needed if names]


LAYOUTS = {
    Register.ENGLAND: Layout(
        nation=Nation.ENGLAND,
        number_form=re.compile(r"([0-9]{5,6})"),
        number=("URN",),
        name=("EstablishmentName",),
        postcode=("Postcode",),
        towns=("Town",),
        kind=("TypeOfEstablishment (name)",),
        local_authority=("LA (name)",),
        status=("EstablishmentStatus (name)",),
        # Somebody may have a job at a school before it opens.
        statuses={
            "open": OPEN,
            "open, but proposed to close": OPEN,
            "proposed to open": OPEN,
            "closed": CLOSED,
        },
        left_out=frozenset({"welsh establishment"}),
    ),
    Register.WALES: Layout(
        nation=Nation.WALES,
        number_form=re.compile(r"([0-9]{7})"),
        number=("School Number",),
        name=("School Name",),
        postcode=("Postcode",),
        towns=("Address 1", "Address 2", "Address 3", "Address 4"),
        kind=("School Type", "School Type - see notes", "Sector"),
        local_authority=("Local Authority", "LA Name"),
    ),
    Register.NORTHERN_IRELAND: Layout(
        nation=Nation.NORTHERN_IRELAND,
        number_form=re.compile(r"([0-9][0-9A-Z]{2})-?([0-9]{4})"),
        number=("Institution Reference Number",),
        name=("Institution Name",),
        postcode=("Postcode",),
        towns=("Town",),
        kind=("Type", "Institution Type"),
        local_authority=("Council", "District Council"),
        status=("Status",),
        statuses={"open": OPEN, "proposed": OPEN, "closed": CLOSED},
    ),
}


def entry_of(
    layout: Layout, row: Mapping[str, str], *, fault: str = ""
) -> Entry | None:
    """The school that a row tells of; None for one that another register keeps.

    `row` has the headings as keys. Raises BadRowError for a row that can't be kept,
    like one with a `fault`.
    """
    number = _number(layout, row)
    if fault:
        raise BadRowError(fault, number)
    kind = _one(layout.kind, row)
    if kind.casefold() in layout.left_out:
        return None
    name = _one(layout.name, row)
    if not name:
        raise BadRowError("it has no name", number)
    postcode, doubt = _postcode(_one(layout.postcode, row))
    town = _town(layout, row)
    if not (town or postcode):
        raise BadRowError(doubt or "it has neither a town nor a postcode", number)
    found = Entry(
        number=number,
        name=name,
        town=town,
        postcode=postcode,
        local_authority=_one(layout.local_authority, row),
        kind=kind,
        status=_status(layout, row, number),
        nation=_nation(layout, kind, postcode),
        doubt=doubt,
    )
    for what in ("name", "town", "local_authority", "kind"):
        column = School._meta.get_field(what)
        longest = column.max_length
        if len(getattr(found, what)) > longest:
            why = f"its {column.verbose_name} is longer than {longest} characters"
            raise BadRowError(why, number)
    return found


def _one(names: tuple[str, ...], row: Mapping[str, str]) -> str:
    """What the first of these columns that is filled in holds."""
    for name in names:
        value = clean_text(row.get(name, ""))
        if value.casefold() not in NONE:
            return value
    return ""


def _number(layout: Layout, row: Mapping[str, str]) -> str:
    typed = _one(layout.number, row)
    found = layout.number_form.fullmatch(typed.replace(" ", ""))
    if found:
        return "-".join(found.groups())
    if not typed:
        raise BadRowError("it has no number")
    raise BadRowError(f"“{typed[:20]}” is no number of this register")


def _postcode(typed: str) -> tuple[str, str]:
    """The postcode, and what to say of one that can't be read."""
    try:
        return clean_postcode(typed) if typed else "", ""
    except NotUnderstoodError:
        return "", f"“{typed[:20]}” is no postcode"


def _town(layout: Layout, row: Mapping[str, str]) -> str:
    lines = [_one((name,), row) for name in layout.towns]
    filled = [line for line in lines if line]
    towns = [line for line in filled if line.casefold() not in COUNTIES_OF_WALES]
    found = (towns or filled or [""])[-1]
    # Northern Ireland's register shouts.
    return found.title() if found.isupper() else found


def _status(layout: Layout, row: Mapping[str, str], number: str) -> SchoolStatus:
    if layout.statuses is None:
        return OPEN
    typed = _one(layout.status, row)
    if typed.casefold() in layout.statuses:
        return layout.statuses[typed.casefold()]
    raise BadRowError(f"“{typed[:30]}” is no status we know", number)


def _nation(layout: Layout, kind: str, postcode: str) -> Nation:
    if "overseas" in kind.casefold():
        return Nation.ELSEWHERE
    if not could_be_in(postcode, layout.nation) and could_be_in(
        postcode, Nation.ISLANDS
    ):
        return Nation.ISLANDS
    return layout.nation
