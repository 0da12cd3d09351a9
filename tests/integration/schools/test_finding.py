from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.school_import import remember_words
from members.schools import Found, find_schools, too_short
from tests.factories.schools import SchoolFactory

pytestmark = pytest.mark.django_db

MARY = "St Mary’s Church of England Primary School"
ANNE = "St Anne’s RC High School"


@pytest.fixture
def schools(db: None) -> None:
    SchoolFactory(name=MARY, town="Otterham", postcode="BT7 1NN", number="123456")
    SchoolFactory(name=ANNE, town="St Ives", postcode="LS12 3AB", number="123457")
    SchoolFactory(name="Oakfield Prim. Sch.", town="Leeds", number="123458")
    SchoolFactory(name="Ysgol Tŷ Gwyn", town="Bangor", postcode="LL57 1AA", welsh=True)
    SchoolFactory(name="The High School", town="Compton", postcode="RG20 6QU")
    remember_words()


def names(found: Found) -> list[str]:
    return [school.name for school in found.schools]


@pytest.mark.usefixtures("schools")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("St Mary", [MARY]),
        ("saint marys", [MARY]),
        ("ST. MARY'S C.E.", [MARY]),
        ("st marys cofe prim", [MARY]),
        ("st mary c of e primary school otterham", [MARY]),
        ("mary bt7", [MARY]),
        ("BT7 1NN", [MARY]),
        ("bt71nn", [MARY]),
        ("bt7 1", [MARY]),
        ("123456", [MARY]),
        ("otterh", [MARY]),
        ("st annes roman catholic", [ANNE]),
        ("anne rc hs", [ANNE]),
        ("saint ives", [ANNE]),
        ("ls12", [ANNE]),
        ("oakfield primary", ["Oakfield Prim. Sch."]),
        ("oakf", ["Oakfield Prim. Sch."]),
        ("leeds oak", ["Oakfield Prim. Sch."]),
        ("ysgol ty gwyn", ["Ysgol Tŷ Gwyn"]),
        ("TŶ GWYN", ["Ysgol Tŷ Gwyn"]),
        ("comp", ["The High School"]),
        ("the high school", ["The High School"]),
        ("st", [ANNE, MARY]),
        ("", []),
        ("…", []),
        ("x", []),
        ("zzyzx", []),
    ],
)
def test_school_is_found_by_what_people_type(typed: str, found: list[str]) -> None:
    assert names(find_schools(typed)) == found


@pytest.mark.usefixtures("schools")
@pytest.mark.parametrize("typed", ["oakfeild", "Oakfeild primary", "okafield school"])
def test_misspelt_name_finds_what_looks_like_it(typed: str) -> None:
    found = find_schools(typed)

    assert names(found) == ["Oakfield Prim. Sch."]
    assert found.alike is True


@pytest.mark.usefixtures("schools")
def test_words_of_very_many_schools_ask_for_more() -> None:
    found = find_schools("church of england primary")

    assert found == Found([], common=True)


def test_open_come_first_then_the_nation_then_the_name() -> None:
    SchoolFactory(name="Otter School Beta", closed=True, nation="wales")
    SchoolFactory(name="Otter School Gamma")
    SchoolFactory(name="Otter School Delta", nation="wales")
    SchoolFactory(name="Otter School Alpha")
    SchoolFactory(name="Great Otter School")

    assert names(find_schools("otter", "wales")) == [
        "Otter School Delta",
        "Otter School Alpha",
        "Otter School Gamma",
        "Great Otter School",
        "Otter School Beta",
    ]


def test_names_that_begin_so_stand_in_the_same_order() -> None:
    SchoolFactory(name="St Beta", closed=True, nation="wales")
    SchoolFactory(name="Stone Alpha")
    SchoolFactory(name="St Gamma")
    SchoolFactory(name="Stone Delta", nation="wales")

    found = ["Stone Delta", "St Gamma", "Stone Alpha", "St Beta"]
    assert find_schools("st", "wales", most=4).more is False
    assert names(find_schools("st", "wales")) == found
    assert names(find_schools("st", "wales", most=2)) == found[:2]
    assert find_schools("st", "wales", most=2).more is True


def test_more_than_fit_are_told_of() -> None:
    for number in range(3):
        SchoolFactory(name=f"Otter School {number}")

    assert find_schools("otter", most=3).more is False
    assert find_schools("otter", most=2).more is True
    assert len(find_schools("otter", most=2).schools) == 2


@pytest.mark.usefixtures("schools")
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.text()
    | st.sampled_from(["'", '"', "\0", "%", "_", "\\", "' OR 1=1", "a" * 10**6])
)
def test_any_text_may_be_looked_for(typed: str) -> None:
    found = find_schools(typed, "wales")

    assert not (too_short(typed) and found.schools)
