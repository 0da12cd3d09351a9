"""How much speaks for two people being one: pure, and the same on every machine."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from members.enums import DuplicateReason as Reason
from members.normalise import place_key

POINTS = {
    Reason.CONFIRMED_EMAIL: 100,
    Reason.FORMER_NUMBER: 100,
    Reason.NAME_AND_POSTCODE: 70,
    Reason.UNCONFIRMED_EMAIL: 45,
    Reason.PHONE: 40,
    Reason.NAME_AND_WORKPLACE: 40,
    Reason.SIMILAR_NAME: 30,
    Reason.ADDRESS: 20,
}
# People share homes and phones: without an equal name or a reason of 100, no more.
STOPS_AT = 65
SIMILAR_FROM = 0.6


@dataclass(frozen=True)
class Place:
    """A workplace; what is not known is empty. `school_id` is of our registers."""

    name: str
    town: str = ""
    postcode: str = ""
    school_id: int | None = None


@dataclass(frozen=True)
class Person:
    """What of a request or a member is compared. What is not known is empty.

    `names` are the whole names by which the person goes.
    """

    names: tuple[str, ...] = ()
    email_key: str = ""
    email_is_confirmed: bool = False
    number: str = ""
    phone: str = ""
    postcode: str = ""
    address_line: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Likeness:
    score: int
    reasons: tuple[Reason, ...]


def compare(one: Person, other: Person) -> Likeness:
    """How much speaks for one person, and what: the same whichever comes first."""
    same_name = bool(_keys(one.names) & _keys(other.names))
    same_email = _same(one.email_key, other.email_key)
    confirmed = one.email_is_confirmed and other.email_is_confirmed
    same_postcode = _same(one.postcode, other.postcode)
    same_place = any(_is_same_place(a, b) for a in one.places for b in other.places)
    holds = {
        Reason.CONFIRMED_EMAIL: same_email and confirmed,
        Reason.FORMER_NUMBER: same_name and _same(one.number, other.number),
        Reason.NAME_AND_POSTCODE: same_name and same_postcode,
        Reason.UNCONFIRMED_EMAIL: same_email and not confirmed,
        Reason.PHONE: _same(one.phone, other.phone),
        Reason.NAME_AND_WORKPLACE: same_name and same_place,
        Reason.SIMILAR_NAME: not same_name
        and (same_place or same_postcode)
        and _similarity(one.names, other.names) >= SIMILAR_FROM,
        Reason.ADDRESS: same_postcode
        and _same_words(one.address_line, other.address_line),
    }
    reasons = tuple(reason for reason in Reason if holds[reason])
    score = sum(POINTS[reason] for reason in reasons)
    if not same_name and not any(POINTS[reason] == 100 for reason in reasons):
        score = min(score, STOPS_AT)
    return Likeness(score, reasons)


def name_key(name: str) -> str:
    """A name without case, accents, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = (char for char in plain if not unicodedata.combining(char))
    words = re.sub(r"[^\w\s-]", "", "".join(letters)).replace("-", " ").split()
    return " ".join(words)


def similarity(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1, as PostgreSQL's pg_trgm counts it."""
    left, right = _trigrams(one), _trigrams(other)
    return len(left & right) / len(left | right) if left or right else 0.0


def _keys(names: tuple[str, ...]) -> set[str]:
    return {name_key(name) for name in names} - {""}


def _same(one: str, other: str) -> bool:
    return one != "" and one == other


def _same_words(one: str, other: str) -> bool:
    return one != "" and name_key(one) == name_key(other)


def _similarity(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    pairs = ((a, b) for a in _keys(one) for b in _keys(other))
    return max((similarity(a, b) for a, b in pairs), default=0.0)


def _trigrams(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {
        padded[at : at + 3]
        for padded in (f"  {word} " for word in words)
        for at in range(len(padded) - 2)
    }


def _is_same_place(one: Place, other: Place) -> bool:
    """Of one name, however it is written, and nothing known of where it is says
    otherwise. Two schools of the registers are never one.
    """
    if one.school_id and other.school_id:
        return one.school_id == other.school_id
    if not _same(place_key(one.name), place_key(other.name)):
        return False
    for a, b in ((one.postcode, other.postcode), (one.town, other.town)):
        if a and b:
            return _same_words(a, b)
    return True
