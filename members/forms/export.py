from __future__ import annotations

from typing import Any

from django import forms

from members.forms.review_list import QueueForm
from members.models import Export
from members.services.export import REASON_AT_LEAST


class ExportForm(QueueForm):
    """Which join requests are taken out in a file, as what, and why."""

    reason = forms.CharField(
        label="Why you need the file",
        min_length=REASON_AT_LEAST,
        max_length=500,
        help_text="A sentence without names. Privacy officers read it.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Say in a sentence why you need the file.",
            "min_length": "Say in a whole sentence why you need the file.",
        },
    )
    to_format = forms.ChoiceField(
        label="Kind of file",
        choices=Export.Format,
        initial=Export.Format.CSV,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a kind of file."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
