"""The job."""

from __future__ import annotations

from typing import Any

from django import forms

from members.enums import Contract, Treatment
from members.forms.eligibility import NOT_OFFERED
from members.forms.join_fields import (
    Doubt,
    StepForm,
    TidyField,
    month_field,
    month_in_words,
)
from members.models import JoinRequest
from members.normalise import sounds_senior
from naht_site.forms import RadioTiles


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
