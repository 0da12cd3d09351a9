"""Every step that staff take with a join request: its form, its button, its service."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from members.deadlines import is_over, reopen_until
from members.enums import MAY_BE_REOPENED, OPEN, Status
from members.errors import RefusedError
from members.forms.review import (
    ActionForm,
    ApproveForm,
    AskForm,
    AssignForm,
    CorrectAddressForm,
    DeclineForm,
    NoteForm,
    ReopenForm,
    UndoForm,
)
from members.forms.settle import SettleForm
from members.models import JoinRequest, Membership, User
from members.services.activate import account_to_set_up
from members.services.approve import approve, needs_override
from members.services.ask import ask
from members.services.assign import assign
from members.services.correct_address import correct_address
from members.services.decline import decline
from members.services.end_membership import end_membership
from members.services.note import note
from members.services.reopen import reopen
from members.services.rules import (
    END_MEMBERSHIP,
    FIND_MEMBER,
    MANAGE,
    REVIEW,
    may_decide,
)
from members.services.send_account_link import send_account_link
from members.services.settle import settle
from members.services.take import take
from members.services.transition import lock
from members.services.withdraw import withdraw


@dataclass(frozen=True, kw_only=True)
class Step:
    """`name` is its address; `run` takes uuid, by, and what the form holds."""

    name: str
    heading: str
    button: str
    done: str
    run: Callable[..., Any]
    offered: Callable[[JoinRequest, User], bool]
    form: type[ActionForm] = ActionForm
    permission: str = REVIEW
    style: str = "button-secondary"
    text: str = ""
    is_main: bool = False
    has_panel: bool = False  # its forms stand in a panel of their own

    @property
    def auto_id(self) -> str:
        """Keeps the ids of its fields apart from those of the other steps."""
        return f"{self.name}-%s"

    @property
    def address(self) -> str:
        return f"join_requests:{self.name}"

    def make_form(self, data: Any = None, **options: Any) -> ActionForm:
        return self.form(data, auto_id=self.auto_id, **options)

    def is_offered(self, join_request: JoinRequest, by: User) -> bool:
        return by.has_perm(self.permission) and self.offered(join_request, by)


@transaction.atomic
def _undo(*, uuid: UUID, version: int, by: User, reason: str) -> None:
    lock(uuid=uuid, version=version)
    membership = Membership.objects.filter(join_request__uuid=uuid).first()
    if membership is None:
        raise RefusedError("No membership came from this request.")
    end_membership(
        membership_id=membership.pk, by=by, reason=reason, from_its_start=True
    )


def _in(*statuses: Status) -> Callable[[JoinRequest, User], bool]:
    return lambda join_request, by: join_request.status in statuses


def _may_take(join_request: JoinRequest, by: User) -> bool:
    waits = join_request.status == Status.SUBMITTED or (
        join_request.status == Status.RECONSIDERING and join_request.owner_id != by.pk
    )
    return waits and may_decide(by, join_request)


def _may_be_decided(join_request: JoinRequest, by: User) -> bool:
    decidable = join_request.status in (Status.IN_REVIEW, Status.RECONSIDERING)
    return decidable and may_decide(by, join_request)


def _may_approve(join_request: JoinRequest, by: User) -> bool:
    allowed = by.has_perm(MANAGE) or not needs_override(join_request)
    return allowed and _may_be_decided(join_request, by)


def _may_withdraw(join_request: JoinRequest, by: User) -> bool:
    return join_request.status in OPEN and may_decide(by, join_request)


def _may_reopen(join_request: JoinRequest, by: User) -> bool:
    closed = join_request.closed_at or join_request.decided_at
    return join_request.status in MAY_BE_REOPENED and not is_over(
        reopen_until(closed), timezone.now()
    )


def _may_undo(join_request: JoinRequest, by: User) -> bool:
    membership = getattr(join_request, "membership", None)
    return membership is not None and membership.ends != membership.starts


STEPS = [
    Step(
        name="take",
        heading="Take it",
        text="You become its owner, and colleagues see that you are at work on it.",
        button="Take this request",
        done="The request is yours.",
        run=take,
        offered=_may_take,
        style="",
        is_main=True,
    ),
    Step(
        name="approve",
        heading="Approve",
        text="The person becomes a member and gets a link to set up their account.",
        button="Approve",
        done="Approved. The person will get a mail with the next step.",
        run=approve,
        offered=_may_approve,
        form=ApproveForm,
        style="",
        is_main=True,
    ),
    Step(
        name="decline",
        heading="Decline",
        button="Decline",
        done="Declined. The person will get a mail with the reasons.",
        run=decline,
        offered=_may_be_decided,
        form=DeclineForm,
        style="no",
        is_main=True,
    ),
    Step(
        name="ask",
        heading="Ask for information",
        button="Send the question",
        done="Asked. The person will get a mail with a link to answer.",
        run=ask,
        offered=_in(Status.IN_REVIEW),
        form=AskForm,
    ),
    Step(
        name="assign",
        heading="Give it to another officer",
        button="Give it to them",
        done="The request has a new owner.",
        run=assign,
        offered=_in(*OPEN),
        form=AssignForm,
    ),
    Step(
        name="settle",
        heading="Settle a possible duplicate",
        button="Settle it",
        done="Settled. It is on the timeline.",
        run=settle,
        offered=_in(*OPEN),
        form=SettleForm,
        has_panel=True,
    ),
    Step(
        name="note",
        heading="Add a note",
        button="Add the note",
        done="The note is on the timeline.",
        run=lambda *, version, **rest: note(**rest),
        offered=lambda join_request, by: True,
        form=NoteForm,
    ),
    Step(
        name="correct-address",
        heading="Correct the e-mail address",
        button="Correct the address",
        done="Corrected. The new address will get a mail to confirm it.",
        run=correct_address,
        offered=_in(*OPEN),
        form=CorrectAddressForm,
    ),
    Step(
        name="withdraw",
        heading="Withdraw it for the person",
        text="When the person asks us to on the phone. They get a mail that says so.",
        button="Withdraw",
        done="Withdrawn. The person will get a mail that says so.",
        run=withdraw,
        offered=_may_withdraw,
        style="button-secondary no",
    ),
    Step(
        name="reopen",
        heading="Open it again",
        button="Open it again",
        done="The request is open again, and yours.",
        run=reopen,
        offered=_may_reopen,
        form=ReopenForm,
        permission=MANAGE,
    ),
    Step(
        name="account-link",
        heading="Send a fresh link",
        text="For a person whose link to set up the account has stopped working.",
        button="Send a fresh link",
        done="A fresh link is on its way.",
        run=lambda *, version, **rest: send_account_link(**rest),
        offered=lambda join_request, by: (
            join_request.status == Status.APPROVED
            and account_to_set_up(join_request.uuid) is not None
        ),
        permission=FIND_MEMBER,
    ),
    Step(
        name="undo",
        heading="Undo the approval",
        text="The membership ends from its start. Use it only for a mistake.",
        button="End the membership from its start",
        done="The membership is ended from its start.",
        run=_undo,
        offered=_may_undo,
        form=UndoForm,
        permission=END_MEMBERSHIP,
        style="no",
    ),
]
