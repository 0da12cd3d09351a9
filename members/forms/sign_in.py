"""allauth's forms, asking and answering in our words."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from allauth.account import forms
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as app
from allauth.mfa.webauthn import forms as passkeys
from django.forms import BaseForm, Field


@dataclass(frozen=True)
class Words:
    """What a field asks, and says when nothing is in it; None leaves a hint alone."""

    label: str
    missing: str = ""
    hint: str | None = None


A_GOOD_ONE = (
    "At least 12 characters. Three words that have nothing to do with each other work "
    "well."
)
NOT_AN_ADDRESS = "Enter the whole e-mail address, like name@example.org."
EMAIL = Words("E-mail address", "Enter your e-mail address.")
WORDS = {
    "login": EMAIL,
    "email": EMAIL,
    "password": Words("Password", "Enter your password."),
    "oldpassword": Words(
        "The password you have now", "Enter the password you have now."
    ),
    "password1": Words("New password", "Enter a new password.", A_GOOD_ONE),
    "password2": Words("The same password again", "Enter the new password again."),
    "code": Words("Code", "Enter the code."),
    "name": Words("Name", "Enter a name."),
    "passwordless": Words(
        "Sign in with this alone",
        hint="You then need no password: a fingerprint, your face or a PIN is enough.",
    ),
}


def say(name: str, field: Field) -> None:
    """Puts our words into a field of allauth's, and takes out what repeats them."""
    words = WORDS[name]
    field.label = words.label
    if words.hint is not None:
        field.help_text = words.hint
    field.error_messages["required"] = words.missing
    if words is EMAIL:
        field.error_messages["invalid"] = NOT_AN_ADDRESS
    field.widget.attrs.pop("placeholder", None)


def in_our_words[F: type[BaseForm]](form: F) -> F:
    form.base_fields = deepcopy(form.base_fields)
    for name, field in form.base_fields.items():
        if name in WORDS:
            say(name, field)
    return form


@in_our_words
class SignInForm(forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say("login", self.fields["login"])  # made only now


@in_our_words
class SignInCodeForm(forms.RequestLoginCodeForm):
    pass


@in_our_words
class ConfirmCodeForm(forms.ConfirmLoginCodeForm):
    pass


@in_our_words
class PasswordResetForm(forms.ResetPasswordForm):
    pass


@in_our_words
class NewPasswordForm(forms.ResetPasswordKeyForm):
    pass


@in_our_words
class ChangePasswordForm(forms.ChangePasswordForm):
    pass


@in_our_words
class FirstPasswordForm(forms.SetPasswordForm):
    pass


@in_our_words
class AddAddressForm(forms.AddEmailForm):
    pass


@in_our_words
class IsItYouForm(forms.ReauthenticateForm):
    pass


@in_our_words
class SecondStepForm(second_step.AuthenticateForm):
    pass


@in_our_words
class SecondStepAgainForm(second_step.ReauthenticateForm):
    pass


@in_our_words
class SetUpAppForm(app.ActivateTOTPForm):
    pass


@in_our_words
class AddPasskeyForm(passkeys.AddWebAuthnForm):
    pass


@in_our_words
class RenamePasskeyForm(passkeys.EditWebAuthnForm):
    pass
