from __future__ import annotations

from typing import Any

from django import forms


class WriteForm(forms.Form):
    """What a person writes to us, in as many lines as they like."""

    text = forms.CharField(
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": "Write something before you send it.",
            "max_length": "Use at most %(limit_value)d characters; there are "
            "%(show_value)d.",
        },
    )

    def __init__(self, *args: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = label
