"""What a person who follows their request reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from members.deadlines import is_over
from members.enums import MAY_BE_REOPENED, OPEN, DeclineReason, Status
from members.models import JoinRequest, Membership
from members.review_mail import REASONS
from members.working_days import answer_by

NEXT: dict[Status, str] = {
    Status.SUBMITTED: "Next, one of us reads your request.",
    Status.IN_REVIEW: "One of us is looking at your request.",
    Status.INFORMATION_REQUESTED: (
        "We can go on once we have your answer. If we do not hear from you by then, we "
        "close the request. You can always ask again."
    ),
    Status.APPROVED: (
        "We have sent you an e-mail with a link to set up your account. If you have "
        "set it up, you can sign in."
    ),
    Status.DECLINED: "This is what we wrote to you:",
    Status.RECONSIDERING: (
        "A manager is looking at your request again. It is not the person who made "
        "the first decision."
    ),
    Status.WITHDRAWN: (
        "You asked us to stop, so nobody is looking at your request any more. You can "
        "ask again whenever you like."
    ),
    Status.EXPIRED: (
        "We asked you something and had no answer in time. If you still want to join, "
        "call us: we may be able to open this request again. Or send us a new one."
    ),
}
ENDED = "Your membership has ended"
ENDED_NEXT = (
    "If you did not expect that, please call us. You can ask to join again whenever "
    "you like."
)
PUT_TOGETHER = (
    "We had two requests from you and go on with the other one. Our e-mail says which "
    "that is. You do not have to do anything."
)


@dataclass(frozen=True)
class Tracked:
    """A request as its person may see it at an instant: no name, no other answer.

    `answer_by` is the day by which we mean to be back; None where it is not our turn.
    `is_late` says that this day is over. `reply_until` is there while a reply is taken.
    """

    reference: str
    status: str
    state: str
    next: str
    answer_by: date | None
    is_late: bool
    question: str
    reason: str
    decision_note: str
    reply_until: date | None
    may_withdraw: bool
    may_ask_again: bool
    may_sign_in: bool
    asks_to_confirm: bool


def tracked(join_request: JoinRequest, at: datetime) -> Tracked:
    """What a request that was sent looks like to its person at that instant."""
    status = Status(join_request.status)
    due = answer_by(join_request.events.order_by("at", "pk"), join_request.nation)
    declined = status == Status.DECLINED
    reply_until = join_request.reply_until if declined else None
    if reply_until and (join_request.replied_at or is_over(reply_until, at)):
        reply_until = None
    is_double = join_request.double_of_id is not None
    state = join_request.public_label()
    if declined and reply_until is None:
        state = state.partition(" (")[0]
    told = PUT_TOGETHER if is_double else NEXT[status]
    approved = status == Status.APPROVED
    ended = approved and not _membership_goes_on(join_request, at)
    if ended:
        state, told = ENDED, ENDED_NEXT
    return Tracked(
        reference=join_request.reference,
        status=status.value,
        state=state,
        next=told,
        answer_by=due,
        is_late=due is not None and is_over(due, at),
        question=(
            join_request.question if status == Status.INFORMATION_REQUESTED else ""
        ),
        reason=REASONS[DeclineReason(join_request.decline_reason)] if declined else "",
        decision_note=join_request.decision_note if declined else "",
        reply_until=reply_until,
        may_withdraw=status in OPEN,
        may_ask_again=ended or (status in MAY_BE_REOPENED and not is_double),
        may_sign_in=approved and not ended,
        asks_to_confirm=(
            status in OPEN
            and join_request.email_confirmed_at is None
            and join_request.email_held_at is None
        ),
    )


def _membership_goes_on(join_request: JoinRequest, at: datetime) -> bool:
    """Whether what came of an approved request holds, or begins later."""
    made = Membership.objects.filter(join_request=join_request)
    return made.not_over(at).exists()
