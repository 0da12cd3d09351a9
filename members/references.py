"""References of join requests: `JR-` and eight characters to be read over the phone.

The characters are 23 figures and letters that neither look nor sound like one another
more than need be: no 0, 1, O, I or L, no letter beside the figure it looks like (B and
8, S and 5, Z and 2), and no vowels, so that no reference is a word. The last one makes
the weighted sum of all a multiple of 23, which is prime: one wrong character, or any
two swapped, are found.
"""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789CDFGHJKMNPRTWXY"
LENGTH = 8
PREFIX = "JR-"
LOOKS_LIKE = str.maketrans("BSZ", "852")


def new_reference() -> str:
    """A reference that nobody can guess. Whether it is in use is for the caller."""
    random = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return PREFIX + random + check_character(random)


def check_character(first: str) -> str:
    """The last character for those before it, which are all of ALPHABET."""
    prime = len(ALPHABET)
    # The last place weighs LENGTH; what it must add is found by dividing by that.
    return ALPHABET[-_sum(first) * pow(LENGTH, -1, prime) % prime]


def read_reference(typed: str) -> str | None:
    """The reference that was typed or heard, or None if it is none.

    Forgives case, spaces, dashes, a missing `JR-`, and B, S or Z for 8, 5 or 2.
    """
    text = re.sub(r"[\s-]", "", typed).upper()
    if len(text) > LENGTH:
        text = text.removeprefix("JR")
    text = text.translate(LOOKS_LIKE)
    if len(text) != LENGTH or any(char not in ALPHABET for char in text):
        return None
    return PREFIX + text if _sum(text) % len(ALPHABET) == 0 else None


def _sum(text: str) -> int:
    return sum(place * ALPHABET.index(char) for place, char in enumerate(text, start=1))
