"""The steps of asking to join: which there are, which are done, which comes next."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from members.check_session import CheckAnswers
from members.enums import Question
from members.models import JoinRequest
from members.running_check import RunningCheck, check_with


@dataclass(frozen=True)
class Step:
    """One page. `part` is what it belongs to: the questions of the check are one part.

    `needs` are the columns that can't be empty once it is done.
    """

    key: str
    part: str
    needs: tuple[str, ...] = ()


EMAIL = Step("email", "Your e-mail address", ("email", "email_key"))
NATION, WORK, ROLE, RESPONSIBILITIES = (
    Step(question.value, "Your role") for question in Question
)
JOB = Step("job", "Your job", ("job_title", "job_starts", "contract"))
WORKPLACE = Step("workplace", "Where you work")
NAME = Step("name", "Your name", ("first_name", "last_name"))
CONTACT = Step(
    "contact",
    "How to reach you",
    ("contact_by", "address_is_home", "address_line_1", "town", "postcode"),
)
BACKGROUND = Step("background", "Your background")
KEEPING_IN_TOUCH = Step("keeping-in-touch", "Keeping in touch")
CHECK = Step("check", "Check your answers")

QUESTIONS = {
    Question.NATION: NATION,
    Question.WORK: WORK,
    Question.ROLE: ROLE,
    Question.RESPONSIBILITIES: RESPONSIBILITIES,
}
AFTER_THE_ROLE = (JOB, WORKPLACE, NAME, CONTACT, BACKGROUND, KEEPING_IN_TOUCH)
PARTS = [
    step.part for step in (EMAIL, NATION, *AFTER_THE_ROLE, CHECK)
]  # as they are counted


def answers_of(join_request: JoinRequest) -> CheckAnswers:
    """The answers of the eligibility check that a request holds."""
    role = join_request.role
    return CheckAnswers(
        nation=join_request.nation,
        work=join_request.work,
        role=role.key if role else "",
        responsibilities=list(join_request.responsibilities),
    )


class Journey:
    """Where a request that is not sent stands. Reads its row and changes nothing.

    An unsaved JoinRequest is one that has not begun.
    """

    def __init__(self, join_request: JoinRequest) -> None:
        self.join_request = join_request

    @cached_property
    def check(self) -> RunningCheck:
        return check_with(answers_of(self.join_request), self.join_request.role)

    @cached_property
    def steps(self) -> list[Step]:
        """The pages that this person's answers lead through, in order."""
        asked = [QUESTIONS[question] for question in self.check.may_be_asked]
        return [EMAIL, *asked, *AFTER_THE_ROLE, CHECK]

    @cached_property
    def next(self) -> Step:
        """The first step that is not done; the last of all where the rest are."""
        return next(step for step in self.steps if not self.is_done(step))

    def is_done(self, step: Step) -> bool:
        if step == CHECK:
            return False
        for question, asked in QUESTIONS.items():
            if step == asked:
                return question in dict(self.check.in_words)
        if step.key not in self.join_request.steps_done:
            return False
        if step == WORKPLACE:
            return self._has_workplace
        return all(
            getattr(self.join_request, column) not in (None, "")
            for column in step.needs
        )

    def may_open(self, step: Step) -> bool:
        """Whether every step before it is done: none can be skipped."""
        if step not in self.steps:
            return False
        return self.steps.index(step) <= self.steps.index(self.next)

    def before(self, step: Step) -> Step | None:
        place = self.steps.index(step)
        return self.steps[place - 1] if place else None

    @cached_property
    def _has_workplace(self) -> bool:
        if self.join_request.central_employer:
            return True
        return self.join_request.workplaces.exists()


def step_of(key: str) -> Step:
    """The step with that key. Raises StopIteration where there is none."""
    every = (EMAIL, *QUESTIONS.values(), *AFTER_THE_ROLE, CHECK)
    return next(step for step in every if step.key == key)


def number_of(step: Step) -> int:
    """Which part a step is, counted from one; `len(PARTS)` is how many there are."""
    return PARTS.index(step.part) + 1
