"""The name, how to reach the person, and their background."""

from __future__ import annotations

from typing import Any

from django import forms

from members.enums import ContactBy, YesNoRather
from members.forms.eligibility import NOT_OFFERED
from members.forms.join_fields import (
    StepForm,
    TidyField,
    name_field,
    phone_field,
    postcode_field,
)
from members.models import JoinRequest
from members.normalise import Phone
from naht_site.forms import RadioTiles

YES, NO = "yes", "no"
HOME, ANOTHER = "home", "another"
NEEDS_PHONE = "Enter your phone number, or choose another way to reach you"


def phone_columns(phone: Phone | str) -> dict[str, str]:
    """What is kept of a number: as typed, as dialled, and its extension."""
    if not isinstance(phone, Phone):
        return {"phone": "", "phone_e164": "", "phone_extension": ""}
    return {
        "phone": phone.shown,
        "phone_e164": phone.e164,
        "phone_extension": phone.extension,
    }


class NameForm(StepForm):
    first_name = name_field(
        "your first name", autocomplete="given-name", label="First name"
    )
    last_name = name_field(
        "your last name", autocomplete="family-name", label="Last name"
    )
    known_as = name_field(
        "the name you go by",
        autocomplete="nickname",
        required=False,
        label="What should we call you? (optional)",
        help_text="If it is not your first name.",
    )

    def __init__(self, *args: Any, join_request: JoinRequest, **kwargs: Any) -> None:
        names = ("first_name", "last_name", "known_as")
        kwargs.setdefault(
            "initial", {name: getattr(join_request, name) for name in names}
        )
        super().__init__(*args, join_request=join_request, **kwargs)


class ContactForm(StepForm):
    phone = phone_field(required=False, label="Phone number (optional)")
    contact_by = forms.ChoiceField(
        label="How would you like us to reach you?",
        choices=ContactBy.choices,
        widget=RadioTiles,
        error_messages={
            "required": "Choose how we should reach you",
            "invalid_choice": NOT_OFFERED,
        },
    )
    address_is_home = forms.ChoiceField(
        label="Which postal address will you give us?",
        help_text="We have to keep an address for each member.",
        choices=[(HOME, "My home"), (ANOTHER, "Another address")],
        widget=RadioTiles,
        error_messages={
            "required": "Choose which address you will give us",
            "invalid_choice": NOT_OFFERED,
        },
    )
    address_line_1 = TidyField(
        what="the first line of the address",
        longest=120,
        autocomplete="address-line1",
        label="Address, first line",
    )
    address_line_2 = TidyField(
        what="the second line of the address",
        longest=120,
        autocomplete="address-line2",
        required=False,
        label="Address, second line (optional)",
    )
    town = TidyField(
        what="the town or village",
        longest=80,
        autocomplete="address-level2",
        label="Town or village",
    )
    postcode = postcode_field(autocomplete="postal-code", label="Postcode")

    def __init__(self, *args: Any, join_request: JoinRequest, **kwargs: Any) -> None:
        columns = ("phone", "contact_by", "address_line_1", "address_line_2", "town")
        initial = {name: getattr(join_request, name) for name in columns}
        initial["postcode"] = join_request.postcode
        if join_request.address_is_home is not None:
            initial["address_is_home"] = (
                HOME if join_request.address_is_home else ANOTHER
            )
        kwargs.setdefault("initial", initial)
        super().__init__(*args, join_request=join_request, **kwargs)

    def clean(self) -> dict[str, Any]:
        by_phone = self.cleaned_data.get("contact_by") == ContactBy.PHONE
        if not self.cleaned_data.get("phone") and "phone" not in self.errors:
            if by_phone:
                self.add_error("phone", NEEDS_PHONE)
            elif self.join_request.phone_me:
                self.add_error("phone", "Enter the number that we should phone")
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        values["address_is_home"] = values["address_is_home"] == HOME
        return values | phone_columns(values["phone"])


class BackgroundForm(StepForm):
    """Nothing here has to be answered, but a number to phone if we are asked to."""

    other_union = forms.ChoiceField(
        required=False,
        label="Are you a member of another union now? (optional)",
        help_text="We ask so that you do not pay twice.",
        choices=YesNoRather.choices,
        widget=RadioTiles,
        error_messages={"invalid_choice": NOT_OFFERED},
    )
    former_member = forms.ChoiceField(
        required=False,
        label="Have you been a member of NAHT before? (optional)",
        help_text="If so, you can have your old number back.",
        choices=[(YES, "Yes"), (NO, "No")],
        widget=RadioTiles,
        error_messages={"invalid_choice": NOT_OFFERED},
    )
    former_number = TidyField(
        what="your old number",
        longest=20,
        required=False,
        css="is-medium",
        label="Your old membership number, if you know it (optional)",
    )
    phone_me = forms.BooleanField(
        required=False, label="Please phone me about something at work"
    )

    def __init__(self, *args: Any, join_request: JoinRequest, **kwargs: Any) -> None:
        columns = ("other_union", "former_number", "phone_me")
        initial = {name: getattr(join_request, name) for name in columns}
        if join_request.former_member is not None:
            initial["former_member"] = YES if join_request.former_member else NO
        kwargs.setdefault("initial", initial)
        super().__init__(*args, join_request=join_request, **kwargs)
        if not join_request.phone_e164:
            self.fields["phone"] = phone_field(
                required=False,
                label="The number to phone",
                help_text="You have not given us one yet.",
            )

    @property
    def background_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field not in self.phone_fields]

    @property
    def phone_fields(self) -> list[forms.BoundField]:
        """What belongs to being phoned, for the page."""
        return [self[name] for name in ("phone_me", "phone") if name in self.fields]

    def clean(self) -> dict[str, Any]:
        wanted = self.cleaned_data.get("phone_me") and "phone" in self.fields
        if wanted and not self.cleaned_data.get("phone") and "phone" not in self.errors:
            self.add_error("phone", "Enter the number that we should phone")
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        values = dict(self.cleaned_data)
        values["former_member"] = {YES: True, NO: False}.get(values["former_member"])
        if "phone" in values:
            values |= phone_columns(values["phone"])
        return values
