"""The job and the workplace."""

from __future__ import annotations

from typing import Any

from django import forms

from members.enums import Contract, Treatment
from members.forms.join_fields import (
    NOT_OFFERED,
    Doubt,
    StepForm,
    TidyField,
    month_field,
    month_in_words,
    postcode_field,
)
from members.models import JoinRequest
from members.normalise import could_be_in, sounds_senior
from naht_site.forms import RadioTiles

MOST_PLACES = 5
ADD = "add"


class JobForm(StepForm):
    """What the person does, since when, and on what contract."""

    job_title = TidyField(
        what="your job title",
        longest=120,
        autocomplete="organization-title",
        label="Job title",
        help_text="As it is in your contract, like “Head of Year 9”.",
    )
    job_starts = month_field(
        label="When did you start, or when do you start?",
        help_text="A month and a year, like September 2026 or 9 2026.",
    )
    contract = forms.ChoiceField(
        label="What kind of contract do you have?",
        choices=Contract.choices,
        widget=RadioTiles,
        error_messages={
            "required": "Choose what kind of contract you have",
            "invalid_choice": NOT_OFFERED,
        },
    )

    def __init__(self, *args: Any, join_request: JoinRequest, **kwargs: Any) -> None:
        initial = {
            "job_title": join_request.job_title,
            "job_starts": month_in_words(join_request.job_starts),
            "contract": join_request.contract,
        }
        kwargs.setdefault("initial", initial)
        super().__init__(*args, join_request=join_request, **kwargs)

    def doubts(self) -> list[Doubt]:
        title, role = self.cleaned_data["job_title"], self.join_request.role
        if role is None or role.treatment != Treatment.MIDDLE_LEADER:
            return []
        if not sounds_senior(title):
            return []
        name = role.name_in(self.join_request.nation)
        return [
            Doubt(
                f"senior {title}",
                f"“{title}” sounds like a senior leader’s job, and you told us that "
                f"your main role is “{name}”. Is that right?",
            )
        ]


class WorkplaceForm(StepForm):
    """Up to five places, each with a name and a town or postcode; or one employer.

    The fields are numbered. A place that is left empty is left out.
    """

    central_employer = TidyField(
        what="the name of your employer",
        longest=160,
        autocomplete="organization",
        required=False,
        label="Employer of your team",
        help_text="Like the name of a trust or a local authority.",
    )

    def __init__(self, *args: Any, join_request: JoinRequest, **kwargs: Any) -> None:
        saved = list(join_request.workplaces.all()) if join_request.pk else []
        initial = {"central_employer": join_request.central_employer}
        for number, place in enumerate(saved):
            initial |= {
                f"name_{number}": place.name,
                f"town_{number}": place.town,
                f"postcode_{number}": place.postcode,
            }
        kwargs.setdefault("initial", initial)
        super().__init__(*args, join_request=join_request, **kwargs)
        self.count = self._count(len(saved))
        for number in range(self.count):
            self.fields |= _place_fields(number)

    def _count(self, saved: int) -> int:
        """How many places the page shows: those sent or saved, one more if asked."""
        source = self.data if self.is_bound else self.initial
        filled = [
            number
            for number in range(MOST_PLACES)
            if any(name in source for name in _place_names(number))
        ]
        shown = max(filled) + 1 if filled else max(saved, 1)
        return min(shown + (ADD in source), MOST_PLACES)

    @property
    def places(self) -> list[dict[str, Any]]:
        """The fields of each place, for the page."""
        return [
            {
                "number": number + 1,
                "fields": [self[name] for name in _place_names(number)],
            }
            for number in range(self.count)
        ]

    @property
    def may_add(self) -> bool:
        return self.count < MOST_PLACES

    def clean(self) -> dict[str, Any]:
        for number in range(self.count):
            self._check_place(number)
        if not self.errors and not self.filled() and not self.employer:
            self.add_error(
                "name_0", "Enter where you work, or the employer of your team"
            )
        return self.cleaned_data

    def _check_place(self, number: int) -> None:
        name, town, postcode = _place_names(number)
        place = [self.cleaned_data.get(each) for each in (name, town, postcode)]
        if any(each in self.errors for each in (name, town, postcode)):
            return
        if any(place) and not place[0]:
            self.add_error(name, "Enter the name of the place")
        if place[0] and not (place[1] or place[2]):
            self.add_error(town, "Enter the town or the postcode of the place")

    @property
    def employer(self) -> str:
        return self.cleaned_data.get("central_employer") or ""

    def filled(self) -> list[dict[str, str]]:
        """The places that were given, in order. Only for a valid form."""
        places = []
        for number in range(self.count):
            name, town, postcode = _place_names(number)
            if self.cleaned_data.get(name):
                places.append(
                    {
                        "name": self.cleaned_data[name],
                        "town": self.cleaned_data[town] or "",
                        "postcode": self.cleaned_data[postcode] or "",
                    }
                )
        return places

    def doubts(self) -> list[Doubt]:
        nation = self.join_request.nation
        label = self.join_request.get_nation_display()
        return [
            Doubt(
                f"nation {place['postcode']}",
                f"{place['postcode']} does not seem to be in {label}, where you told "
                "us that you work. Is that right?",
            )
            for place in self.filled()
            if place["postcode"] and not could_be_in(place["postcode"], nation)
        ]


def _place_names(number: int) -> tuple[str, str, str]:
    return f"name_{number}", f"town_{number}", f"postcode_{number}"


def _place_fields(number: int) -> dict[str, forms.Field]:
    name, town, postcode = _place_names(number)
    return {
        name: TidyField(
            what="the name of the place",
            longest=160,
            autocomplete="organization" if number == 0 else "off",
            required=False,
            label="Name of the school, college or other place",
        ),
        town: TidyField(
            what="the town", longest=80, required=False, label="Town or village"
        ),
        postcode: postcode_field(
            required=False, label="Postcode", help_text="The town or this is enough."
        ),
    }
