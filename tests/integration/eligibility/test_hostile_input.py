from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from members.models import Role
from tests.factories.eligibility import answer, post
from tests.factories.pages_read import title

pytestmark = pytest.mark.django_db

BEFORE: dict[str, dict[str, Any]] = {
    "nation": {},
    "work": {"nation": "wales"},
    "role": {"nation": "wales", "work": "now"},
    "responsibilities": {"nation": "wales", "work": "now", "role": "teacher"},
}
RIGHT = {
    "nation": "wales",
    "work": "now",
    "role": "senco",
    "responsibilities": "staff",
}
NOT_OFFERED = {
    "nation": "Choose from the answers on this page",
    "work": "Choose from the answers on this page",
    "role": "Choose a role from the list, or “My role is not listed”",
    "responsibilities": "Choose from the answers on this page",
}
WRONG: dict[str, Any] = {
    "NUL": "\x00",
    "NUL after a right answer": "wales\x00",
    "5,000 characters": "x" * 5000,
    "markup": "<script>alert(1)</script>",
    "lone surrogate": "\ud800".encode("utf-8", "surrogatepass"),
    "another question's answer": "retired-not",
    "upper case": "WALES",
    "number of a row": "1",
    "spaces": "   ",
}


@pytest.mark.parametrize("question", BEFORE)
@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_answer_that_is_not_offered_is_refused_in_words(
    client: Client, question: str, wrong: Any
) -> None:
    answer(client, **BEFORE[question])

    response = post(client, question, {question: wrong})

    html = response.content.decode()
    assert response.status_code == 200
    assert title(response).startswith("Error: ")
    assert html.count(NOT_OFFERED[question]) == 2
    assert "<script>alert" not in html
    assert client.get(f"/eligibility/{question}/").status_code == 200


@pytest.mark.parametrize("question", ["nation", "work", "role"])
def test_two_different_answers_to_one_question_are_refused(
    client: Client, question: str
) -> None:
    answer(client, **BEFORE[question])
    second = {"nation": "england", "work": "later", "role": "teacher"}[question]

    response = post(client, question, {question: [RIGHT[question], second]})

    assert response.status_code == 200
    assert response.content.decode().count("Choose one answer only") == 2


@pytest.mark.parametrize("question", BEFORE)
def test_the_same_answer_twice_is_that_answer(client: Client, question: str) -> None:
    answer(client, **BEFORE[question])

    response = post(client, question, {question: [RIGHT[question]] * 2})

    assert response.status_code == 302


@pytest.mark.parametrize("question", BEFORE)
def test_other_questions_answers_in_a_form_are_not_taken(
    client: Client, question: str
) -> None:
    answer(client, **BEFORE[question])

    post(
        client,
        question,
        {"nation": "scotland", "work": "retired", "counted": "x", "at": "9e9"}
        | {question: RIGHT[question]},
    )

    kept = client.session["eligibility"]
    assert kept[question] in (RIGHT[question], [RIGHT[question]])
    assert kept["work"] in ("", "now")
    assert kept["nation"] == "wales"
    assert all(" x" not in f" {mark}" for mark in kept["counted"])


@pytest.mark.parametrize("alone", ["none", "not_sure"])
def test_answer_that_stands_alone_is_refused_beside_another(
    client: Client, alone: str
) -> None:
    answer(client, **BEFORE["responsibilities"])

    response = post(
        client, "responsibilities", {"responsibilities": [alone, "subject"]}
    )

    html = response.content.decode()
    assert response.status_code == 200
    assert "but not together" in html
    assert html.count(" checked") == 2


@pytest.mark.parametrize("key", ["retired-role", "no-such-role"])
def test_role_that_is_not_on_the_list_is_refused(client: Client, key: str) -> None:
    Role.objects.create(
        key="retired-role",
        name="Retired role",
        group="other",
        treatment="middle_leader",
        retired=True,
    )
    answer(client, **BEFORE["role"])

    response = post(client, "role", {"role": key})

    assert response.content.decode().count(NOT_OFFERED["role"]) == 2


@pytest.mark.parametrize(
    "kept",
    [
        "text",
        [],
        {},
        {"at": "soon"},
        {"at": None, "nation": "wales"},
        {"at": 4102444800, "nation": "atlantis", "work": "now"},
        {"at": 4102444800, "responsibilities": ["staff"], "unknown": 1},
        {"at": 4102444800, "nation": ["wales"], "responsibilities": "staff"},
    ],
)
def test_session_of_another_version_is_no_error(client: Client, kept: Any) -> None:
    answer(client, nation="wales")
    session = client.session
    session["eligibility"] = kept
    session.save()

    response = client.get("/eligibility/outcome/")

    assert response["Location"] == "/eligibility/nation/"


@pytest.mark.parametrize(
    "address",
    [
        "/eligibility/nation",
        "/eligibility/work/?work=now",
        "/eligibility/outcome/?nation=%00",
        "/eligibility/?nation=%ff",
    ],
)
def test_odd_address_is_no_error(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code in (200, 301, 302)


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
@pytest.mark.parametrize("page", ["", "nation/", "work/", "outcome/"])
def test_other_methods_are_refused(client: Client, method: str, page: str) -> None:
    response = getattr(client, method)(f"/eligibility/{page}")

    assert response.status_code == 405


def test_start_takes_no_answer(client: Client) -> None:
    assert client.post("/eligibility/", {"nation": "wales"}).status_code == 405
