"""Schools, and files of the registers as their makers publish them, for tests."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import factory

from members.enums import Nation, Register, SchoolStatus
from members.models import School
from members.models.school import keys_of

# Some of the columns, in the order of the real files; the others are of the same kind.
HEADINGS = {
    Register.ENGLAND: (
        "URN",
        "LA (code)",
        "LA (name)",
        "EstablishmentNumber",
        "EstablishmentName",
        "TypeOfEstablishment (code)",
        "TypeOfEstablishment (name)",
        "EstablishmentStatus (code)",
        "EstablishmentStatus (name)",
        "OpenDate",
        "CloseDate",
        "PhaseOfEducation (name)",
        "Street",
        "Locality",
        "Town",
        "County (name)",
        "Postcode",
    ),
    Register.WALES: (
        "School Number",
        "School Name",
        "LA Code",
        "Local Authority",
        "Sector",
        "Governance - see notes",
        "School Type",
        "Religious Character",
        "Address 1",
        "Address 2",
        "Address 3",
        "Address 4",
        "Postcode",
        "Phone Number",
        "Pupils - see notes",
    ),
    Register.NORTHERN_IRELAND: (
        "Institution Reference Number",
        "Institution Name",
        "Address Line 1",
        "Town",
        "Postcode",
        "Status",
        "Date Closed",
        "Type",
        "Management",
    ),
}
USUAL = {
    Register.ENGLAND: {
        "LA (name)": "Leeds",
        "TypeOfEstablishment (name)": "Community school",
        "EstablishmentStatus (name)": "Open",
        "Town": "Leeds",
        "Postcode": "LS1 1AA",
    },
    Register.WALES: {
        "Local Authority": "Gwynedd",
        "School Type": "Infants & Juniors",
        "Religious Character": "---",
        "Address 1": "Heol y Bont",
        "Address 2": "Bangor",
        "Address 3": "Gwynedd",
        "Postcode": "LL57 1AA",
    },
    Register.NORTHERN_IRELAND: {
        "Town": "BELFAST",
        "Postcode": "BT7 1NN",
        "Status": "Open",
        "Type": "Primary",
    },
}
NUMBER = {
    Register.ENGLAND: "URN",
    Register.WALES: "School Number",
    Register.NORTHERN_IRELAND: "Institution Reference Number",
}
NAME = {
    Register.ENGLAND: "EstablishmentName",
    Register.WALES: "School Name",
    Register.NORTHERN_IRELAND: "Institution Name",
}


def row(register: Register, number: Any, name: str, **cells: str) -> dict[str, str]:
    """One school in the register's columns; what is not said is as usual there."""
    named = {NUMBER[register]: str(number), NAME[register]: name}
    return USUAL[register] | named | cells


def text_of(register: Register, rows: Iterable[dict[str, str]]) -> str:
    kept = io.StringIO()
    writer = csv.DictWriter(kept, HEADINGS[register], quoting=csv.QUOTE_MINIMAL)
    writer.writeheader()
    writer.writerows(rows)
    return kept.getvalue()


def keep(
    folder: Path,
    register: Register,
    rows: Sequence[dict[str, str]],
    *,
    encoding: str = "cp1252",
    above: str = "",
    name: str = "register.csv",
) -> Path:
    """Writes a register's file; `above` stands over the headings."""
    path = folder / name
    path.write_bytes((above + text_of(register, rows)).encode(encoding))
    return path


class SchoolFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = School

    class Params:
        closed = factory.Trait(status=SchoolStatus.CLOSED)
        welsh = factory.Trait(register=Register.WALES, nation=Nation.WALES)

    register = Register.ENGLAND
    number = factory.Sequence(lambda n: str(900001 + n))
    name = factory.Sequence(lambda n: f"School {n}")
    town = "Leeds"
    postcode = "LS1 1AA"
    status = SchoolStatus.OPEN
    nation = Nation.ENGLAND

    @classmethod
    def _create(cls, model: type[School], *args: Any, **fields: Any) -> School:
        words = {part: fields[part] for part in ("name", "number", "town", "postcode")}
        name_key, search_text = keys_of(**words)
        return model.objects.create(
            **fields, name_key=name_key, search_text=search_text
        )
