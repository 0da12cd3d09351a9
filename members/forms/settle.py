"""What an officer says of a possible duplicate."""

from __future__ import annotations

from typing import Any

from django import forms

from members.forms.review import ActionForm
from members.models import PossibleDuplicate


class SettleForm(ActionForm):
    pair = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    verdict = forms.ChoiceField(
        label="Who is it?",
        choices=PossibleDuplicate.Verdict,
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is the same person."},
    )
    because = forms.CharField(
        label="Because",
        required=False,
        max_length=2000,
        min_length=10,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Needed for different people. Only staff read it.",
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        is_bare = not said.get("because") and "because" not in self.errors
        if is_bare and said.get("verdict") == PossibleDuplicate.Verdict.DIFFERENT:
            self.add_error("because", "Say how you know that they are two people.")
        return self.cleaned_data
