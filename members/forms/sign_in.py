"""allauth's forms that ask for an e-mail address, with the label that we use."""

from __future__ import annotations

from typing import Any

from allauth.account import forms


class _InOurWords:
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("login", "email"):
            if name in self.fields:
                self.fields[name].label = "E-mail address"


class SignInForm(_InOurWords, forms.LoginForm):
    pass


class SignInCodeForm(_InOurWords, forms.RequestLoginCodeForm):
    pass


class PasswordResetForm(_InOurWords, forms.ResetPasswordForm):
    pass


class AddAddressForm(_InOurWords, forms.AddEmailForm):
    pass
