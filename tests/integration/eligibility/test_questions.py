from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.factories.eligibility import WAYS, answer, post
from tests.factories.pages_read import heading, labels, title

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("answers", "address", "question"),
    [
        ({}, "/eligibility/", "Where do you work?"),
        ({}, "/eligibility/nation/", "Where do you work?"),
        ({"nation": "wales"}, "/eligibility/work/", "Do you work in education now?"),
        (
            {"nation": "wales", "work": "now"},
            "/eligibility/role/",
            "Which is closest to your main role?",
        ),
        (
            {"nation": "wales", "work": "now", "role": "teacher"},
            "/eligibility/responsibilities/",
            "What are you responsible for?",
        ),
    ],
)
def test_page_asks_one_question_which_is_its_heading(
    client: Client, answers: dict[str, Any], address: str, question: str
) -> None:
    answer(client, **answers)

    response = client.get(address)

    assert response.status_code == 200
    assert heading(response) == question
    assert title(response) == (
        f"{question} – Check if you can join – NAHT middle leaders"
    )


@pytest.mark.parametrize("address", ["/eligibility/", "/eligibility/nation/"])
def test_engines_are_told_what_the_check_is_and_where_it_begins(
    client: Client, address: str
) -> None:
    page = client.get(address).text

    assert page.count('rel="canonical" href="http://testserver/eligibility/"') == 1
    assert page.count('<meta name="description" content="Up to four questions, ') == 1
    assert 'name="robots"' not in page


@pytest.mark.parametrize(
    ("answers", "led_to"),
    [
        ({"nation": "wales"}, "/eligibility/work/"),
        ({"nation": "islands"}, "/eligibility/work/"),
        ({"nation": "elsewhere"}, "/eligibility/outcome/"),
        ({"nation": "wales", "work": "not_sure"}, "/eligibility/role/"),
        ({"nation": "wales", "work": "left"}, "/eligibility/outcome/"),
        *(
            (
                {"nation": "england", "work": "now", "role": role},
                f"/eligibility/{then}/",
            )
            for role, then in [
                ("senco", "outcome"),
                ("head", "outcome"),
                ("consultant", "outcome"),
                ("governor", "outcome"),
                ("not_listed", "responsibilities"),
                ("supply", "responsibilities"),
            ]
        ),
    ],
)
def test_answer_leads_to_the_next_question_that_matters(
    client: Client, answers: dict[str, Any], led_to: str
) -> None:
    assert answer(client, **answers) == led_to


@pytest.mark.parametrize(
    ("answers", "opened", "led_to"),
    [
        ({}, "work", "nation"),
        ({}, "role", "nation"),
        ({}, "responsibilities", "nation"),
        ({}, "outcome", "nation"),
        ({"nation": "wales"}, "role", "work"),
        ({"nation": "wales"}, "outcome", "work"),
        ({"nation": "wales", "work": "now"}, "responsibilities", "role"),
        ({"nation": "scotland"}, "work", "outcome"),
        (WAYS["eligible_by_role"], "responsibilities", "outcome"),
    ],
)
def test_question_that_is_not_open_leads_to_the_first_open_one(
    client: Client, answers: dict[str, Any], opened: str, led_to: str
) -> None:
    answer(client, **answers)

    response = client.get(f"/eligibility/{opened}/")

    assert response.status_code == 302
    assert response.headers["Location"] == f"/eligibility/{led_to}/"


def test_answer_given_is_ticked_when_its_question_is_opened_again(
    client: Client,
) -> None:
    answer(client, **WAYS["eligible_by_responsibility"])

    pages = [
        client.get(f"/eligibility/{question}/").content.decode()
        for question in ("nation", "work", "role", "responsibilities")
    ]

    assert [page.count(" checked") for page in pages] == [1, 1, 1, 2]


@pytest.mark.parametrize(
    ("change", "then_asks"),
    [
        ({"nation": "scotland"}, "work"),
        ({"work": "retired"}, "role"),
        ({"role": "supply"}, "responsibilities"),
    ],
)
def test_changed_answer_drops_the_later_ones_that_no_longer_apply(
    client: Client, change: dict[str, str], then_asks: str
) -> None:
    way = WAYS["eligible_by_responsibility"]
    answer(client, **way)
    changed_question = next(iter(change))

    answer(client, **change)
    led_to = answer(client, **{changed_question: way[changed_question]})

    assert led_to == (
        f"/eligibility/{then_asks}/"
        if changed_question != "role"
        else "/eligibility/responsibilities/"
    )
    assert " checked" not in client.get(f"/eligibility/{then_asks}/").content.decode()


@pytest.mark.parametrize("change", [{"nation": "wales"}, {"work": "not_sure"}])
def test_changed_answer_keeps_the_later_ones_that_still_apply(
    client: Client, change: dict[str, str]
) -> None:
    answer(client, **WAYS["eligible_by_responsibility"])

    led_to = answer(client, **change)

    assert led_to == "/eligibility/outcome/"


@pytest.mark.parametrize(
    ("address", "back"),
    [
        ("/eligibility/", "/"),
        ("/eligibility/nation/", "/eligibility/"),
        ("/eligibility/work/", "/eligibility/nation/"),
        ("/eligibility/role/", "/eligibility/work/"),
        ("/eligibility/responsibilities/", "/eligibility/role/"),
        ("/eligibility/outcome/", "/eligibility/responsibilities/"),
    ],
)
def test_back_leads_to_the_question_before(
    client: Client, address: str, back: str
) -> None:
    answer(client, **WAYS["eligible_by_responsibility"])

    html = client.get(address).content.decode()

    assert f'<a href="{back}">Back</a>' in html


def test_somewhere_else_on_the_home_page_asks_which(client: Client) -> None:
    response = post(client, "nation", {"nation": "other"})

    assert heading(response) == "Where do you work?"
    assert [key for key, _ in labels(response)] == ["islands", "scotland", "elsewhere"]
    assert client.get("/eligibility/work/").headers["Location"] == (
        "/eligibility/nation/"
    )


def test_somewhere_else_without_a_choice_asks_the_same_again(client: Client) -> None:
    response = post(client, "nation", {"among": "other"})

    assert [key for key, _ in labels(response)] == ["islands", "scotland", "elsewhere"]
    assert "Choose where you work" in response.content.decode()


@pytest.mark.parametrize(
    ("question", "first_tile", "answers", "message"),
    [
        ("nation", "id_nation_0", {}, "Choose where you work"),
        (
            "work",
            "id_work_0",
            {"nation": "wales"},
            "Choose the answer that fits your work",
        ),
        (
            "role",
            "id_role_0_0",
            {"nation": "wales", "work": "now"},
            "Choose the role closest to yours",
        ),
        (
            "responsibilities",
            "id_responsibilities_0",
            {"nation": "wales", "work": "now", "role": "teacher"},
            "Choose what you are responsible for, or “None of these”",
        ),
    ],
)
def test_nothing_chosen_is_told_in_summary_and_field(
    client: Client,
    question: str,
    first_tile: str,
    answers: dict[str, Any],
    message: str,
) -> None:
    answer(client, **answers)

    response = post(client, question, {})

    html = response.content.decode()
    assert response.status_code == 200
    assert title(response).startswith("Error: ")
    assert f'<a href="#{first_tile}">{message}</a>' in html
    assert f'id="{first_tile}"' in html
    assert html.count(message) == 2
