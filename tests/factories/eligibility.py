"""The eligibility check as a person goes through it, for tests."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from members.first_roles import first_role_fields
from members.first_wording import FIRST_WORDING
from members.models import OutcomeWording, Role

# Answers that lead to each outcome, in the order they are asked.
WAYS: dict[str, dict[str, Any]] = {
    "outside_our_area": {"nation": "scotland"},
    "retired": {"nation": "england", "work": "retired"},
    "left": {"nation": "england", "work": "left"},
    "not_in_education": {"nation": "england", "work": "not_in_education"},
    "another_category": {"nation": "england", "work": "now", "role": "deputy"},
    "look_at_role": {"nation": "england", "work": "now", "role": "consultant"},
    "no_responsibility": {
        "nation": "england",
        "work": "now",
        "role": "teacher",
        "responsibilities": ["none"],
    },
    "too_early": {"nation": "england", "work": "later", "role": "senco"},
    "may_ask_now": {"nation": "wales", "work": "within_six_months", "role": "senco"},
    "eligible_by_role": {"nation": "wales", "work": "now", "role": "senco"},
    "eligible_by_responsibility": {
        "nation": "england",
        "work": "now",
        "role": "teacher",
        "responsibilities": ["subject", "staff"],
    },
}


def keep_first_list() -> None:
    """Roles and wording as a new site has them."""
    for row in first_role_fields():
        Role.objects.get_or_create(key=row["key"], defaults=row)
    for outcome, words in FIRST_WORDING.items():
        OutcomeWording.objects.get_or_create(
            outcome=outcome, defaults={"heading": words.heading, "text": words.text}
        )


def post(client: Client, question: str, data: dict[str, Any]) -> HttpResponse:
    """Send a question's form as a browser does from a page of ours."""
    return client.post(
        f"/eligibility/{question}/", data, headers={"Origin": settings.SITE_URL}
    )


def answer(client: Client, **answers: Any) -> str:
    """Answer these questions in order; where the last answer led."""
    led_to = ""
    for question, given in answers.items():
        response = post(client, question, {question: given})
        led_to = response.headers.get("Location", "")
    return led_to
