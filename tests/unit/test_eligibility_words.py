from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from members.eligibility import Answers, answers_from, outcome_of
from members.eligibility_words import answers_in_words, deciding_words, frozen
from members.enums import Nation, Outcome, Question, RoleGroup, Treatment, Work
from members.errors import UnansweredQuestionError
from members.first_roles import FIRST_ROLES, NOT_LISTED, first_role_fields
from members.first_wording import FIRST_WORDING

ASKS = Treatment.ASK_RESPONSIBILITIES
AT = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


@dataclass
class NamedInWales:
    key: str = "senco"

    def name_in(self, nation: str) -> str:
        return "ALNCo" if nation == "wales" else "SENCO or SENDCo"


@dataclass
class Words:
    heading: str = "You can ask to join"
    text: str = "Come in."
    latest_revision_id: int | None = 7


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (Answers(nation=Nation.SCOTLAND), "You told us that you work in Scotland."),
        (
            Answers(nation=Nation.ELSEWHERE),
            "You told us that you work in a place that is not on our list.",
        ),
        (
            Answers(nation=Nation.WALES, work=Work.RETIRED),
            "You told us that you have retired.",
        ),
        (
            Answers(
                nation=Nation.WALES, work=Work.LATER, treatment=Treatment.MIDDLE_LEADER
            ),
            "You told us that you start in more than six months.",
        ),
        (
            Answers(
                nation=Nation.WALES, work=Work.NOW, treatment=Treatment.MIDDLE_LEADER
            ),
            "You told us that your main role is “ALNCo”.",
        ),
        (
            Answers(
                nation=Nation.ISLANDS, work=Work.NOW, treatment=Treatment.MIDDLE_LEADER
            ),
            "You told us that your main role is “SENCO or SENDCo”.",
        ),
        (
            answers_from(
                nation="wales", work="now", treatment=ASKS, responsibilities=["none"]
            ),
            "You told us that you are responsible for none of the things we listed.",
        ),
        (
            answers_from(
                nation="wales",
                work="now",
                treatment=ASKS,
                responsibilities=["not_sure"],
            ),
            "You told us that you are not sure what you are responsible for.",
        ),
        (
            answers_from(
                nation="wales",
                work="now",
                treatment=ASKS,
                responsibilities=["staff", "phase"],
            ),
            "You told us that you are responsible for: a phase, key stage or year "
            "group; line-managing staff.",
        ),
    ],
)
def test_deciding_words_say_which_answer_decided(answers: Answers, words: str) -> None:
    said = deciding_words(outcome_of(answers), answers, NamedInWales())

    assert said == words


def test_answers_in_words_stand_in_the_order_of_the_questions() -> None:
    answers = answers_from(
        nation="wales",
        work="not_sure",
        treatment=ASKS,
        responsibilities=["pastoral", "subject"],
    )

    said = answers_in_words(answers, NamedInWales())

    assert said == [
        (Question.NATION, "Wales"),
        (Question.WORK, "I am not sure if my workplace counts"),
        (Question.ROLE, "ALNCo"),
        (
            Question.RESPONSIBILITIES,
            "A subject or area; Pastoral care, behaviour or attendance",
        ),
    ]


def test_frozen_keeps_all_that_the_person_was_told() -> None:
    answers = answers_from(
        nation="wales", work="now", treatment=ASKS, responsibilities=["staff"]
    )

    kept = frozen(answers, NamedInWales(), Words(), AT)

    assert json.loads(json.dumps(kept)) == {
        "version": 1,
        "at": "2026-03-04T09:30:00+00:00",
        "answers": {
            "nation": "wales",
            "work": "now",
            "role": "senco",
            "responsibilities": ["staff"],
        },
        "in_words": [
            {"question": "nation", "asked": "Where do you work?", "answer": "Wales"},
            {
                "question": "work",
                "asked": "Do you work in education now?",
                "answer": "I work in education now",
            },
            {
                "question": "role",
                "asked": "Which is closest to your main role?",
                "answer": "ALNCo",
            },
            {
                "question": "responsibilities",
                "asked": "What are you responsible for?",
                "answer": "Line-managing staff",
            },
        ],
        "role_name": "ALNCo",
        "treatment": "ask_responsibilities",
        "outcome": "eligible_by_responsibility",
        "outcome_name": "Eligible by responsibility",
        "heading": "You can ask to join",
        "text": "Come in.",
        "wording_revision": 7,
        "decided_by": "responsibilities",
        "deciding": "You told us that you are responsible for: line-managing staff.",
    }


