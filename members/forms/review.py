"""What officers type when they look at join requests."""

from __future__ import annotations

from typing import Any

from django import forms

from members.enums import DeclineReason
from members.errors import AccountInTheWayError, NotUnderstoodError, RefusedError
from members.models import User
from members.normalise.email import clean_email
from members.services.decline import WORDS_AT_LEAST
from members.services.rules import REVIEW, staff_with


class ActionForm(forms.Form):
    """A step with a request; `version` is the one that the officer saw."""

    version = forms.IntegerField(
        min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False


def _words(label: str, *, at_most: int = 4000, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=at_most, widget=widget, **options)


class ApproveForm(ActionForm):
    note = _words("What you found", required=False)
    same_person = forms.BooleanField(
        label="The account with this address is the same person’s", required=False
    )
    obstacle: RefusedError | None = None

    def suit(self, *, needs_note: bool, obstacle: RefusedError | None) -> None:
        """Asks only for what this request needs; `obstacle` is what is in the way."""
        self.obstacle = obstacle
        self.fields["note"].required = needs_note
        self.fields["note"].help_text = (
            "Needed here. Only staff read it." if needs_note else "Only staff read it."
        )
        if not (
            isinstance(obstacle, AccountInTheWayError) and obstacle.same_person_possible
        ):
            del self.fields["same_person"]


class DeclineForm(ActionForm):
    reason = forms.ChoiceField(
        label="Reason",
        choices=[("", "Choose one"), *DeclineReason.choices],
        error_messages={"required": "Choose a reason."},
    )
    words = _words(
        "Explain it in your own words",
        min_length=WORDS_AT_LEAST,
        help_text=f"The person reads this. At least {WORDS_AT_LEAST} characters.",
        error_messages={"required": "Explain why, in your own words."},
    )


class AskForm(ActionForm):
    question = _words(
        "Your question",
        at_most=2000,
        min_length=10,
        help_text="The person has 28 days to answer.",
        error_messages={"required": "Write the question."},
    )


class OfficerField(forms.ModelChoiceField):
    """Everybody who may decide requests, by address."""

    default_error_messages = {
        "required": "Choose an officer.",
        "invalid_choice": "Choose an officer from the list.",
    }

    def __init__(self, **kwargs: Any) -> None:
        queryset = staff_with(REVIEW)
        super().__init__(queryset, empty_label="Choose an officer", **kwargs)

    def label_from_instance(self, officer: User) -> str:
        return officer.email


class AssignForm(ActionForm):
    to = OfficerField(label="To")


class NoteForm(ActionForm):
    text = _words(
        "Note",
        min_length=3,
        help_text="Only staff read this.",
        error_messages={"required": "Write the note."},
    )


class ReopenForm(ActionForm):
    reason = _words(
        "Why it is opened again",
        min_length=10,
        error_messages={"required": "Say why it is opened again."},
    )


class UndoForm(ActionForm):
    reason = _words(
        "Why the approval was wrong",
        min_length=10,
        error_messages={"required": "Say why the approval was wrong."},
    )


class CorrectAddressForm(ActionForm):
    email = forms.CharField(
        label="The right e-mail address",
        max_length=254,
        help_text="Links sent to the old one stop working.",
        error_messages={"required": "Enter the right e-mail address."},
    )

    def clean_email(self) -> str:
        try:
            return clean_email(self.cleaned_data["email"]).address
        except NotUnderstoodError as error:
            raise forms.ValidationError(str(error)) from None
