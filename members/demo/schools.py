"""Invented schools of the three registers, so that there is something to find.

Their numbers are of no real school: England's and Wales's begin with 99, Northern
Ireland's with 999.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import ProtectedError, QuerySet

from members.enums import Nation, Register, SchoolStatus
from members.models import School
from members.models.school import keys_of
from members.school_import import remember_words

NATIONS = {
    Register.ENGLAND: Nation.ENGLAND,
    Register.WALES: Nation.WALES,
    Register.NORTHERN_IRELAND: Nation.NORTHERN_IRELAND,
}
SHUT = "closed"

# Number, name, town, postcode, type, and whether it has closed.
SCHOOLS: dict[Register, tuple[tuple[str, ...], ...]] = {
    Register.ENGLAND: (
        ("990001", "Ravensbeck Infant School", "Ravensbeck", "LS99 1AB", "Infant"),
        ("990002", "Ravensbeck Junior School", "Ravensbeck", "LS99 1AD", "Junior"),
        ("990003", "Kestrel Vale Academy", "Market Harwick", "LE99 4EG", "Academy"),
        (
            "990004",
            "Kestrel Vale Primary School",
            "Market Harwick",
            "LE99 4EH",
            "Primary",
        ),
        ("990005", "Thornbury Cross School", "Thornbury Cross", "B99 6JL", "Secondary"),
        ("990006", "Fennel Lane Primary School", "Ashcombe", "EX99 7LN", "Primary"),
        ("990007", "Quarry Bank High School", "Stonewick", "SK99 8NQ", "Secondary"),
        ("990008", "Marlow Green School", "Marlow Green", "SL99 9QS", "Special"),
        ("990009", "Ferryman’s Hill School", "Ferrymead", "CT99 1SU", "Primary"),
        ("990010", "Orchard Court Upper School", "Peverell", "DT99 3WY", "Secondary"),
        ("990011", "Orchard Court First School", "Peverell", "DT99 3WZ", "First", SHUT),
        (
            "990012",
            "St Wilfreda’s CofE Primary School",
            "Stonewick",
            "SK99 8NR",
            "Primary",
        ),
        ("990013", "St Wilfreda’s Catholic Academy", "Ashcombe", "EX99 7LP", "Academy"),
        ("990014", "St Aldhun’s RC High School", "Ferrymead", "CT99 1SW", "Secondary"),
        ("990015", "Otterholme Primary School", "Otterholme", "CA99 2AB", "Primary"),
        ("990016", "Otterholme Community Nursery", "Otterholme", "CA99 2AD", "Nursery"),
        ("990017", "Harrowgate Mere Academy", "Harrow Mere", "PE99 5BD", "Academy"),
        ("990018", "Sandling Sixth Form College", "Sandling", "ME99 4CE", "College"),
        (
            "990019",
            "The Linden Pupil Referral Unit",
            "Sandling",
            "ME99 4CF",
            "Referral",
        ),
        ("990020", "Birchover Free School", "Birchover", "DE99 6DF", "Free school"),
        ("990021", "Low Fell Edge Primary School", "Low Fell", "NE99 7EG", "Primary"),
        ("990022", "Low Fell Edge Infants", "Low Fell", "NE99 7EH", "Infant", SHUT),
    ),
    Register.WALES: (
        ("9900001", "Ysgol Bryn Celyn", "Llanfair-y-dref", "CF99 2AD", "Primary"),
        ("9900002", "Ysgol Gyfun Glan Dyfrgi", "Aberdyfrgi", "SA99 1AB", "Secondary"),
        ("9900003", "Ysgol Gynradd Glan Dyfrgi", "Aberdyfrgi", "SA99 1AD", "Primary"),
        ("9900004", "Ysgol Tŷ Gwyn y Coed", "Penycoed", "LL99 3BD", "Special"),
        (
            "9900005",
            "Cwm Hafren Comprehensive School",
            "Cwm Hafren",
            "NP99 4CE",
            "Secondary",
        ),
        ("9900006", "Cwm Hafren Infants School", "Cwm Hafren", "NP99 4CF", "Infant"),
        (
            "9900007",
            "St Tysilia’s Church in Wales Primary",
            "Penycoed",
            "LL99 3BE",
            "Primary",
        ),
        (
            "9900008",
            "St Tysilia’s RC High School",
            "Cwm Hafren",
            "NP99 4CG",
            "Secondary",
        ),
        ("9900009", "Ysgol Maes y Gaer", "Maes y Gaer", "SY99 5DF", "Primary", SHUT),
    ),
    Register.NORTHERN_IRELAND: (
        ("999-0001", "Glenmoyle Primary School", "Glenmoyle", "BT99 3CE", "Primary"),
        ("999-0002", "Glenmoyle Nursery School", "Glenmoyle", "BT99 3CF", "Nursery"),
        (
            "999-0003",
            "Lough Derryn Integrated School",
            "Derrynbeg",
            "BT99 2UW",
            "Primary",
        ),
        ("999-0004", "Derrynbeg Grammar School", "Derrynbeg", "BT99 2UX", "Grammar"),
        ("999-0005", "St Colga’s College", "Ballyderg", "BT99 4DA", "Secondary"),
        ("999-0006", "St Colga’s Primary School", "Ballyderg", "BT99 4DB", "Primary"),
        ("999-0007", "Gaelscoil an Dobharchú", "Ballyderg", "BT99 4DE", "Primary"),
        (
            "999-0008",
            "Ballyderg Controlled Primary",
            "Ballyderg",
            "BT99 4DF",
            "Primary",
            SHUT,
        ),
    ),
}


def make_schools() -> None:
    """Makes those that are missing."""
    for register, schools in SCHOOLS.items():
        there = set(_ours(register).values_list("number", flat=True))
        School.objects.bulk_create(
            _school(register, *school) for school in schools if school[0] not in there
        )
    remember_words()


def school_named(name: str) -> School | None:
    """The invented school of that name; None where there is none."""
    for register in SCHOOLS:
        found = _ours(register).filter(name=name).first()
        if found is not None:
            return found
    return None


def remove_schools() -> list[str]:
    """Deletes them. Returns a sentence for each that a request names and so stays."""
    kept = []
    for register in SCHOOLS:
        for school in _ours(register):
            try:
                with transaction.atomic():
                    school.delete()
            except ProtectedError:
                kept.append(
                    f"{school} stays: a request that is not the demo’s names it."
                )
    remember_words()
    return kept


def _ours(register: Register) -> QuerySet[School]:
    numbers = [number for number, *_ in SCHOOLS[register]]
    return School.objects.filter(register=register, number__in=numbers)


def _school(
    register: Register,
    number: str,
    name: str,
    town: str,
    postcode: str,
    kind: str,
    status: str = "",
) -> School:
    name_key, search_text = keys_of(
        name=name, number=number, town=town, postcode=postcode
    )
    return School(
        register=register,
        number=number,
        name=name,
        town=town,
        postcode=postcode,
        kind=kind,
        status=SchoolStatus.CLOSED if status else SchoolStatus.OPEN,
        nation=NATIONS[register],
        name_key=name_key,
        search_text=search_text,
    )
