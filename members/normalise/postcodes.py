"""UK postcodes, by the Royal Mail's rules for which letters stand where.

Source: the appendix on postcode formats in the Programmers' Guide to the Postcode
Address File (PAF); the areas are those of Great Britain, Northern Ireland, the Isle of
Man, the Channel Islands and the forces (BF).
"""

from __future__ import annotations

import re
from itertools import product

from members.enums import Nation
from members.errors import NotUnderstoodError
from members.normalise.text import clean_text

AREAS = frozenset(
    "AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG "
    "DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP "
    "IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA "
    "PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN "
    "TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE".split()
)
FORM = re.compile(
    # A district has no leading nought; a few end in a letter, like SW1A and W1K.
    r"(?P<area>[A-Z]{1,2})(?:0|[1-9][0-9]?|[1-9][ABCDEFGHJKMNPRSTUVWXY])"
    r" ?[0-9][ABD-HJLNP-UW-Z]{2}"
)
READ_AS = {"0": "0O", "O": "O0", "1": "1I", "I": "I1"}
SHORTEST, LONGEST = 5, 7

SCOTTISH = frozenset("AB DD EH FK G HS IV KA KW KY ML PA PH ZE".split())
ISLANDS = frozenset({"IM", "GY", "JE"})
WELSH = frozenset({"CF", "SA"})
BORDER = {
    "TD": (Nation.SCOTLAND, Nation.ENGLAND),
    "DG": (Nation.SCOTLAND, Nation.ENGLAND),
    "CA": (Nation.SCOTLAND, Nation.ENGLAND),
    "CH": (Nation.WALES, Nation.ENGLAND),
    "GL": (Nation.WALES, Nation.ENGLAND),
    "HR": (Nation.WALES, Nation.ENGLAND),
    "LD": (Nation.WALES, Nation.ENGLAND),
    "LL": (Nation.WALES, Nation.ENGLAND),
    "NP": (Nation.WALES, Nation.ENGLAND),
    "SY": (Nation.WALES, Nation.ENGLAND),
}


def clean_postcode(typed: str) -> str:
    """A UK postcode in capitals with its one space, like BT7 1NN.

    Forgives case and spacing; O for 0, I for 1 and the other way about where what was
    typed is no postcode and exactly one such reading is. Raises NotUnderstoodError for
    anything else.
    """
    text = clean_text(typed).replace(" ", "")
    if text.isascii() and SHORTEST <= len(text) <= LONGEST:
        text = text.upper()
        if _is_postcode(text):
            return _spaced(text)
        readings = {"".join(read) for read in product(*(_readings(c) for c in text))}
        possible = [reading for reading in readings if _is_postcode(reading)]
        if len(possible) == 1:
            return _spaced(possible[0])
    raise NotUnderstoodError("Enter a full UK postcode, like BT7 1NN")


def could_be_in(postcode: str, nation: str) -> bool:
    """Whether a cleaned postcode's area reaches into that nation.

    Areas on a border reach into both. True where the nation is none of ours.
    """
    area = FORM.fullmatch(postcode)
    if area is None or nation in ("", Nation.ELSEWHERE):
        return True
    return nation in _nations(area["area"])


def _nations(area: str) -> tuple[Nation, ...]:
    if area in BORDER:
        return BORDER[area]
    if area == "BT":
        return (Nation.NORTHERN_IRELAND,)
    if area in WELSH:
        return (Nation.WALES,)
    if area in SCOTTISH:
        return (Nation.SCOTLAND,)
    if area in ISLANDS:
        return (Nation.ISLANDS,)
    if area == "BF":
        return tuple(Nation)
    return (Nation.ENGLAND,)


def _readings(char: str) -> str:
    return READ_AS.get(char, char)


def _is_postcode(text: str) -> bool:
    found = FORM.fullmatch(text)
    return found is not None and found["area"] in AREAS


def _spaced(text: str) -> str:
    return f"{text[:-3]} {text[-3:]}"