def test_frozen_takes_a_check_that_ended_before_the_role() -> None:
    kept = frozen(Answers(nation=Nation.SCOTLAND), None, Words(), AT)

    assert (kept["role_name"], kept["treatment"], kept["answers"]["role"]) == (
        None,
        None,
        None,
    )


def test_frozen_refuses_a_check_that_is_not_finished() -> None:
    with pytest.raises(UnansweredQuestionError):
        frozen(Answers(nation=Nation.WALES), None, Words(), AT)


def test_answers_from_leaves_out_what_the_role_no_longer_asks() -> None:
    answers = answers_from(
        nation="wales",
        work="now",
        treatment="middle_leader",
        responsibilities=["staff"],
    )

    assert answers == Answers(
        nation=Nation.WALES, work=Work.NOW, treatment=Treatment.MIDDLE_LEADER
    )


def test_answers_from_reads_empty_as_not_asked() -> None:
    answers = answers_from(nation="", work="", treatment=None, responsibilities=[])

    assert answers == Answers()


FIRST_LIST = {
    "middle_leader": [
        "SENCO or SENDCo",
        "Head of house, pastoral, behaviour or attendance lead",
        "Phase leader",
        "Subject leader, head of department or faculty",
        "Head of year",
        "Key stage leader",
        "Curriculum, assessment, literacy or numeracy lead",
    ],
    "ask_responsibilities": [
        "Designated safeguarding lead outside the senior team",
        "Lead practitioner",
        "Teacher",
        "Trainee or early career teacher",
        "Support staff",
        "Supply",
        "Another leadership role",
        "My role is not listed",
    ],
    "another_category": [
        "Executive leader",
        "Head teacher or principal",
        "Deputy head teacher",
        "Assistant head teacher",
        "School business leader",
    ],
    "person_decides": ["Self-employed consultant or adviser"],
    "not_in_education": ["Governor or trustee only"],
}


@pytest.mark.parametrize("treatment", Treatment)
def test_first_roles_have_the_treatment_of_the_list(treatment: Treatment) -> None:
    names = [role.name for role in FIRST_ROLES if role.treatment == treatment]

    assert names == FIRST_LIST[treatment.value]


def test_first_roles_call_one_role_by_each_nations_name() -> None:
    named = [
        (role.name, role.name_wales, role.name_northern_ireland, role.other_names[0])
        for role in FIRST_ROLES
        if role.name_wales or role.name_northern_ireland
    ]

    assert named == [
        (
            "SENCO or SENDCo",
            "ALNCo",
            "SENCO or Learning Support Co-ordinator",
            "ALENCO",
        )
    ]


def test_first_roles_fill_every_group_and_end_with_not_listed() -> None:
    fields = first_role_fields()

    assert {each["group"] for each in fields} == set(RoleGroup)
    assert fields[-1]["key"] == NOT_LISTED
    assert [each["order"] for each in fields] == sorted(
        {each["order"] for each in fields}
    )
    assert len({each["key"] for each in fields}) == len(FIRST_ROLES)


def test_first_wording_has_words_for_every_outcome_that_fit_their_columns() -> None:
    too_long = [
        outcome
        for outcome, words in FIRST_WORDING.items()
        if not (0 < len(words.heading) <= 120 and 0 < len(words.text) <= 1200)
    ]

    assert set(FIRST_WORDING) == set(Outcome)
    assert too_long == []
