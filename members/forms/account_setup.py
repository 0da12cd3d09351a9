from __future__ import annotations

from typing import Any

from allauth.account.forms import SetPasswordForm


class FirstPasswordForm(SetPasswordForm):
    """The password of a new account, twice; checked like every other."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first, again = self.fields["password1"], self.fields["password2"]
        first.help_text = (
            "At least 12 characters. Three words that have nothing to do with each "
            "other work well."
        )
        again.label = "The same password again"
        for field in (first, again):
            field.error_messages["required"] = "Enter the password."
            field.widget.attrs.pop("placeholder", None)
