"""What the members' side raises when it is asked for something that can't be.

Messages name what was found and what was expected, and never hold a person's answers.
"""

from __future__ import annotations


class MembersError(Exception):
    """The parent of every error that is ours."""


class ContradictingAnswersError(MembersError):
    """Answers of the eligibility check that can't stand together."""


class UnansweredQuestionError(MembersError):
    """An outcome was asked for while a question that decides it is open."""


class WrongStatusError(MembersError):
    """A join request is not in a state from which this step may be taken."""

    def __init__(self, *, found: str, expected: str) -> None:
        self.found = found
        self.expected = expected
        super().__init__(f"The request is “{found}”; this needs “{expected}”.")


class StaleRequestError(MembersError):
    """A join request changed after the person deciding it had read it."""

    def __init__(self, *, found: int, expected: int) -> None:
        self.found = found
        self.expected = expected
        super().__init__(
            f"The request is at version {found}; the screen showed {expected}."
        )
