from __future__ import annotations

import unicodedata

from members.errors import NotUnderstoodError
from members.normalise.text import clean_text


def clean_name(typed: str) -> str:
    """A person's name as they write it, in any script, with single spaces.

    Raises NotUnderstoodError for what has no letter, and for `@`, `<` and `http`, which
    stand in no name.
    """
    name = clean_text(typed)
    if any(wrong in name.lower() for wrong in ("@", "<", "http")):
        raise NotUnderstoodError(
            "Enter a name only, without an e-mail address, a web address or <"
        )
    if not any(unicodedata.category(char).startswith("L") for char in name):
        raise NotUnderstoodError("Enter a name with at least one letter")
    return name
