from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from members.enums import Register
from members.models import School
from tests.factories.schools import SchoolFactory, keep, row, text_of

pytestmark = pytest.mark.django_db

ENGLAND, WALES, NORTHERN_IRELAND = Register


def import_schools(register: Register, *paths: Path, **options: Any) -> list[str]:
    """What the command says, line by line; raises CommandError if it is refused."""
    told = StringIO()
    call_command(
        "import_schools", *map(str, paths), register=register, stdout=told, **options
    )
    return told.getvalue().splitlines()


def counts(told: list[str]) -> dict[str, int]:
    """The numbers of the last line, by the first word before each."""
    parts = told[-1].rstrip(".").split(". ")
    return {part.split()[0].strip(",:"): int(part.split()[-1]) for part in parts}


def kept() -> list[tuple[str, str, str]]:
    return list(
        School.objects.order_by("number").values_list("number", "name", "status")
    )


EXPECTED = {
    ENGLAND: ("100001", "Elm School", "Leeds", "LS1 1AA", "Leeds", "Community school"),
    WALES: (
        "6602130",
        "Elm School",
        "Bangor",
        "LL57 1AA",
        "Gwynedd",
        "Infants & Juniors",
    ),
    NORTHERN_IRELAND: ("123-4567", "Elm School", "Belfast", "BT7 1NN", "", "Primary"),
}


@pytest.mark.parametrize("register", Register)
def test_register_is_read_in_its_own_layout(tmp_path: Path, register: Register) -> None:
    number = EXPECTED[register][0]
    path = keep(tmp_path, register, [row(register, number, "Elm School")])

    import_schools(register, path)

    school = School.objects.get()
    assert (
        school.number,
        school.name,
        school.town,
        school.postcode,
        school.local_authority,
        school.kind,
    ) == EXPECTED[register]
    assert school.register == register
    assert school.nation == register.value.replace("-", "_")
    assert school.status == "open"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig"])
def test_letters_are_right_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    name = "St Zoë’s École – Infants"
    path = keep(tmp_path, ENGLAND, [row(ENGLAND, 100001, name)], encoding=encoding)

    import_schools(ENGLAND, path)

    assert School.objects.get().name == name


def test_headings_may_stand_under_a_title(tmp_path: Path) -> None:
    rows = [row(WALES, 6602130, "Ysgol Dyfrgi")]
    path = keep(tmp_path, WALES, rows, above='"Maintained schools",,,\n\n')

    told = import_schools(WALES, path)

    assert counts(told)["New"] == 1


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


def test_same_file_again_changes_nothing(tmp_path: Path) -> None:
    rows = [row(ENGLAND, 100001 + n, f"School {n}") for n in range(3)]
    path = keep(tmp_path, ENGLAND, rows)
    first = counts(import_schools(ENGLAND, path))
    before = list(School.objects.order_by("pk").values())

    second = counts(import_schools(ENGLAND, path))

    assert (first["New"], first["Changed"], first["The"]) == (3, 0, 0)
    assert (second["New"], second["Changed"], second["The"]) == (0, 0, 3)
    assert list(School.objects.order_by("pk").values()) == before


CLOSED = "EstablishmentStatus (name)"
LATER = {
    "it has closed": ({CLOSED: "Closed"}, ("Elm School", "Leeds", "closed")),
    "it will close": (
        {CLOSED: "Open, but proposed to close"},
        ("Elm School", "Leeds", "open"),
    ),
    "it has moved": ({"Town": "York"}, ("Elm School", "York", "open")),
    "it has another name": (
        {"EstablishmentName": "Oak School"},
        ("Oak School", "Leeds", "open"),
    ),
}


@pytest.mark.parametrize("what", LATER)
def test_school_follows_its_register(tmp_path: Path, what: str) -> None:
    cells, expected = LATER[what]
    import_schools(
        ENGLAND, keep(tmp_path, ENGLAND, [row(ENGLAND, 100001, "Elm School")])
    )
    key = School.objects.get().pk

    later = row(ENGLAND, 100001, "Elm School") | cells
    import_schools(ENGLAND, keep(tmp_path, ENGLAND, [later]))

    school = School.objects.get()
    assert (school.name, school.town, school.status) == expected
    assert school.pk == key


