"""Files and rows of a register that are not as they should be."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError

from members.models import School
from tests.factories.school_imports import ENGLAND, WALES, counts, import_schools, kept
from tests.factories.schools import SchoolFactory, keep, row, text_of

pytestmark = pytest.mark.django_db


def changed(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


GOOD = text_of(ENGLAND, [row(ENGLAND, 100001, "Elm School")])
REFUSED = {
    "another register": (
        text_of(WALES, [row(WALES, 6602130, "Ysgol Dyfrgi")]),
        "register.csv is not the register of england: it has no column “URN” or "
        "“EstablishmentName” or “Town” or “EstablishmentStatus (name)”.",
    ),
    "a column is missing": (
        changed(GOOD, "EstablishmentStatus (name)", "Status"),
        "register.csv is not the register of england: it has no column "
        "“EstablishmentStatus (name)”.",
    ),
    "nothing in it": (
        "",
        "register.csv is not the register of england: it has no column “URN” or "
        "“EstablishmentName” or “Postcode” or “Town” or “EstablishmentStatus (name)”.",
    ),
    "no rows": (GOOD.splitlines()[0], "There is no school in it."),
    "a workbook": (
        "PK\x03\x04\0\0",
        "register.csv is no CSV file: save it as one first.",
    ),
    "a quotation mark that never ends": (
        changed(GOOD, "Elm School", '"Elm School') + "x" * 140_000,
        "register.csv is no CSV file from line 3 on: field larger than field limit "
        "(131072).",
    ),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_file_that_is_not_the_register_changes_nothing(
    tmp_path: Path, fault: str
) -> None:
    SchoolFactory(number="100002", name="Oak School")
    text, said = REFUSED[fault]
    path = tmp_path / "register.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError) as refused:
        import_schools(ENGLAND, path)

    assert str(refused.value) == f"{said} Nothing was changed."
    assert kept() == [("100002", "Oak School", "open")]


def test_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"none\.csv can’t be read: No such file"):
        import_schools(ENGLAND, tmp_path / "none.csv")


BAD_ROWS = {
    "no number": ({"URN": ""}, "it has no number"),
    "another number": ({"URN": "six"}, "“six” is no number of this register"),
    "no name": ({"EstablishmentName": " "}, "it has no name"),
    "a long name": (
        {"EstablishmentName": "x" * 161},
        "its name is longer than 160 characters",
    ),
    "no place": (
        {"Town": "", "Postcode": ""},
        "it has neither a town nor a postcode",
    ),
    "no town and a wrong postcode": (
        {"Town": "", "Postcode": "L1"},
        "“L1” is no postcode",
    ),
    "another status": (
        {"EstablishmentStatus (name)": "Asleep"},
        "“Asleep” is no status we know",
    ),
    "a letter that is none": (
        {"EstablishmentName": "Elm \x81 School"},
        "some of its letters can’t be read",
    ),
}


@pytest.mark.parametrize("fault", BAD_ROWS)
def test_bad_row_is_named_by_its_line_and_the_others_are_kept(
    tmp_path: Path, fault: str
) -> None:
    cells, said = BAD_ROWS[fault]
    rows = [
        row(ENGLAND, 100001, "Elm School"),
        row(ENGLAND, 100002, "Oak School") | cells,
        row(ENGLAND, 100003, "Yew School"),
    ]
    path = tmp_path / "register.csv"
    path.write_bytes(text_of(ENGLAND, rows).encode("latin-1"))

    told = import_schools(ENGLAND, path)

    assert told[:2] == [
        "Rows that were left out because they are bad:",
        f"  register.csv, line 3: {said}.",
    ]
    assert [number for number, *_ in kept()] == ["100001", "100003"]
    assert counts(told)["Bad"] == 1


def test_row_with_too_few_columns_is_bad(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text(f"{GOOD}100002,Leeds,Oak School\n", encoding="utf-8")

    told = import_schools(ENGLAND, path)

    assert told[1] == (
        "  register.csv, line 3: it has 3 columns where the headings have 17."
    )


def test_school_with_a_wrong_postcode_is_kept_without_it(tmp_path: Path) -> None:
    rows = [row(ENGLAND, 100001, "Elm School", Postcode="28760")]

    told = import_schools(ENGLAND, keep(tmp_path, ENGLAND, rows))

    assert told[:2] == [
        "Rows that were kept without a part:",
        "  register.csv, line 2: “28760” is no postcode.",
    ]
    assert str(School.objects.get()) == "Elm School, Leeds"


def test_second_row_with_a_number_is_bad(tmp_path: Path) -> None:
    rows = [row(ENGLAND, 100001, "Elm School"), row(ENGLAND, 100001, "Oak School")]

    told = import_schools(ENGLAND, keep(tmp_path, ENGLAND, rows))

    assert told[1] == (
        "  register.csv, line 3: 100001 stands in register.csv, line 2 already."
    )
    assert kept() == [("100001", "Elm School", "open")]


def test_very_many_bad_rows_are_refused(tmp_path: Path) -> None:
    rows = [row(ENGLAND, "x", "Elm School")] * 1001

    with pytest.raises(CommandError, match="More than 1000 rows are bad"):
        import_schools(ENGLAND, keep(tmp_path, ENGLAND, rows))

    assert kept() == []


def test_fault_in_the_second_file_changes_nothing(tmp_path: Path) -> None:
    one = keep(tmp_path, WALES, [row(WALES, 6602130, "Ysgol Dyfrgi")], name="one.csv")
    two = keep(tmp_path, ENGLAND, [row(ENGLAND, 100001, "Elm")], name="two.csv")

    with pytest.raises(CommandError, match=r"two\.csv is not the register of wales"):
        import_schools(WALES, one, two)

    assert kept() == []
