from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from members.check_session import CheckAnswers
from members.enums import WELCOME_OUTCOMES, Outcome
from members.first_roles import FIRST_ROLES
from members.first_wording import FIRST_WORDING
from members.models import EligibilityTotal, OutcomeWording, Role
from members.running_check import running_check
from tests.factories.eligibility import WAYS, answer, post
from tests.factories.pages_read import heading, title, words

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)

DECIDING = {
    "outside_our_area": "You told us that you work in Scotland.",
    "retired": "You told us that you have retired.",
    "left": "You told us that you have left your job in education.",
    "not_in_education": "You told us that you do not work in education.",
    "another_category": "You told us that your main role is “Deputy head teacher”.",
    "look_at_role": (
        "You told us that your main role is “Self-employed consultant or adviser”."
    ),
    "no_responsibility": (
        "You told us that you are responsible for none of the things we listed."
    ),
    "too_early": "You told us that you start in more than six months.",
    "may_ask_now": "You told us that you start within six months.",
    "eligible_by_role": "You told us that your main role is “ALNCo”.",
    "eligible_by_responsibility": (
        "You told us that you are responsible for: a subject or area; "
        "line-managing staff."
    ),
}


def test_a_way_leads_to_every_outcome() -> None:
    assert set(WAYS) == set(Outcome.values) == set(DECIDING)


@pytest.mark.parametrize("outcome", Outcome)
def test_outcome_says_what_why_and_what_next(client: Client, outcome: Outcome) -> None:
    answer(client, **WAYS[outcome])

    response = client.get("/eligibility/outcome/")

    html, text = response.content.decode(), words(response.content.decode())
    first = FIRST_WORDING[outcome]
    assert response.status_code == 200
    assert heading(response) == first.heading
    assert title(response).startswith(first.heading)
    assert words(first.text) in text
    assert DECIDING[outcome] in text
    assert ("Ask to join" in html.split('action="/join/"')[1].split("</form>")[0]) == (
        outcome in WELCOME_OUTCOMES
    )
    assert ("Ask us to look at your role</button>" in html) == (
        outcome not in WELCOME_OUTCOMES
    )
    assert 'href="tel:+443003030333"' in html
    assert 'href="mailto:joinus@naht.org.uk"' in html
    assert [
        f"/eligibility/{question}/"
        for question in ("nation", "work", "role", "responsibilities")
        if f'href="/eligibility/{question}/">Change' in html
    ] == [f"/eligibility/{question}/" for question in WAYS[outcome]]
    assert 'name="again"' in html
    assert "Clear my answers and leave" in html


@pytest.mark.parametrize("outcome", Outcome)
def test_answers_go_along_only_after_a_tick(client: Client, outcome: Outcome) -> None:
    answer(client, **WAYS[outcome])

    html = client.get("/eligibility/outcome/").content.decode()

    form = html.split('<form class="stack" method="post" action="/join/">')[1]
    form = form.split("</form>")[0]
    assert 'type="checkbox" name="bring_answers"' in form
    assert "checked" not in form
    assert form.count("<input") == 2  # the tick and the token: no answer is in it


@pytest.mark.parametrize("first_role", FIRST_ROLES, ids=lambda role: role.key)
def test_every_first_role_leads_to_the_outcome_of_its_treatment(
    client: Client, first_role: Any
) -> None:
    outcomes = {
        "middle_leader": Outcome.ELIGIBLE_BY_ROLE,
        "ask_responsibilities": Outcome.ELIGIBLE_BY_RESPONSIBILITY,
        "another_category": Outcome.ANOTHER_CATEGORY,
        "person_decides": Outcome.LOOK_AT_ROLE,
        "not_in_education": Outcome.NOT_IN_EDUCATION,
    }
    answer(client, nation="islands", work="now", role=first_role.key)
    if first_role.treatment == "ask_responsibilities":
        answer(client, responsibilities=["whole_school"])

    response = client.get("/eligibility/outcome/")

    assert list(EligibilityTotal.objects.values_list("outcome", "role__key")) == [
        (outcomes[first_role.treatment], first_role.key)
    ]
    assert heading(response) == FIRST_WORDING[outcomes[first_role.treatment]].heading


