"""The answers of a join request in words, as the person reads them before sending."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from members import steps
from members.consent_wording import OPTIONAL
from members.eligibility_words import ANSWER_NAMES
from members.forms.join_fields import month_in_words
from members.models import Consent, JoinRequest
from members.steps import Journey, Step

Purpose = Consent.Purpose


def sections_of(
    journey: Journey, address_of: Callable[[Step], str]
) -> list[dict[str, Any]]:
    """One section a part, each with a title and its rows; every row can be changed.

    `address_of` says where a step is changed.
    """
    sections = _sections(journey)
    for section in sections:
        for each in section["rows"]:
            step = each.pop("step")
            each["change_url"] = f"{address_of(step)}#id_{each.pop('field')}"
    return sections


def _sections(journey: Journey) -> list[dict[str, Any]]:
    row = journey.join_request
    return [
        _section(steps.EMAIL, [("E-mail address", row.email, "email")]),
        {
            "title": steps.NATION.part,
            "rows": [
                _row(steps.QUESTIONS[each], ANSWER_NAMES[each], words, each.value)
                for each, words in journey.check.in_words
            ],
        },
        _section(steps.JOB, _job(row)),
        _section(steps.WORKPLACE, _workplaces(row)),
        _section(steps.NAME, _names(row)),
        _section(steps.CONTACT, _contact(row)),
        _section(steps.BACKGROUND, _background(row)),
        _section(steps.KEEPING_IN_TOUCH, _keeping_in_touch(row)),
    ]


def _job(row: JoinRequest) -> list[tuple[str, str, str]]:
    return [
        ("Job title", row.job_title, "job_title"),
        ("Start month", month_in_words(row.job_starts), "job_starts"),
        ("Contract", row.get_contract_display(), "contract"),
    ]


def _workplaces(row: JoinRequest) -> list[tuple[str, str, str]]:
    places = [
        (f"Workplace {number}", str(place), f"name_{number - 1}")
        for number, place in enumerate(row.workplaces.all(), start=1)
    ]
    if len(places) == 1:
        places = [("Workplace", places[0][1], "name_0")]
    if row.central_employer or not places:
        places.append(
            ("Employer of your team", row.central_employer, "central_employer")
        )
    return places


def _names(row: JoinRequest) -> list[tuple[str, str, str]]:
    return [
        ("First name", row.first_name, "first_name"),
        ("Last name", row.last_name, "last_name"),
        ("What we call you", row.known_as, "known_as"),
    ]


def _contact(row: JoinRequest) -> list[tuple[str, str, str]]:
    lines = [row.address_line_1, row.address_line_2, row.town, row.postcode]
    kind = "Home address" if row.address_is_home else "Postal address"
    return [
        ("Phone number", row.phone, "phone"),
        ("How to reach you", row.get_contact_by_display(), "contact_by"),
        (kind, "\n".join(line for line in lines if line), "address_line_1"),
    ]


def _background(row: JoinRequest) -> list[tuple[str, str, str]]:
    former = {True: "Yes", False: "No"}.get(row.former_member, "")
    rows = [
        ("Another union now", row.get_other_union_display(), "other_union"),
        ("Member of NAHT before", former, "former_member"),
    ]
    if row.former_number:
        rows.append(("Old membership number", row.former_number, "former_number"))
    rows.append(
        ("Phone you about something at work", _yes_no(row.phone_me), "phone_me")
    )
    return rows


def _keeping_in_touch(row: JoinRequest) -> list[tuple[str, str, str]]:
    given = set(row.consents.values_list("purpose", flat=True))
    return [
        (purpose.label, _yes_no(purpose.value in given), purpose.value)
        for purpose in OPTIONAL
    ]


def _yes_no(value: bool) -> str:
    return "Yes" if value else "No"


def _section(step: Step, rows: list[tuple[str, str, str]]) -> dict[str, Any]:
    return {
        "title": step.part,
        "rows": [_row(step, label, value, field) for label, value, field in rows],
    }


def _row(step: Step, label: str, value: str, field: str) -> dict[str, Any]:
    return {"label": label, "value": value, "step": step, "field": field}
