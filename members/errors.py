"""What the members' side raises when it is asked for something that can't be.

Messages name what was found and what was expected, and never hold a person's answers.
"""

from __future__ import annotations

from typing import Any


class MembersError(Exception):
    """The parent of every error that is ours."""


class ContradictingAnswersError(MembersError):
    """Answers of the eligibility check that can't stand together."""


class UnansweredQuestionError(MembersError):
    """An outcome was asked for while a question that decides it is open."""


class WrongStatusError(MembersError):
    """A join request is not in a state from which this step may be taken."""

    def __init__(self, *, found: str, expected: str, wanted: str = "") -> None:
        self.found = found
        self.expected = expected
        self.wanted = wanted
        step = f"to become “{wanted}” it must be" if wanted else "this step needs"
        super().__init__(f"The request is “{found}”; {step} “{expected}”.")


class StaleRequestError(MembersError):
    """A join request changed after the person deciding it had read it.

    `changes` are the events that came since, oldest first.
    """

    def __init__(
        self, *, found: int, expected: int, changes: tuple[Any, ...] = ()
    ) -> None:
        self.found = found
        self.expected = expected
        self.changes = changes
        super().__init__(
            f"The request is at version {found}; the screen showed {expected}."
        )


class RefusedError(MembersError):
    """A step that the rules do not allow; its text is a sentence for staff."""


class NotAllowedError(RefusedError):
    """The person deciding may not take this step."""


class AnotherRequestOpenError(RefusedError):
    """The same person has another open request. Never shown to a stranger."""

    def __init__(self) -> None:
        super().__init__(
            "Another request from the same address is open. Close that one first."
        )


class NotSettledError(RefusedError):
    """A likely duplicate has to be settled before the request is approved."""

    def __init__(self) -> None:
        super().__init__(
            "This may be somebody we know. Settle the possible duplicates first."
        )


class AccountInTheWayError(RefusedError):
    """An account with the address of a join request is there already.

    `same_person_possible` says whether it may be taken as the same person's.
    """

    def __init__(self, sentence: str, *, same_person_possible: bool = False) -> None:
        self.same_person_possible = same_person_possible
        super().__init__(sentence)


class NotUnderstoodError(MembersError):
    """Something typed that can't be read. Its text is the sentence for the person."""


class IncompleteRequestError(MembersError):
    """A join request can't be sent before its steps are done. `step` is the first."""

    def __init__(self, step: str) -> None:
        self.step = step
        super().__init__(f"The step “{step}” is not done.")
