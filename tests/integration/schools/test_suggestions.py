"""The schools that the script of the workplace step asks for, letter by letter."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.models import School
from members.views import schools as views
from tests.factories import review
from tests.factories.join_requests import open_in
from tests.factories.journey import post
from tests.factories.schools import SchoolFactory

pytestmark = pytest.mark.django_db
SUGGESTIONS = "/join/workplace/schools/"


def test_suggestions_are_schools_and_what_to_say(
    applicant: Client, elm: School
) -> None:
    SchoolFactory(name="Elm Court", town="Leeds", postcode="", closed=True)

    response = applicant.post(SUGGESTIONS, {"find": "elm"})

    assert json.loads(response.content) == {
        "schools": [
            {"id": elm.pk, "name": "Elm School", "place": "Bangor, LL57 1AA"},
            {
                "id": School.objects.get(name="Elm Court").pk,
                "name": "Elm Court",
                "place": "Leeds (closed)",
            },
        ],
        "said": "2 found.",
    }
    assert response["Cache-Control"] == "private, no-store"


def test_suggestions_leave_no_word_in_address_or_log(
    applicant: Client, elm: School, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    in_address = applicant.get(SUGGESTIONS, {"find": "elm"})
    caplog.clear()
    applicant.post(SUGGESTIONS, {"find": "elm school"})

    assert in_address.status_code == 405
    assert "elm school" not in caplog.text


def test_suggestions_are_for_those_who_fill_in_a_request(elm: School) -> None:
    stranger, sent, officer_client = Client(), Client(), Client()
    open_in(sent, review.sent())
    officer_client.force_login(review.officer())

    answers = [
        client.post(SUGGESTIONS, {"find": "elm"}).status_code
        for client in (stranger, sent, officer_client)
    ]

    assert answers == [403, 403, 200]


def test_suggestions_need_the_token_of_the_form(applicant: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = applicant.cookies

    assert strict.post(SUGGESTIONS, {"find": "elm"}).status_code == 403


def test_suggestions_end_for_who_asks_like_a_machine(
    applicant: Client, elm: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "MOST_ASKED", 3)

    answers = [applicant.post(SUGGESTIONS, {"find": "elm"}) for _ in range(4)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert answers[3]["Retry-After"] == "600"


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.dictionaries(
        st.sampled_from(
            "find look pick choose add remove found school_0 name_0 town_0 "
            "postcode_0 school_4 central_employer".split()
        ),
        st.text()
        | st.sampled_from(["\0", "'", '"', "1", "-1", "9" * 20, "elm" * 9999]),
    )
)
def test_step_takes_any_text(applicant: Client, data: dict[str, Any]) -> None:
    step = post(applicant, "workplace", data)
    suggested = applicant.post(SUGGESTIONS, data)

    assert step.status_code in (200, 302)
    assert suggested.status_code == 200