def test_school_opens_again(tmp_path: Path) -> None:
    SchoolFactory(number="100001", name="Elm School", closed=True)

    import_schools(
        ENGLAND, keep(tmp_path, ENGLAND, [row(ENGLAND, 100001, "Elm School")])
    )

    assert kept() == [("100001", "Elm School", "open")]


def test_school_that_is_not_listed_any_more_is_kept_as_closed(tmp_path: Path) -> None:
    SchoolFactory(number="100002", name="Oak School")
    SchoolFactory(number="6602130", name="Ysgol Dyfrgi", welsh=True)

    told = import_schools(
        ENGLAND, keep(tmp_path, ENGLAND, [row(ENGLAND, 100001, "Elm School")])
    )

    assert counts(told)["Closed"] == 1
    assert kept() == [
        ("100001", "Elm School", "open"),
        ("100002", "Oak School", "closed"),
        ("6602130", "Ysgol Dyfrgi", "open"),
    ]


def test_school_whose_row_is_bad_stays_as_it_was(tmp_path: Path) -> None:
    SchoolFactory(number="100002", name="Oak School")
    rows = [row(ENGLAND, 100001, "Elm School"), row(ENGLAND, 100002, "")]

    import_schools(ENGLAND, keep(tmp_path, ENGLAND, rows))

    assert ("100002", "Oak School", "open") in kept()


def test_file_that_broke_off_closes_nothing(tmp_path: Path) -> None:
    rows = [row(ENGLAND, 100001 + n, f"School {n}") for n in range(52)]
    import_schools(ENGLAND, keep(tmp_path, ENGLAND, rows))
    broken = keep(tmp_path, ENGLAND, rows[:1])

    with pytest.raises(CommandError, match="51 of 52 open schools are not in it"):
        import_schools(ENGLAND, broken)
    open_then = School.objects.filter(status="open").count()
    import_schools(ENGLAND, broken, close_many=True)

    assert open_then == 52
    assert School.objects.filter(status="open").count() == 1


def test_several_files_are_one_register(tmp_path: Path) -> None:
    one = keep(tmp_path, WALES, [row(WALES, 6602130, "Ysgol Dyfrgi")], name="one.csv")
    two = keep(tmp_path, WALES, [row(WALES, 6606027, "Otter House")], name="two.csv")

    told = import_schools(WALES, one, two)

    assert (counts(told)["New"], counts(told)["Closed"]) == (2, 0)


def test_fault_in_the_second_file_changes_nothing(tmp_path: Path) -> None:
    one = keep(tmp_path, WALES, [row(WALES, 6602130, "Ysgol Dyfrgi")], name="one.csv")
    two = keep(tmp_path, ENGLAND, [row(ENGLAND, 100001, "Elm")], name="two.csv")

    with pytest.raises(CommandError, match=r"two\.csv is not the register of wales"):
        import_schools(WALES, one, two)

    assert kept() == []


ELSEWHERE = {
    "wales": ({"TypeOfEstablishment (name)": "Welsh establishment"}, None),
    "an island": ({"Postcode": "JE2 3AB", "Town": "St Helier"}, "islands"),
    "abroad": (
        {"TypeOfEstablishment (name)": "British schools overseas", "Postcode": ""},
        "elsewhere",
    ),
    "the forces": ({"Postcode": "BF1 2AT"}, "england"),
}


@pytest.mark.parametrize("where", ELSEWHERE)
def test_register_of_england_says_what_is_elsewhere(tmp_path: Path, where: str) -> None:
    cells, nation = ELSEWHERE[where]
    rows = [row(ENGLAND, 100001, "Elm School"), row(ENGLAND, 100002, "Oak") | cells]

    told = import_schools(ENGLAND, keep(tmp_path, ENGLAND, rows))

    found = School.objects.filter(number="100002").values_list("nation", flat=True)
    assert list(found) == ([nation] if nation else [])
    assert counts(told)["Left"] == (0 if nation else 1)
