"""An eligibility check under way: the answers, with what staff keep about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from members.check_session import CheckAnswers
from members.eligibility import Answers, Result, answers_from, next_question, outcome_of
from members.eligibility_words import answers_in_words, deciding_words, frozen
from members.enums import Outcome, Question
from members.first_wording import FIRST_WORDING
from members.models import OutcomeWording, Role


@dataclass(frozen=True)
class RunningCheck:
    """Answers together with the role they name, as it stands now.

    A role that staff retired since counts as not answered, so it is asked again.
    """

    given: CheckAnswers
    role: Role | None
    answers: Answers

    @property
    def next_question(self) -> Question | None:
        return next_question(self.answers)

    @cached_property
    def result(self) -> Result:
        """Raises UnansweredQuestionError while a question is open."""
        return outcome_of(self.answers)

    @cached_property
    def wording(self) -> OutcomeWording:
        return wording_of(self.result.outcome)

    @property
    def deciding(self) -> str:
        return deciding_words(self.result, self.answers, self.role)

    @property
    def in_words(self) -> list[tuple[Question, str]]:
        return answers_in_words(self.answers, self.role)

    @property
    def may_be_asked(self) -> list[Question]:
        """What was answered, which may be changed, and the next question."""
        answered = [question for question, _ in self.in_words]
        return [*answered, self.next_question] if self.next_question else answered

    def frozen(self, at: datetime) -> dict[str, Any]:
        """What a join request keeps of this check: see eligibility_words.frozen."""
        return frozen(self.answers, self.role, self.wording, at)


def running_check(given: CheckAnswers | None) -> RunningCheck:
    """The check that these answers make; None is a check that has not begun."""
    given = given or CheckAnswers()
    role = None
    if given.role:
        role = Role.objects.offered().filter(key=given.role).first()
    return check_with(given, role)


def check_with(given: CheckAnswers, role: Role | None) -> RunningCheck:
    """The same where the role that the answers name has been read already."""
    if role is not None and role.retired:
        role = None
    answers = answers_from(
        nation=given.nation,
        work=given.work,
        treatment=role.treatment if role else None,
        responsibilities=given.responsibilities,
    )
    return RunningCheck(given, role, answers)


def wording_of(outcome: Outcome) -> OutcomeWording:
    """What staff say at an outcome, or the first words where the row is missing."""
    found = OutcomeWording.objects.filter(outcome=outcome).first()
    if found is not None:
        return found
    first = FIRST_WORDING[outcome]
    return OutcomeWording(outcome=outcome, heading=first.heading, text=first.text)
