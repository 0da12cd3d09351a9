"""Names of schools as people and registers write them, brought to the same words.

“St. Mary's C of E Prim. Sch.” and “Saint Marys Church of England Primary School” give
the same. The short forms are those of the registers themselves and of school offices.
"""

from __future__ import annotations

import re
import unicodedata

from members.normalise.text import clean_text

APOSTROPHES = re.compile("['’‘ʼ`´]")
WORD = re.compile(r"[^\W_]+")

# Said in several words, once all else is off.
PHRASES = {
    "c of e": "church england",
    "c e": "church england",
    "c in w": "church wales",
    "c w": "church wales",
    "r c": "roman catholic",
    "v a": "voluntary aided",
    "v c": "voluntary controlled",
    "j m i": "junior mixed infant",
}
SHORT_FORMS = {
    "acad": "academy",
    "cath": "catholic",
    "ce": "church england",
    "center": "centre",
    "ciw": "church wales",
    "coe": "church england",
    "cofe": "church england",
    "coll": "college",
    "comm": "community",
    "comp": "comprehensive",
    "ctr": "centre",
    "ctre": "centre",
    "gram": "grammar",
    "gt": "great",
    "hs": "high school",
    "inf": "infant",
    "infants": "infant",
    "infs": "infant",
    "int": "integrated",
    "jmi": "junior mixed infant",
    "jnr": "junior",
    "jr": "junior",
    "jun": "junior",
    "juniors": "junior",
    "lt": "little",
    "meth": "methodist",
    "mt": "mount",
    "nth": "north",
    "nurs": "nursery",
    "prim": "primary",
    "pru": "pupil referral unit",
    "ps": "primary school",
    "rc": "roman catholic",
    "sch": "school",
    "schools": "school",
    "sec": "secondary",
    "spec": "special",
    "ss": "saint",
    "st": "saint",
    "sth": "south",
    "sts": "saint",
    "utc": "university technical college",
    "va": "voluntary aided",
    "vc": "voluntary controlled",
}
LITTLE_WORDS = frozenset(("a", "an", "and", "at", "for", "in", "of", "the"))
SAID_OF_MOST = "school"

_PHRASE = re.compile(rf"\b(?:{'|'.join(PHRASES)})\b")


def school_words(typed: str) -> list[str]:
    """The words of a name, a town or an address, in lower case and without accents.

    Short forms stand in full and little words are left out, unless there is no other.
    """
    words = _in_full(_plain_words(typed))
    return [word for word in words if word not in LITTLE_WORDS] or words


def typed_words(typed: str) -> list[tuple[list[str], ...]]:
    """What somebody looks for: for each word, the ways in which it may stand there.

    A way is a list of beginnings of words that must all be there. The last word may not
    be finished: “st” is a saint, and the beginning of Stanton.
    """
    written = _plain_words(typed)
    words = [word for word in written if word not in LITTLE_WORDS] or written
    return [
        _ways(word, is_last=position == len(words))
        for position, word in enumerate(words, start=1)
    ]


def place_key(name: str) -> str:
    """The same text for the same workplace, however two people wrote its name.

    Without “school”, which is added or left out at will.
    """
    words = school_words(name)
    return " ".join([word for word in words if word != SAID_OF_MOST] or words)


def _ways(word: str, *, is_last: bool) -> tuple[list[str], ...]:
    in_full = SHORT_FORMS.get(word, word)
    if in_full.startswith(word):
        return ([word],)
    return (in_full.split(), [word]) if is_last else (in_full.split(),)


def _plain_words(typed: str) -> list[str]:
    text = APOSTROPHES.sub("", clean_text(typed)).replace("&", " and ")
    letters = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in letters if not unicodedata.combining(char))
    # Once more what comes out of other letters only now: 𝕊 is S, and ŉ is ʼn.
    joined = " ".join(WORD.findall(APOSTROPHES.sub("", plain).casefold()))
    return _PHRASE.sub(lambda found: PHRASES[found.group()], joined).split()


def _in_full(words: list[str]) -> list[str]:
    return [each for word in words for each in SHORT_FORMS.get(word, word).split()]
