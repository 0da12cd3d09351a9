from __future__ import annotations

from itertools import combinations, product

import pytest

from members.eligibility import Answers, Result, next_question, outcome_of
from members.enums import (
    STANDS_ALONE,
    Nation,
    Outcome,
    Question,
    Responsibility,
    Treatment,
    Work,
)
from members.errors import ContradictingAnswersError, UnansweredQuestionError

LED = [each for each in Responsibility if each not in STANDS_ALONE]
SOME_OF_THE_SIX = [
    frozenset(chosen) for size in range(1, 7) for chosen in combinations(LED, size)
]
EVERY_FOURTH_ANSWER = [*SOME_OF_THE_SIX, *(frozenset({each}) for each in STANDS_ALONE)]


def every_full_set_of_answers() -> list[Answers]:
    """All that can be said to all four questions, asked or not: 6 × 7 × (4 + 65)."""
    return [
        Answers(
            nation=nation,
            work=work,
            treatment=treatment,
            responsibilities=responsibilities,
        )
        for nation, work, treatment in product(Nation, Work, Treatment)
        for responsibilities in (
            EVERY_FOURTH_ANSWER
            if treatment == Treatment.ASK_RESPONSIBILITIES
            else [frozenset()]
        )
    ]


def first_match(answers: Answers) -> Outcome:
    """The table of rules as it is printed, one row a line, first match wins."""
    led = answers.responsibilities
    unsure = answers.work == "not_sure"
    rows = [
        (answers.nation in ("scotland", "elsewhere"), "outside_our_area"),
        (answers.work == "retired", "retired"),
        (answers.work == "left", "left"),
        (answers.work == "not_in_education", "not_in_education"),
        (answers.treatment == "not_in_education", "not_in_education"),
        (answers.treatment == "another_category" and not unsure, "another_category"),
        (answers.treatment == "person_decides", "look_at_role"),
        ("none" in led, "no_responsibility"),
        ("not_sure" in led or unsure, "look_at_role"),
        (answers.work == "later", "too_early"),
        (answers.work == "within_six_months", "may_ask_now"),
        (answers.treatment == "middle_leader", "eligible_by_role"),
        (len(led) >= 1, "eligible_by_responsibility"),
    ]
    return Outcome(next(outcome for matches, outcome in rows if matches))


def test_outcome_follows_the_table_for_every_set_of_answers() -> None:
    everything = every_full_set_of_answers()

    wrong = [
        answers
        for answers in everything
        if outcome_of(answers).outcome != first_match(answers)
    ]

    assert len(everything) == 6 * 7 * (4 + 63 + 2)
    assert wrong == []


def test_every_outcome_is_reached() -> None:
    reached = {outcome_of(answers).outcome for answers in every_full_set_of_answers()}

    assert reached == set(Outcome)


def test_check_stops_exactly_when_no_later_answer_can_change_the_outcome() -> None:
    outcomes_open: dict[Answers, set[Outcome]] = {}
    for full in every_full_set_of_answers():
        outcome = outcome_of(full).outcome
        for asked in range(5):
            partial = Answers(
                nation=full.nation if asked > 0 else None,
                work=full.work if asked > 1 else None,
                treatment=full.treatment if asked > 2 else None,
                responsibilities=full.responsibilities if asked > 3 else frozenset(),
            )
            outcomes_open.setdefault(partial, set()).add(outcome)

    wrong = [
        answers
        for answers, still_open in outcomes_open.items()
        if (next_question(answers) is None) != (len(still_open) == 1)
    ]

    assert len(outcomes_open) == 1 + 6 + 6 * 7 + 6 * 7 * 5 + 6 * 7 * 65
    assert wrong == []


def test_check_asks_in_order_and_at_most_four_questions() -> None:
    order = [Question.NATION, Question.WORK, Question.ROLE, Question.RESPONSIBILITIES]
    answers = {
        "nation": Nation.WALES,
        "work": Work.NOW,
        "treatment": Treatment.ASK_RESPONSIBILITIES,
        "responsibilities": frozenset({Responsibility.STAFF}),
    }

    asked = [
        next_question(Answers(**dict(list(answers.items())[:given])))
        for given in range(5)
    ]

    assert asked == [*order, None]


