from __future__ import annotations

import unicodedata

# Controls, formatting that takes no room (zero-width marks among it), half characters.
DROPPED = ("Cc", "Cf", "Cs")
# Letters by their class, yet they show nothing.
BLANKS = "\u115f\u1160\u17b4\u17b5\u3164\uffa0"


def clean_text(typed: str) -> str:
    """One line of text: NFC, nothing that can't be seen, single spaces between words.

    Every kind of space, tab and line break becomes a space; none stays at either end.
    Cleaning twice gives the same as cleaning once.
    """
    seen = "".join(" " if char.isspace() else char for char in typed if _is_seen(char))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def _is_seen(char: str) -> bool:
    if char in BLANKS:
        return False
    return char.isspace() or unicodedata.category(char) not in DROPPED
