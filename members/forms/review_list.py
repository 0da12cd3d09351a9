"""What officers choose in the list of join requests."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.db.models import Exists, OuterRef

from members.enums import Nation, Outcome, Source, Status
from members.forms.review import OfficerField
from members.models import JoinRequest, User

VIEWS = [
    ("open", "Open"),
    ("mine", "Mine"),
    ("nobody", "Nobody’s"),
    ("waiting", "Waiting for the person"),
    ("all", "All"),
]
AT_MOST = 100  # requests assigned at once; a page shows fewer


def _any(choices: Any) -> list[tuple[str, str]]:
    return [("", "Any"), *choices]


class QueueForm(forms.Form):
    """The list's own search and filters. What is no choice of ours is left out."""

    q = forms.CharField(
        label="Search",
        required=False,
        max_length=254,
        widget=forms.TextInput(
            attrs={"placeholder": "Reference, surname, e-mail, postcode"}
        ),
    )
    status = forms.ChoiceField(
        required=False,
        choices=_any(choice for choice in Status.choices if choice[0] != Status.DRAFT),
    )
    outcome = forms.ChoiceField(
        label="The check said", required=False, choices=_any(Outcome.choices)
    )
    nation = forms.ChoiceField(required=False, choices=_any(Nation.choices))
    owner = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    source = forms.ChoiceField(
        label="How it came", required=False, choices=_any(Source.choices)
    )
    late = forms.BooleanField(label="Over the target", required=False)
    unconfirmed = forms.BooleanField(
        label="E-mail address not confirmed", required=False
    )
    view = forms.ChoiceField(required=False, choices=VIEWS, widget=forms.HiddenInput)

    # What may stand in an address: none of it names a person.
    plain = (
        "view", "status", "outcome", "nation", "owner", "source", "late", "unconfirmed"
    )  # fmt: skip
    # Shown when they are asked for.
    folded = ("outcome", "nation", "owner", "source", "late", "unconfirmed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owned = JoinRequest.objects.filter(owner=OuterRef("pk"))
        owners = User.objects.filter(Exists(owned)).order_by("email")
        self.fields["owner"].choices = _any(owners.values_list("pk", "email"))

    @property
    def is_narrow(self) -> bool:
        """Whether something is searched for or filtered within the view."""
        return any(self.cleaned_data.get(name) for name in ("q", *self.plain[1:]))

    @property
    def is_unfolded(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.folded)

    def address(self, **change: Any) -> str:
        """The choices as the query of an address, with a question mark if any.

        Words that were searched for are left out: `found` says that there are some.
        """
        kept = {name: self.cleaned_data.get(name) for name in self.plain}
        if self.cleaned_data.get("q"):
            kept["found"] = True
        set_ones = {
            name: "yes" if value is True else value
            for name, value in (kept | change).items()
            if value
        }
        return f"?{urlencode(set_ones)}" if set_ones else ""

    def in_words(self) -> str:
        """The filters as staff read them, such as “Status: Submitted; Nation: Wales”.

        Without the view, and without what was searched for.
        """
        words = []
        for name in self.plain[1:]:
            value = self.cleaned_data.get(name)
            if value is True:
                words.append(str(self.fields[name].label))
            elif value:
                shown = dict(self.fields[name].choices)[value]
                words.append(f"{self[name].label}: {shown}")
        return "; ".join(words)


class PickedField(forms.MultipleChoiceField):
    """Requests that were ticked, each as “uuid:version”, as (UUID, version)."""

    default_error_messages = {"required": "Tick at least one request."}

    def to_python(self, value: Any) -> list[tuple[UUID, int]]:
        try:
            parts = [each.rsplit(":", 1) for each in super().to_python(value)]
            return [(UUID(uuid), int(version)) for uuid, version in parts]
        except ValueError:
            raise forms.ValidationError("Read the list again.") from None

    def validate(self, value: list[tuple[UUID, int]]) -> None:
        if not value:
            raise forms.ValidationError(self.error_messages["required"])
        if len(value) > AT_MOST:
            raise forms.ValidationError(f"Tick at most {AT_MOST} requests.")


class AssignManyForm(forms.Form):
    """Requests of a list, to be given to an officer."""

    picked = PickedField()
    to = OfficerField(
        label="Give them to", error_messages={"required": "Choose who gets them."}
    )
