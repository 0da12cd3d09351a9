"""A file as large as the register of England, in its layout, always the same."""

from __future__ import annotations

import random
from pathlib import Path

from members.enums import Register
from tests.factories.schools import keep, row

SCHOOLS = 60_000
OPEN_PART = 0.55  # of the real register; the others have closed

FIRST = (
    "Alder Amber Apple Ash Badger Barley Beacon Birch Bramble Brook Castle Cedar "
    "Chapel Church Clay Clover Cotton Cross Dale Elder Elm Falcon Fern Field "
    "Forest Fox Glen Grange Green Hart Hawthorn Hazel Heath Heron Hill Holly Ivy "
    "Juniper Kestrel Lark Laurel Linden Lock Maple Marsh Mead Meadow Mill Moor "
    "Moss Oak Orchard Otter Owl Park Pine Plum Pond Poplar Priory Quarry Raven "
    "Reed Ridge River Robin Rose Rowan Sand Spring Stone Swan Thorn Vale Water "
    "West Wheat Willow Wood Wren Yew"
).split()
SECOND = (
    "bank borough bourne bridge bury combe dale down field ford gate grove ham hurst"
)
SECOND = (
    *SECOND.split(),
    *"lands lea ley mere mount over side ton view ward wick".split(),
)
SAINTS = (
    "Agatha Aidan Alban Anne Anselm Bede Benedict Bernadette Catherine Chad Columba "
    "Cuthbert David Edmund Francis George Giles Helen James John Joseph Luke Margaret "
    "Mark Martin Mary Matthew Michael Nicholas Oswald Patrick Paul Peter Stephen Thomas"
).split()
KINDS = (
    "Primary School",
    "Primary School",
    "Primary School",
    "CofE Primary School",
    "Church of England Voluntary Aided Primary School",
    "Catholic Primary School",
    "RC High School",
    "Infant School",
    "Junior School",
    "Academy",
    "High School",
    "Nursery",
    "College",
    "School",
)
AREAS = "B BD BH BN BS CB CH CM CO CV DE DN E EX GL HU IP L LE LN LS M N NE NG".split()
TYPES = ("Community school", "Academy converter", "Voluntary aided school")
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


def make_file(folder: Path, schools: int = SCHOOLS) -> Path:
    """Writes the register's file and gives its path."""
    chance = random.Random(7)  # always the same
    towns = [first + second for first in FIRST for second in SECOND][::3]
    rows = [
        row(
            Register.ENGLAND,
            100_000 + number,
            _name(chance),
            **{
                "Town": (town := chance.choice(towns)),
                "LA (name)": towns[hash_of(town) % 150],
                "Postcode": _postcode(chance),
                "TypeOfEstablishment (name)": chance.choice(TYPES),
                "EstablishmentStatus (name)": (
                    "Open" if chance.random() < OPEN_PART else "Closed"
                ),
            },
        )
        for number in range(schools)
    ]
    return keep(folder, Register.ENGLAND, rows)


def hash_of(text: str) -> int:
    return sum(map(ord, text))


def _name(chance: random.Random) -> str:
    kind = chance.choice(KINDS)
    if chance.random() < 0.2:
        return f"St {chance.choice(SAINTS)}’s {kind}"
    name = chance.choice(FIRST) + chance.choice(SECOND)
    if chance.random() < 0.3:
        name += f" {chance.choice(FIRST)}"
    return f"{name} {kind}"


def _postcode(chance: random.Random) -> str:
    ends = chance.choice(LETTERS) + chance.choice(LETTERS)
    area, district = chance.choice(AREAS), chance.randint(1, 29)
    return f"{area}{district} {chance.randint(1, 9)}{ends}"
