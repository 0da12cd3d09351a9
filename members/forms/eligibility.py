"""The questions of the eligibility check, one form each."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms

from members.eligibility import contradict
from members.enums import Nation, Question, Responsibility, RoleGroup, Work
from members.models import Role
from naht_site.forms import CheckboxTiles, HintedLabel, RadioTiles

# The home page offers three nations and this; the check then asks which.
SOMEWHERE_ELSE = "other"
REMAINING = (Nation.ISLANDS, Nation.SCOTLAND, Nation.ELSEWHERE)
NOT_OFFERED = "Choose from the answers on this page"


class QuestionForm(forms.Form):
    """One question; its only field bears the question's name.

    A browser sends one answer to a question with radios. Where two different ones
    arrive, neither is taken.
    """

    question: Question

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields[self.question.value].label = self.question.label

    @property
    def answer(self) -> str | list[str]:
        """What was answered. Only for a valid form."""
        return self.cleaned_data[self.question.value]

    def clean(self) -> dict[str, Any]:
        name = self.question.value
        several = isinstance(self.fields[name], forms.MultipleChoiceField)
        sent = self.data.getlist(name) if hasattr(self.data, "getlist") else []
        if not several and len(set(sent)) > 1 and name not in self.errors:
            self.add_error(name, "Choose one answer only")
        return self.cleaned_data


class NationForm(QuestionForm):
    """Where the person works. `remaining` offers only what the home page does not."""

    question = Question.NATION
    nation = forms.ChoiceField(
        choices=Nation.choices,
        widget=RadioTiles,
        help_text="If you work in more than one place, choose the main one.",
        error_messages={
            "required": "Choose where you work",
            "invalid_choice": NOT_OFFERED,
        },
    )

    def __init__(self, *args: Any, remaining: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if remaining:
            self.fields["nation"].choices = [
                (nation.value, nation.label) for nation in REMAINING
            ]


class WorkForm(QuestionForm):
    """Whether the person works in education."""

    question = Question.WORK
    work = forms.ChoiceField(
        widget=RadioTiles,
        help_text=(
            "That can be a school, a nursery, a college or the central team of a trust."
        ),
        error_messages={
            "required": "Choose the answer that fits your work",
            "invalid_choice": NOT_OFFERED,
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hints = {Work.NOW: "This includes leave, acting up and temporary posts."}
        self.fields["work"].choices = [
            (work.value, HintedLabel(work.label, hints.get(work, ""))) for work in Work
        ]


class RoleForm(QuestionForm):
    """Which role is closest, by the names of the person's nation."""

    question = Question.ROLE
    role = forms.ChoiceField(
        widget=RadioTiles,
        help_text="Job titles differ. If you have two roles, choose the senior one.",
        error_messages={
            "required": "Choose the role closest to yours",
            "invalid_choice": "Choose a role from the list, or “My role is not listed”",
        },
    )

    def __init__(
        self, *args: Any, roles: Iterable[Role], nation: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = grouped_choices(roles, nation)


class ResponsibilitiesForm(QuestionForm):
    """What the person leads: some of the six, or one answer that stands alone."""

    question = Question.RESPONSIBILITIES
    responsibilities = forms.MultipleChoiceField(
        choices=Responsibility.choices,
        widget=CheckboxTiles,
        help_text="Choose all that apply. It counts even if you are not paid for it.",
        error_messages={
            "required": "Choose what you are responsible for, or “None of these”",
            "invalid_choice": NOT_OFFERED,
            "invalid_list": NOT_OFFERED,
        },
    )

    def clean_responsibilities(self) -> list[str]:
        chosen = self.cleaned_data["responsibilities"]
        if contradict(frozenset(Responsibility(each) for each in chosen)):
            raise forms.ValidationError(
                "Choose what you are responsible for, or “None of these”, or "
                "“I am not sure”, but not together"
            )
        return [each.value for each in Responsibility if each in chosen]


FORMS: dict[Question, type[QuestionForm]] = {
    Question.NATION: NationForm,
    Question.WORK: WorkForm,
    Question.ROLE: RoleForm,
    Question.RESPONSIBILITIES: ResponsibilitiesForm,
}


def grouped_choices(
    roles: Iterable[Role], nation: str
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Roles as choices under their groups' headings, in the order of the groups.

    Each bears its name in that nation; its other names are the hint beside it.
    """
    places = list(RoleGroup)
    in_groups = sorted(roles, key=lambda role: places.index(RoleGroup(role.group)))
    return [
        (
            RoleGroup(group).label,
            [(role.key, _named(role, nation)) for role in members],
        )
        for group, members in groupby(in_groups, key=lambda role: role.group)
    ]


def _named(role: Role, nation: str) -> HintedLabel:
    also = ", ".join(role.other_names)
    return HintedLabel(role.name_in(nation), f"Also called {also}" if also else "")