ASKS = Treatment.ASK_RESPONSIBILITIES


@pytest.mark.parametrize(
    ("nation", "work", "treatment", "responsibilities", "outcome", "decided_by"),
    [
        ("scotland", None, None, (), "outside_our_area", "nation"),
        ("elsewhere", None, None, (), "outside_our_area", "nation"),
        ("england", "retired", None, (), "retired", "work"),
        ("england", "left", None, (), "left", "work"),
        ("wales", "not_in_education", None, (), "not_in_education", "work"),
        ("wales", "now", "not_in_education", (), "not_in_education", "role"),
        ("wales", "not_sure", "not_in_education", (), "not_in_education", "role"),
        ("islands", "now", "another_category", (), "another_category", "role"),
        ("islands", "later", "another_category", (), "another_category", "role"),
        ("islands", "not_sure", "another_category", (), "look_at_role", "work"),
        ("england", "later", "person_decides", (), "look_at_role", "role"),
        ("england", "later", ASKS, ("none",), "no_responsibility", "responsibilities"),
        ("wales", "not_sure", ASKS, ("none",), "no_responsibility", "responsibilities"),
        ("england", "later", ASKS, ("not_sure",), "look_at_role", "responsibilities"),
        ("england", "not_sure", ASKS, ("staff",), "look_at_role", "work"),
        ("england", "not_sure", "middle_leader", (), "look_at_role", "work"),
        ("england", "later", "middle_leader", (), "too_early", "work"),
        ("england", "later", ASKS, ("subject",), "too_early", "work"),
        ("wales", "within_six_months", "middle_leader", (), "may_ask_now", "work"),
        ("wales", "within_six_months", ASKS, ("phase",), "may_ask_now", "work"),
        ("northern_ireland", "now", "middle_leader", (), "eligible_by_role", "role"),
        (
            "england",
            "now",
            ASKS,
            ("needs", "staff"),
            "eligible_by_responsibility",
            "responsibilities",
        ),
    ],
)
def test_outcome_names_the_answer_that_decided_it(
    nation: str,
    work: str | None,
    treatment: str | None,
    responsibilities: tuple[str, ...],
    outcome: str,
    decided_by: str,
) -> None:
    answers = Answers(
        nation=nation,
        work=work,
        treatment=treatment,
        responsibilities=frozenset(responsibilities),
    )

    result = outcome_of(answers)

    assert result == Result(Outcome(outcome), Question(decided_by))


@pytest.mark.parametrize(
    "answers",
    [
        Answers(),
        Answers(nation=Nation.ENGLAND),
        Answers(nation=Nation.ENGLAND, work=Work.LATER),
        Answers(nation=Nation.ENGLAND, work=Work.NOW, treatment=ASKS),
    ],
)
def test_outcome_is_refused_while_a_question_is_open(answers: Answers) -> None:
    with pytest.raises(UnansweredQuestionError):
        outcome_of(answers)


@pytest.mark.parametrize(
    ("alone", "beside"), [*product(STANDS_ALONE, LED), STANDS_ALONE]
)
def test_answers_that_stand_alone_are_refused_beside_another(
    alone: Responsibility, beside: Responsibility
) -> None:
    with pytest.raises(ContradictingAnswersError):
        Answers(treatment=ASKS, responsibilities=frozenset({alone, beside}))


@pytest.mark.parametrize(
    "treatment", [None, *(each for each in Treatment if each != ASKS)]
)
def test_responsibilities_are_refused_with_a_role_that_does_not_ask(
    treatment: Treatment | None,
) -> None:
    with pytest.raises(ContradictingAnswersError):
        Answers(treatment=treatment, responsibilities=frozenset({LED[0]}))


@pytest.mark.parametrize("field", ["nation", "work", "treatment"])
def test_answers_refuse_a_value_that_is_no_choice(field: str) -> None:
    with pytest.raises(ValueError, match="atlantis"):
        Answers(**{field: "atlantis"})
