"""The eligibility check in words, and as it is frozen with a join request.

Pure, like the rules: what comes from the database is handed in.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from members.eligibility import Answers, Result, outcome_of
from members.enums import Nation, Question, Responsibility, Work

# Raised when the shape of what is frozen changes, so that old rows stay readable.
FROZEN_VERSION = 1

# How a question is named where its answer is shown to the person.
ANSWER_NAMES = {
    Question.NATION: "Where you work",
    Question.WORK: "Your work",
    Question.ROLE: "Your main role",
    Question.RESPONSIBILITIES: "What you are responsible for",
}
WORK_SAID = {
    Work.NOW: "you work in education now",
    Work.WITHIN_SIX_MONTHS: "you start within six months",
    Work.LATER: "you start in more than six months",
    Work.LEFT: "you have left your job in education",
    Work.RETIRED: "you have retired",
    Work.NOT_IN_EDUCATION: "you do not work in education",
    Work.NOT_SURE: "you are not sure if your workplace counts",
}


class NamedRole(Protocol):
    """What is needed of a role: members.models.Role has it."""

    key: str

    def name_in(self, nation: str) -> str: ...


class Wording(Protocol):
    """What is needed of an outcome's words: members.models.OutcomeWording has it."""

    heading: str
    text: str
    latest_revision_id: int | None


def answers_in_words(
    answers: Answers, role: NamedRole | None
) -> list[tuple[Question, str]]:
    """Each question that was answered, in order, with its answer as a person reads it.

    The role has the name it bears in the nation of the answers.
    """
    said: list[tuple[Question, str]] = []
    if answers.nation is not None:
        said.append((Question.NATION, str(answers.nation.label)))
    if answers.work is not None:
        said.append((Question.WORK, str(answers.work.label)))
    if role is not None:
        said.append((Question.ROLE, role.name_in(answers.nation or "")))
    if answers.responsibilities:
        said.append(
            (Question.RESPONSIBILITIES, "; ".join(_labels(answers.responsibilities)))
        )
    return said


def deciding_words(result: Result, answers: Answers, role: NamedRole | None) -> str:
    """A sentence that says which answer decided the outcome."""
    if result.decided_by == Question.NATION:
        if answers.nation == Nation.ELSEWHERE:
            return "You told us that you work in a place that is not on our list."
        return f"You told us that you work in {answers.nation.label}."
    if result.decided_by == Question.WORK:
        return f"You told us that {WORK_SAID[answers.work]}."
    if result.decided_by == Question.ROLE:
        name = role.name_in(answers.nation or "") if role else ""
        return f"You told us that your main role is “{name}”."
    if Responsibility.NONE in answers.responsibilities:
        return "You told us that you are responsible for none of the things we listed."
    if Responsibility.NOT_SURE in answers.responsibilities:
        return "You told us that you are not sure what you are responsible for."
    led = "; ".join(
        label[0].lower() + label[1:] for label in _labels(answers.responsibilities)
    )
    return f"You told us that you are responsible for: {led}."


def frozen(
    answers: Answers, role: NamedRole | None, wording: Wording, at: datetime
) -> dict[str, Any]:
    """The check as it stands at `at`, ready for a join request's JSON column.

    Holds the answers, the role's name as it was shown, its treatment, the outcome, its
    heading and text as they were, and the answer that decided, so that nothing staff
    edit later changes what the person was told. `wording` is that of the outcome.
    Raises UnansweredQuestionError where the answers have no outcome yet.
    """
    result = outcome_of(answers)
    return {
        "version": FROZEN_VERSION,
        "at": at.isoformat(),
        "answers": {
            "nation": _value(answers.nation),
            "work": _value(answers.work),
            "role": role.key if role else None,
            "responsibilities": [
                each.value for each in _in_order(answers.responsibilities)
            ],
        },
        "in_words": [
            {"question": question.value, "asked": str(question.label), "answer": words}
            for question, words in answers_in_words(answers, role)
        ],
        "role_name": role.name_in(answers.nation or "") if role else None,
        "treatment": _value(answers.treatment),
        "outcome": result.outcome.value,
        "outcome_name": str(result.outcome.label),
        "heading": wording.heading,
        "text": wording.text,
        "wording_revision": wording.latest_revision_id,
        "decided_by": result.decided_by.value,
        "deciding": deciding_words(result, answers, role),
    }


def _in_order(responsibilities: frozenset[Responsibility]) -> list[Responsibility]:
    return [each for each in Responsibility if each in responsibilities]


def _labels(responsibilities: frozenset[Responsibility]) -> list[str]:
    return [str(each.label) for each in _in_order(responsibilities)]


def _value(choice: Any) -> str | None:
    return None if choice is None else choice.value
