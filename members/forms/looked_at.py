from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Exists, OuterRef

from members.models import LookedAt, User


class LookedAtForm(forms.Form):
    """Who looked, and at whose record."""

    by = forms.TypedChoiceField(
        label="Who looked", required=False, coerce=int, empty_value=None
    )
    reference = forms.CharField(
        label="Reference or member number", required=False, max_length=30
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        looked = LookedAt.objects.filter(by=OuterRef("pk"))
        people = User.objects.filter(Exists(looked)).order_by("email")
        self.fields["by"].choices = [
            ("", "Anybody"),
            *people.values_list("pk", "email"),
        ]

    def address(self, **change: Any) -> str:
        """The query of an address; what was searched for is told by `found` alone."""
        kept = {
            "by": self.cleaned_data.get("by"),
            "found": "yes" if self.cleaned_data.get("reference") else "",
        }
        set_ones = {name: value for name, value in (kept | change).items() if value}
        return f"?{urlencode(set_ones)}" if set_ones else ""
