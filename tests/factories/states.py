"""A request in each state, and each step that may be taken with it, for tests."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from members.consent_wording import REQUIRED
from members.enums import Status
from members.models import JoinRequest, User
from members.services.answer import answer
from members.services.approve import approve
from members.services.ask import ask
from members.services.assign import assign
from members.services.correct_address import correct_address
from members.services.decline import decline
from members.services.expire import expire
from members.services.note import note
from members.services.reopen import reopen
from members.services.reply import reply
from members.services.submit import submit
from members.services.take import take
from members.services.withdraw import withdraw
from tests.factories.join_requests import JoinRequestFactory
from tests.factories.review import (
    NOTE,
    WORDS,
    approved,
    asked,
    declined,
    expired,
    in_review,
    reconsidering,
    sent,
    withdrawn,
)

QUESTION = "Which year groups do you lead?"
OTHER_WORDS = f"{WORDS} Your head says so, too."


def draft() -> JoinRequest:
    return JoinRequestFactory(complete=True)


MAKERS: dict[Status, Callable[[], JoinRequest]] = {
    Status.DRAFT: draft,
    Status.SUBMITTED: sent,
    Status.IN_REVIEW: in_review,
    Status.INFORMATION_REQUESTED: asked,
    Status.APPROVED: approved,
    Status.DECLINED: declined,
    Status.RECONSIDERING: reconsidering,
    Status.WITHDRAWN: withdrawn,
    Status.EXPIRED: expired,
}
# The service of each step, and what it is given beside the request: `by` and `to` are
# whoever takes the step, `version` that of the request.
STEPS: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
    "submit": (submit, {"version": None, "consents": REQUIRED}),
    "take": (take, {"version": None, "by": None}),
    "ask": (ask, {"version": None, "by": None, "question": QUESTION}),
    "answer": (answer, {"text": "Year 7"}),
    "expire": (expire, {}),
    "approve": (approve, {"version": None, "by": None, "note": NOTE}),
    "decline": (
        decline,
        {"version": None, "by": None, "reason": "other", "words": OTHER_WORDS},
    ),
    "reply": (reply, {"text": "Please look again."}),
    "withdraw": (withdraw, {}),
    "reopen": (reopen, {"version": None, "by": None, "reason": "They rang us up."}),
    "assign": (assign, {"version": None, "by": None, "to": None}),
    "note": (note, {"by": None, "text": "A note"}),
    "correct_address": (
        correct_address,
        {"version": None, "by": None, "email": "Right@example.org"},
    ),
}


def take_step(name: str, join_request: JoinRequest, by: User, **given: Any) -> Any:
    """Takes the step as `by`, in the way that may be done; `given` says otherwise."""
    service, values = STEPS[name]
    known = {"version": join_request.version, "by": by, "to": by}
    values = {key: known.get(key, value) for key, value in values.items()}
    return service(uuid=join_request.uuid, **(values | given))
