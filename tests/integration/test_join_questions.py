from __future__ import annotations

import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from members.models import JoinRequest
from tests.factories.join_requests import RoleFactory
from tests.factories.journey import ANSWERS, fill_in, post
from tests.factories.pages_read import title, words

pytestmark = pytest.mark.django_db


DOUBTS = [
    (
        "email",
        {"email": "jane@gmial.com"},
        "You typed jane@gmial.com. Did you mean jane@gmail.com?",
    ),
    (
        "email",
        {"email": "jane@oakfield.sch.uk"},
        "This looks like an address from work. Your employer may be able to read what "
        "is sent there. Do you have a personal one?",
    ),
    (
        "workplace",
        {"name_0": "Elm School", "postcode_0": "LS1 1AA"},
        "LS1 1AA does not seem to be in Wales, where you told us that you work. Is "
        "that right?",
    ),
]


@pytest.mark.parametrize(("step", "data", "question"), DOUBTS)
def test_odd_answer_is_asked_about_and_may_stay(
    client: Client, step: str, data: dict[str, Any], question: str
) -> None:
    fill_in(client, until=step)

    asked = post(client, step, data)
    keys = re.findall('name="asked" value="([^"]*)"', asked.text)
    kept = post(client, step, data | {"asked": keys})

    assert asked.status_code == 200
    assert title(asked).startswith("Please check: ")
    assert question in words(asked.text)
    assert "error-summary" not in asked.text
    assert kept.status_code == 302


def test_question_about_one_answer_is_asked_again_about_another(client: Client) -> None:
    asked = post(client, "email", {"email": "jane@gmial.com"})
    keys = re.findall('name="asked" value="([^"]*)"', asked.text)

    again = post(client, "email", {"email": "jane@gmal.com", "asked": keys})

    assert "Did you mean jane@gmail.com?" in words(again.text)


def test_suggested_address_is_taken_by_its_button(client: Client) -> None:
    asked = post(client, "email", {"email": "Jane@gmial.com"})

    taken = post(client, "email", {"email": "Jane@gmial.com", "use_suggestion": "yes"})

    assert 'name="use_suggestion"' in asked.text
    assert taken.status_code == 302
    assert JoinRequest.objects.get().email == "Jane@gmail.com"


def test_enter_in_the_field_keeps_what_was_typed(client: Client) -> None:
    asked = post(client, "email", {"email": "jane@gmial.com"})

    form = asked.text.partition("<main")[2]
    first = re.search(r'<button[^>]*type="submit"[^>]*>(.*?)</button>', form)
    assert first.group(1) == "Save and continue"


def senior(client: Client, **role: Any) -> HttpResponse:
    fill_in(client, until="job")
    JoinRequest.objects.update(role=RoleFactory(name="Phase leader", **role))
    return post(client, "job", ANSWERS["job"] | {"job_title": "Deputy head"})


def test_senior_title_under_a_middle_leader_role_is_asked_about(
    client: Client,
) -> None:
    response = senior(client)

    assert (
        "“Deputy head” sounds like a senior leader’s job, and you told us that your "
        "main role is “Phase leader”. Is that right?"
    ) in words(response.text)


def test_senior_title_under_another_role_is_not(client: Client) -> None:
    response = senior(client, treatment="another_category")

    assert response["Location"] == "/join/workplace/"
