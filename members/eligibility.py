"""The eligibility check: answers in, one outcome and what decided it out.

Pure: no database, no request, no clock. The rules read a role's treatment and nothing
else of it, which is why staff may add, rename and retire roles as they like and every
set of answers still has exactly one outcome. The check advises; people decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

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

OUTSIDE = (Nation.SCOTLAND, Nation.ELSEWHERE)
WORK_ENDS = {
    Work.RETIRED: Outcome.RETIRED,
    Work.LEFT: Outcome.LEFT,
    Work.NOT_IN_EDUCATION: Outcome.NOT_IN_EDUCATION,
}


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What a person has answered so far; None or empty where not asked yet.

    `treatment` is that of the role they chose. Plain values are taken for choices.
    Raises ContradictingAnswersError when "none of these" or "not sure" stands beside
    another responsibility, or responsibilities beside a role that asks for none, and
    ValueError for a value that is no choice at all.
    """

    nation: Nation | None = None
    work: Work | None = None
    treatment: Treatment | None = None
    responsibilities: frozenset[Responsibility] = frozenset()

    def __post_init__(self) -> None:
        for name, choices in (
            ("nation", Nation),
            ("work", Work),
            ("treatment", Treatment),
        ):
            value = getattr(self, name)
            if value is not None:
                object.__setattr__(self, name, choices(value))
        chosen = frozenset(Responsibility(each) for each in self.responsibilities)
        object.__setattr__(self, "responsibilities", chosen)
        if contradict(chosen):
            raise ContradictingAnswersError(
                "“None of these” and “not sure” stand alone; another was given too."
            )
        if chosen and self.treatment != Treatment.ASK_RESPONSIBILITIES:
            raise ContradictingAnswersError(
                "Responsibilities were given with a role that does not ask for them."
            )


@dataclass(frozen=True)
class Result:
    """An outcome, and the question whose answer decided it."""

    outcome: Outcome
    decided_by: Question


def answers_from(
    *,
    nation: str | None,
    work: str | None,
    treatment: str | None,
    responsibilities: Iterable[str],
) -> Answers:
    """Answers out of stored values, where empty means not asked.

    Responsibilities are left out where the role does not ask for them: staff may have
    changed its treatment since the person answered. Raises as Answers does.
    """
    asks = treatment == Treatment.ASK_RESPONSIBILITIES
    return Answers(
        nation=nation or None,
        work=work or None,
        treatment=treatment or None,
        responsibilities=frozenset(responsibilities if asks else ()),
    )


def contradict(responsibilities: frozenset[Responsibility]) -> bool:
    """Whether an answer that stands alone was given together with another."""
    return len(responsibilities) > 1 and any(
        alone in responsibilities for alone in STANDS_ALONE
    )


def next_question(answers: Answers) -> Question | None:
    """The question to ask next, or None when no later answer can change the outcome.

    Some rules end the check early: a nation outside our area, work that is over or not
    in education, and every role but those that ask about responsibilities.
    """
    if answers.nation is None:
        return Question.NATION
    if answers.nation in OUTSIDE:
        return None
    if answers.work is None:
        return Question.WORK
    if answers.work in WORK_ENDS:
        return None
    if answers.treatment is None:
        return Question.ROLE
    if answers.treatment == Treatment.ASK_RESPONSIBILITIES:
        return None if answers.responsibilities else Question.RESPONSIBILITIES
    return None


def outcome_of(answers: Answers) -> Result:
    """The one outcome of these answers: the rules in their order, first match wins.

    Raises UnansweredQuestionError while `next_question` still has one to ask.
    """
    missing = next_question(answers)
    if missing is not None:
        raise UnansweredQuestionError(
            f"The question “{missing.value}” has no answer and decides the outcome."
        )
    work, treatment = answers.work, answers.treatment
    unsure_of_work = work == Work.NOT_SURE
    if answers.nation in OUTSIDE:
        return Result(Outcome.OUTSIDE_OUR_AREA, Question.NATION)
    if work in WORK_ENDS:
        return Result(WORK_ENDS[work], Question.WORK)
    if treatment == Treatment.NOT_IN_EDUCATION:
        return Result(Outcome.NOT_IN_EDUCATION, Question.ROLE)
    if treatment == Treatment.ANOTHER_CATEGORY and not unsure_of_work:
        return Result(Outcome.ANOTHER_CATEGORY, Question.ROLE)
    if treatment == Treatment.PERSON_DECIDES:
        return Result(Outcome.LOOK_AT_ROLE, Question.ROLE)
    if Responsibility.NONE in answers.responsibilities:
        return Result(Outcome.NO_RESPONSIBILITY, Question.RESPONSIBILITIES)
    if Responsibility.NOT_SURE in answers.responsibilities:
        return Result(Outcome.LOOK_AT_ROLE, Question.RESPONSIBILITIES)
    if unsure_of_work:
        return Result(Outcome.LOOK_AT_ROLE, Question.WORK)
    if work == Work.LATER:
        return Result(Outcome.TOO_EARLY, Question.WORK)
    if work == Work.WITHIN_SIX_MONTHS:
        return Result(Outcome.MAY_ASK_NOW, Question.WORK)
    if treatment == Treatment.MIDDLE_LEADER:
        return Result(Outcome.ELIGIBLE_BY_ROLE, Question.ROLE)
    return Result(Outcome.ELIGIBLE_BY_RESPONSIBILITY, Question.RESPONSIBILITIES)
