from __future__ import annotations

from dataclasses import replace

import pytest

from members.enums import SETTLE_FROM
from members.likeness import Person, Place, compare, name_key, similarity

SCHOOL = Place("Ysgol Dyfrgi", "Cardiff", "CF10 2AA")
JANE = Person(
    names=("Jane Otterley",),
    email_key="jane@example.org",
    email_is_confirmed=True,
    number="10000016",
    phone="+447700900123",
    postcode="CF10 1AA",
    address_line="1 River Lane",
    places=(SCHOOL,),
)
NOBODY = Person()


def somebody(*shared: str, name: str = "Nobody Else", **more: object) -> Person:
    """A person who has only what is named in common with Jane."""
    fields = {field: getattr(JANE, field) for field in shared}
    return replace(NOBODY, **({"names": (name,)} | fields | more))


EMAIL = ("email_key", "email_is_confirmed")


@pytest.mark.parametrize(
    ("other", "score", "reasons"),
    [
        # Each alone.
        (somebody(*EMAIL), 100, ["confirmed_email"]),
        (somebody("email_key"), 45, ["unconfirmed_email"]),
        (somebody("names", "number"), 100, ["former_number"]),
        (somebody("names", "postcode"), 70, ["name_and_postcode"]),
        (somebody("phone"), 40, ["phone"]),
        (somebody("names", "places"), 40, ["name_and_workplace"]),
        (somebody("postcode", name="Jane Oterley"), 30, ["similar_name"]),
        (somebody("places", name="Jane Oterley"), 30, ["similar_name"]),
        (somebody("postcode", "address_line"), 20, ["address"]),
        # Not enough by itself.
        (somebody("names"), 0, []),
        (somebody("number"), 0, []),
        (somebody("postcode"), 0, []),
        (somebody("places"), 0, []),
        (somebody("address_line"), 0, []),
        (somebody(name="Jane Oterley"), 0, []),
        (NOBODY, 0, []),
        # Together: the points add up.
        (somebody("names", "phone"), 40, ["phone"]),
        (
            somebody("names", "postcode", "phone"),
            110,
            ["name_and_postcode", "phone"],
        ),
        (
            somebody("names", "postcode", "address_line", "places"),
            130,
            ["name_and_postcode", "name_and_workplace", "address"],
        ),
        (
            somebody("names", "email_key", "places"),
            85,
            ["unconfirmed_email", "name_and_workplace"],
        ),
        (somebody("names", "email_key"), 45, ["unconfirmed_email"]),
        (somebody(*EMAIL, "phone"), 140, ["confirmed_email", "phone"]),
        # Without an equal name or a reason of 100, the total stops at 65.
        (somebody("phone", "postcode", "address_line"), 60, ["phone", "address"]),
        (somebody("email_key", "phone"), 65, ["unconfirmed_email", "phone"]),
        (
            somebody("email_key", "phone", "postcode", "address_line"),
            65,
            ["unconfirmed_email", "phone", "address"],
        ),
        (
            somebody("phone", "postcode", "address_line", name="Jane Oterley"),
            65,
            ["phone", "similar_name", "address"],
        ),
        (
            JANE,
            370,
            [
                "confirmed_email",
                "former_number",
                "name_and_postcode",
                "phone",
                "name_and_workplace",
                "address",
            ],
        ),
    ],
)
def test_score_adds_up_what_speaks_for_one_person(
    other: Person, score: int, reasons: list[str]
) -> None:
    found = compare(JANE, other)
    turned = compare(other, JANE)

    assert (found.score, list(found.reasons)) == (score, reasons)
    assert turned == found


def test_people_of_one_home_never_hold_up_an_approval() -> None:
    housemate = replace(JANE, names=("Tom Heron",), email_is_confirmed=False, number="")

    assert compare(JANE, housemate).score < SETTLE_FROM


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jane Otterley", "JANE OTTERLEY", True),
        ("Siân Llŷr", "Sian Llyr", True),
        ("Mary O’Hara", "Mary OHara", True),
        ("Anna Smith-Jones", "Anna Smith Jones", True),
        ("Jane Otterley", "Jane Otterly", False),
        ("Иван Петров", "иван петров", True),
        ("’", "-", True),
    ],
)
def test_name_is_equal_without_case_accents_and_marks(
    one: str, other: str, same: bool
) -> None:
    assert (name_key(one) == name_key(other)) is same


def test_name_that_somebody_goes_by_counts_as_theirs() -> None:
    kate = somebody("postcode", names=("Katherine Otterley", "Jane Otterley"))

    assert compare(JANE, kate).reasons == ("name_and_postcode",)


@pytest.mark.parametrize(
    ("place", "score"),
    [
        (SCHOOL, 40),
        (Place("ysgol dyfrgi"), 40),
        (Place("Ysgol Dyfrgi", "Cardiff"), 40),
        (Place("Ysgol Dyfrgi", "Swansea"), 0),
        (Place("Ysgol Dyfrgi", "Swansea", "CF10 2AA"), 40),
        (Place("Ysgol Dyfrgi", "Cardiff", "SA1 1AA"), 0),
        (Place("Another School", "Cardiff", "CF10 2AA"), 0),
        (Place("Dyfrgi", "Cardiff"), 0),
        (Place("YSGOL DYFRGI School", "Cardiff"), 40),
        (Place("Ysgol Dyfrgi", "Cardiff", school_id=7), 40),
    ],
)
def test_workplace_is_the_same_unless_something_known_says_otherwise(
    place: Place, score: int
) -> None:
    assert compare(JANE, somebody("names", places=(place,))).score == score


def test_chosen_school_is_known_by_its_place_in_the_register() -> None:
    chosen = replace(JANE, places=(replace(SCHOOL, school_id=1),))
    renamed, namesake = Place("Ysgol Newydd", school_id=1), replace(SCHOOL, school_id=2)

    scores = [
        compare(chosen, somebody("names", places=(place,))).score
        for place in (renamed, namesake)
    ]

    assert scores == [40, 0]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("word", "words", 4 / 7),
        ("jane otterley", "jane oterley", 12 / 15),
        ("", "", 0.0),
        ("abc", "xyz", 0.0),
        ("two words", "words two", 1.0),
    ],
)
def test_similarity_is_counted_as_the_database_does(
    one: str, other: str, expected: float
) -> None:
    assert similarity(one, other) == pytest.approx(expected)
