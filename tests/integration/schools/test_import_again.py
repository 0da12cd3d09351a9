"""A register imported again, and what it says by then."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError

from members.models import School
from tests.factories.school_imports import ENGLAND, counts, import_schools, kept
from tests.factories.schools import SchoolFactory, keep, row

pytestmark = pytest.mark.django_db


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
