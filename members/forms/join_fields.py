"""Fields that forgive what people type, and the form of one step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from members.errors import NotUnderstoodError
from members.models import JoinRequest
from members.normalise import (
    clean_email,
    clean_month,
    clean_name,
    clean_phone,
    clean_postcode,
    clean_text,
)

NOT_READABLE = "Some of the letters did not reach us. Please type this again"
REPLACED = "\ufffd"  # what a byte that is no UTF-8 becomes


class TidyField(forms.CharField):
    """Text as `tidy` keeps it: NotUnderstoodError becomes the field's error.

    `what` names the field in the middle of a sentence. Nothing typed is cut off: text
    that is too long is refused in words.
    """

    def __init__(
        self,
        *,
        what: str,
        tidy: Callable[[str], Any] = clean_text,
        longest: int = 254,
        autocomplete: str = "off",
        css: str = "",
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("error_messages", {}).setdefault("required", f"Enter {what}")
        super().__init__(**kwargs)
        self.what = what
        self.tidy = tidy
        self.longest = longest
        self.widget.attrs["autocomplete"] = autocomplete
        if css:
            self.widget.attrs["class"] = css

    def to_python(self, value: Any) -> Any:
        text = clean_text(str(value or ""))
        if not text:
            return self.empty_value
        if REPLACED in text:
            raise ValidationError(NOT_READABLE)
        if len(text) > self.longest:
            raise ValidationError(
                f"Shorten {self.what} to {self.longest} characters or fewer"
            )
        try:
            return self.tidy(text)
        except NotUnderstoodError as error:
            raise ValidationError(str(error)) from None


def name_field(what: str, **kwargs: Any) -> TidyField:
    return TidyField(what=what, tidy=clean_name, longest=100, **kwargs)


def email_field(**kwargs: Any) -> TidyField:
    return TidyField(
        what="your e-mail address",
        tidy=clean_email,
        longest=320,
        autocomplete="email",
        widget=forms.EmailInput(attrs={"spellcheck": "false"}),
        **kwargs,
    )


def phone_field(**kwargs: Any) -> TidyField:
    return TidyField(
        what="your phone number",
        tidy=clean_phone,
        longest=40,
        autocomplete="tel",
        css="is-medium",
        widget=forms.TextInput(attrs={"type": "tel"}),
        **kwargs,
    )


def postcode_field(**kwargs: Any) -> TidyField:
    return TidyField(
        what="a full UK postcode, like BT7 1NN",
        tidy=clean_postcode,
        longest=40,
        css="is-short",
        **kwargs,
    )


def month_field(**kwargs: Any) -> TidyField:
    return TidyField(
        what="the month and the year, like September 2026",
        tidy=lambda text: clean_month(text, timezone.localdate()),
        longest=40,
        css="is-medium",
        **kwargs,
    )


def month_in_words(month: date | None) -> str:
    return f"{month:%B %Y}" if month else ""


@dataclass(frozen=True)
class Doubt:
    """Something to ask about an answer, which the person may keep as it is.

    `suggestion` is a better answer that a button offers. `key` says which answer was
    asked about, so that another one is asked about again.
    """

    key: str
    question: str
    suggestion: str = ""


class StepForm(forms.Form):
    """One step. A doubt is asked once: an answer sent again unchanged is kept."""

    use_required_attribute = False

    def __init__(self, *args: Any, join_request: JoinRequest, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        self.join_request = join_request
        super().__init__(*args, **kwargs)

    def values(self) -> dict[str, Any]:
        """The columns to set. Only for a valid form."""
        return self.cleaned_data

    def doubts(self) -> list[Doubt]:
        """What is odd about the answers. Only for a valid form."""
        return []

    @property
    def open_doubts(self) -> list[Doubt]:
        """Those that the person has not been asked about yet."""
        asked = self.data.getlist("asked") if hasattr(self.data, "getlist") else []
        return [doubt for doubt in self.doubts() if doubt.key not in asked]
