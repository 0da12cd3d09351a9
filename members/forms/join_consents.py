"""What the person agrees to. Each is a box of its own, and none is ticked for them."""

from __future__ import annotations

from typing import Any

from django import forms

from members.consent_wording import OPTIONAL, REQUIRED, WORDING
from members.forms.join_fields import StepForm
from members.models import Consent, JoinRequest

Purpose = Consent.Purpose

PLEASE_TICK = {
    Purpose.ACCURATE: "Tick the box if what you have told us is right",
    Purpose.RULES: "Tick the box to say that you will keep the rules",
    Purpose.PRIVACY: "Tick the box so that we may deal with your request",
}


class KeepingInTouchForm(StepForm):
    """News and offers, apart. Ticked only where the person ticked it before."""

    def __init__(self, *args: Any, join_request: JoinRequest, **kwargs: Any) -> None:
        given = set()
        if join_request.pk:
            given = set(join_request.consents.values_list("purpose", flat=True))
        kwargs.setdefault(
            "initial", {purpose.value: purpose.value in given for purpose in OPTIONAL}
        )
        super().__init__(*args, join_request=join_request, **kwargs)
        for purpose in OPTIONAL:
            self.fields[purpose.value] = forms.BooleanField(
                required=False, label=WORDING[purpose].text
            )

    def ticked(self) -> list[Purpose]:
        return [purpose for purpose in OPTIONAL if self.cleaned_data[purpose.value]]


class SendForm(StepForm):
    """The three things without which a request can't be sent."""

    def __init__(self, *args: Any, join_request: JoinRequest, **kwargs: Any) -> None:
        super().__init__(*args, join_request=join_request, **kwargs)
        for purpose in REQUIRED:
            self.fields[purpose.value] = forms.BooleanField(
                label=WORDING[purpose].text,
                error_messages={"required": PLEASE_TICK[purpose]},
            )

    @property
    def version(self) -> int:
        """Which answers the page showed, as it says; -1 where it says nothing."""
        sent = self.data.get("version", "")
        is_number = sent.isascii() and sent.isdecimal() and len(sent) < 10
        return int(sent) if is_number else -1
