"""Registers of schools, read as their makers publish them."""

from __future__ import annotations

from pathlib import Path

import pytest

from members.enums import Register
from members.models import School
from tests.factories.school_imports import (
    ENGLAND,
    NORTHERN_IRELAND,
    WALES,
    counts,
    import_schools,
)
from tests.factories.schools import keep, row

pytestmark = pytest.mark.django_db

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


def test_several_files_are_one_register(tmp_path: Path) -> None:
    one = keep(tmp_path, WALES, [row(WALES, 6602130, "Ysgol Dyfrgi")], name="one.csv")
    two = keep(tmp_path, WALES, [row(WALES, 6606027, "Otter House")], name="two.csv")

    told = import_schools(WALES, one, two)

    assert (counts(told)["New"], counts(told)["Closed"]) == (2, 0)
