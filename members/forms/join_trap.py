"""What tells programs from people, and asks nothing of people."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core import signing

NOT_FOR_PEOPLE = (
    "Something on your device filled in a box that people do not see. "
    "Please try again, or call us"
)
TOO_FAST = (
    "That was quicker than we can take it. Nothing is lost: please choose the button "
    "once more"
)
SALT = "members.join.form"


class NotForPeople(forms.Form):
    """A box that nobody sees, and a note of when the form was shown.

    What fills in the box is no person, or a tool of theirs. The note is signed, and a
    form that comes back with an error keeps it. `nonce` is in it too: a form that is
    sent twice has the same one. Only a fill faster than a person can press is too fast:
    a page from the browser's memory was shown long ago.
    """

    website = forms.CharField(
        required=False,
        label="Leave this empty",
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        # Without what was sent: a tool's word would stand in the box for good.
        super().__init__()
        self.is_filled_in = bool((data or {}).get("website"))
        self.note = str((data or {}).get("shown", ""))
        self.nonce, self.shown_at = _read(self.note)
        if not self.nonce:
            self.note = _write()

    def objection(self) -> str:
        """Why what was sent is not taken, for the person's eyes; empty if it is."""
        if self.is_filled_in:
            return NOT_FOR_PEOPLE
        seconds = time.time() - self.shown_at
        if settings.JOIN_SECONDS_A_FORM and not (
            self.nonce and seconds >= settings.JOIN_SECONDS_A_FORM
        ):
            return TOO_FAST
        return ""


def _write() -> str:
    return signing.dumps([secrets.token_urlsafe(16), time.time()], salt=SALT)


def _read(note: str) -> tuple[str, float]:
    """The nonce and the time in it; empty and now where it is not one of ours."""
    try:
        nonce, shown_at = signing.loads(note, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return "", time.time()
    return nonce, shown_at
