"""The workplaces: found in the registers of schools, or typed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from members.forms.join_fields import Doubt, StepForm, TidyField, postcode_field
from members.forms.join_places import (
    FIND,
    MOST_PLACES,
    Place,
    Press,
    places_in,
    schools_by_key,
)
from members.models import JoinRequest, School
from members.normalise import could_be_in
from members.schools import LONGEST_SEARCH

TYPED = ("name", "town", "postcode")


@dataclass(frozen=True)
class Slot:
    """A place on the page: a school that was chosen, or fields to type one into."""

    number: int
    school: School | None
    hidden: BoundField
    fields: list[BoundField] = field(default_factory=list)


class WorkplaceForm(StepForm):
    """Up to five places, each chosen or typed with a town or postcode; or one employer.

    A press that only looks for a school, or adds or removes a place, leaves the form
    unbound: `stays` says so, nothing is checked and nothing is valid, and all that was
    typed is shown again.
    """

    find = TidyField(
        what="what to look for",
        longest=LONGEST_SEARCH,
        required=False,
        label="Find your workplace",
        help_text="Type part of the name, the town or the postcode.",
    )
    central_employer = TidyField(
        what="the name of your employer",
        longest=160,
        autocomplete="organization",
        required=False,
        label="Employer of your team",
        help_text="Like the name of a trust or a local authority.",
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        *args: Any,
        join_request: JoinRequest,
        **kwargs: Any,
    ) -> None:
        self.press: Press | None = None
        if data is not None:
            self.press = Press(data, nation=join_request.nation)
            if self.press.stays:
                kwargs["initial"] = self.press.data.dict()
                data = None
            else:
                data = self.press.data
        kwargs.setdefault("initial", _saved(join_request))
        super().__init__(data, *args, join_request=join_request, **kwargs)
        source = self.data if self.is_bound else self.initial
        given = [place for place in places_in(source) if any(place.values())]
        self.schools = schools_by_key([place["school"] for place in given])
        for number, place in enumerate([*given, {}][:MOST_PLACES]):
            self.fields |= self._fields(number, place)
        self.given = len(given)

    def _fields(self, number: int, place: Place) -> dict[str, forms.Field]:
        hidden = forms.CharField(required=False, widget=forms.HiddenInput)
        fields: dict[str, forms.Field] = {f"school_{number}": hidden}
        if place.get("school") not in self.schools:
            fields |= _typed_fields(number)
        return fields

    @property
    def stays(self) -> bool:
        """Whether the page is to be shown again before anything is saved."""
        return self.press is not None and self.press.stays

    @property
    def slots(self) -> list[Slot]:
        """The places that were given."""
        return [self._slot(number) for number in range(self.given)]

    @property
    def empty_slot(self) -> Slot | None:
        """The fields to type one more into."""
        return self._slot(self.given) if self.may_add else None

    @property
    def may_add(self) -> bool:
        return self.given < MOST_PLACES

    def _slot(self, number: int) -> Slot:
        names = [f"{part}_{number}" for part in TYPED]
        return Slot(
            number=number,
            school=self._school(number),
            hidden=self[f"school_{number}"],
            fields=[self[name] for name in names if name in self.fields],
        )

    def _school(self, number: int) -> School | None:
        return self.schools.get(self[f"school_{number}"].value() or "")

    def clean(self) -> dict[str, Any]:
        for number in range(self.given):
            if self._school(number) is None:
                self._check_typed(number)
        if not self.errors and not self.given and not self.employer:
            self.add_error(
                FIND, "Find where you work, type it in, or enter your team’s employer"
            )
        return self.cleaned_data

    def _check_typed(self, number: int) -> None:
        name, town, postcode = (f"{part}_{number}" for part in TYPED)
        place = [self.cleaned_data.get(each) for each in (name, town, postcode)]
        if any(each in self.errors for each in (name, town, postcode)):
            return
        if not place[0]:
            self.add_error(name, "Enter the name of the place")
        elif not (place[1] or place[2]):
            self.add_error(town, "Enter the town or the postcode of the place")

    @property
    def employer(self) -> str:
        return self.cleaned_data.get("central_employer") or ""

    def filled(self) -> list[dict[str, Any]]:
        """The places in order, as RequestWorkplace keeps them. Only for a valid form.

        A chosen one has its school, and its words as the register has them now.
        """
        return [self._place(number) for number in range(self.given)]

    def _place(self, number: int) -> dict[str, Any]:
        school = self._school(number)
        if school is None:
            return {part: self.cleaned_data[f"{part}_{number}"] or "" for part in TYPED}
        return {part: getattr(school, part) for part in TYPED} | {"school": school}

    def doubts(self) -> list[Doubt]:
        found = []
        for place in self.filled():
            school = place.get("school")
            if school is None:
                found += self._doubts_of_typed(place["postcode"])
            else:
                found += self._doubts_of_school(school)
        return found

    def _doubts_of_typed(self, postcode: str) -> list[Doubt]:
        if not postcode or could_be_in(postcode, self.join_request.nation):
            return []
        label = self.join_request.get_nation_display()
        return [
            Doubt(
                f"nation {postcode}",
                f"{postcode} does not seem to be in {label}, where you told us that "
                "you work. Is that right?",
            )
        ]

    def _doubts_of_school(self, school: School) -> list[Doubt]:
        found = []
        if self.join_request.nation not in ("", school.nation):
            told = self.join_request.get_nation_display()
            there = school.get_nation_display()
            found.append(
                Doubt(
                    f"nation {school.pk}",
                    f"{school.name} is in {there}, and you told us that you work in "
                    f"{told}. Is that right?",
                )
            )
        if school.is_closed:
            found.append(
                Doubt(
                    f"closed {school.pk}",
                    f"{school.name} has closed, as far as we know. Is it the right "
                    "one?",
                )
            )
        return found


def _saved(join_request: JoinRequest) -> dict[str, str]:
    """What the page shows of a request that has been here before."""
    initial = {"central_employer": join_request.central_employer}
    places = list(join_request.workplaces.all()) if join_request.pk else []
    for number, place in enumerate(places):
        initial |= {
            f"school_{number}": str(place.school_id or ""),
            f"name_{number}": place.name,
            f"town_{number}": place.town,
            f"postcode_{number}": place.postcode,
        }
    return initial


def _typed_fields(number: int) -> dict[str, forms.Field]:
    return {
        f"name_{number}": TidyField(
            what="the name of the place",
            longest=160,
            autocomplete="organization" if number == 0 else "off",
            required=False,
            label="Name of the school, college or other place",
        ),
        f"town_{number}": TidyField(
            what="the town", longest=80, required=False, label="Town or village"
        ),
        f"postcode_{number}": postcode_field(
            required=False, label="Postcode", help_text="The town or this is enough."
        ),
    }
