from __future__ import annotations

from typing import Any

from django import forms

from members.enums import Source
from members.forms.join_fields import Doubt, StepForm, email_field
from members.models import JoinRequest
from members.normalise import Email, looks_like_school, suggested_email

USE_SUGGESTION = "use_suggestion"
LASTING = "Use one that you will still have if you change jobs."


class EmailForm(StepForm):
    """A personal address. Slips and schools' addresses are asked about, not refused."""

    email = email_field(
        label="What is your personal e-mail address?",
        help_text=f"{LASTING} We send you a link to come back to your answers.",
    )

    def __init__(self, *args: Any, join_request: JoinRequest, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"email": join_request.email})
        super().__init__(*args, join_request=join_request, **kwargs)
        if join_request.source == Source.PHONE:  # a caller is sent none
            self.fields["email"].help_text = LASTING

    def clean_email(self) -> Email:
        typed: Email = self.cleaned_data["email"]
        if USE_SUGGESTION in self.data:
            better = suggested_email(typed.address)
            return Email(better) if better else typed
        return typed

    def doubts(self) -> list[Doubt]:
        address = self.cleaned_data["email"].address
        better = suggested_email(address)
        if better:
            return [
                Doubt(
                    f"slip {address}",
                    f"You typed {address}. Did you mean {better}?",
                    suggestion=better,
                )
            ]
        if looks_like_school(address):
            return [
                Doubt(
                    f"school {address}",
                    "This looks like an address from work. Your employer may be able "
                    "to read what is sent there. Do you have a personal one?",
                )
            ]
        return []


class ComeBackForm(forms.Form):
    """Where to send a fresh link to a request that was begun before."""

    email = email_field(
        label="Your e-mail address",
        help_text="The one that you gave us when you began.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