def test_outcome_shows_the_words_that_staff_wrote(client: Client) -> None:
    OutcomeWording.objects.filter(outcome="retired").update(
        heading="Thank you for <your> years", text="First.\n\nSecond."
    )
    answer(client, **WAYS["retired"])

    response = client.get("/eligibility/outcome/")

    html = response.content.decode()
    assert heading(response) == "Thank you for <your> years"
    assert "<p>First.</p>" in html
    assert "<p>Second.</p>" in html


def test_outcome_without_a_row_shows_the_first_words(client: Client) -> None:
    OutcomeWording.objects.all().delete()
    answer(client, **WAYS["retired"])

    response = client.get("/eligibility/outcome/")

    assert heading(response) == FIRST_WORDING[Outcome.RETIRED].heading


def test_frozen_check_stays_as_it_was_when_staff_change_role_and_words() -> None:
    given = CheckAnswers(nation="wales", work="now", role="senco")
    kept = running_check(given).frozen(AT)
    Role.objects.filter(key="senco").update(
        name_wales="Something new", treatment="another_category"
    )
    OutcomeWording.objects.update(heading="New", text="New")

    after = running_check(given).frozen(AT)

    assert (kept["role_name"], kept["treatment"], kept["outcome"], kept["heading"]) == (
        "ALNCo",
        "middle_leader",
        "eligible_by_role",
        "You can ask to join",
    )
    assert (after["role_name"], after["outcome"], after["heading"]) == (
        "Something new",
        "another_category",
        "New",
    )


def totals() -> list[tuple[Any, ...]]:
    return list(
        EligibilityTotal.objects.order_by("pk").values_list(
            "day", "nation", "role__key", "outcome", "count"
        )
    )


@time_machine.travel(datetime(2026, 3, 4, 9, 30, tzinfo=UTC), tick=False)
def test_check_is_counted_once_however_often_it_is_read(client: Client) -> None:
    answer(client, **WAYS["eligible_by_role"])

    client.get("/eligibility/outcome/")
    client.get("/eligibility/outcome/")
    answer(client, role="senco")

    assert totals() == [(date(2026, 3, 4), "wales", "senco", "eligible_by_role", 1)]


@time_machine.travel(datetime(2026, 3, 4, 9, 30, tzinfo=UTC), tick=False)
def test_checks_of_a_day_add_up_even_those_without_a_role() -> None:
    for _ in range(3):
        answer(Client(), **WAYS["outside_our_area"])

    assert totals() == [(date(2026, 3, 4), "scotland", None, "outside_our_area", 3)]


def test_changed_answer_that_ends_elsewhere_is_counted_too(client: Client) -> None:
    answer(client, **WAYS["eligible_by_role"])

    answer(client, work="later")
    answer(client, work="now")

    assert [row[3:] for row in totals()] == [("eligible_by_role", 1), ("too_early", 1)]


def test_check_that_was_started_again_is_counted_again(client: Client) -> None:
    answer(client, **WAYS["retired"])
    post(client, "clear", {"again": "yes"})

    answer(client, **WAYS["retired"])

    assert [row[3:] for row in totals()] == [("retired", 2)]


def test_unfinished_check_is_not_counted(client: Client) -> None:
    answer(client, nation="wales", work="now")

    assert totals() == []


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 7, 1, 22, 59, tzinfo=UTC), date(2026, 7, 1)),
        (datetime(2026, 7, 1, 23, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 12, 1, 23, 59, tzinfo=UTC), date(2026, 12, 1)),
    ],
)
def test_day_of_a_total_is_the_day_in_london(
    client: Client, at: datetime, day: date
) -> None:
    with time_machine.travel(at, tick=False):
        answer(client, **WAYS["retired"])

    assert [row[0] for row in totals()] == [day]
