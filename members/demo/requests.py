"""Requests to join in every state, made as people and officers make them.

Each story goes through the services alone, with the clock set to the days on which it
would have happened, so every event, mail and rule is what it is for real.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from members.demo import applicants
from members.demo.applicants import Applicant
from members.demo.filling_in import begin, send
from members.demo.mails import settle_mails
from members.enums import DeclineReason
from members.errors import AccountInTheWayError
from members.models import JoinRequest, Membership, User
from members.services.activate import activate
from members.services.approve import approve
from members.services.ask import ask
from members.services.decline import decline
from members.services.end_membership import end_membership
from members.services.expire import expire
from members.services.note import note
from members.services.reply import reply
from members.services.take import take
from members.services.withdraw import withdraw
from naht_site.mailed_links import Purpose
from naht_site.management.demo import register
from naht_site.management.demo.clock import days_ago
from naht_site.management.demo.sign_in import (
    FORMER_MEMBER,
    MEMBER,
    DemoPerson,
    password_of,
)
from naht_site.models import MailedLink


@dataclass(frozen=True)
class Office:
    """The two who decide."""

    officer: User
    manager: User


def make_requests(office: Office) -> list[str]:
    """Makes what is missing. Returns a sentence for each that had to be left out."""
    left_out = []
    for applicant, story in STORIES:
        if register.find(JoinRequest, applicant.email) is not None:
            continue
        try:
            with transaction.atomic():
                join_request = story(applicant, office)
                register.add(applicant.email, join_request)
                _note_account(join_request)
                settle_mails(join_request)
        except AccountInTheWayError:
            left_out.append(f"{applicant.email} has an account already: left alone.")
    return left_out


def _not_sent(applicant: Applicant, office: Office) -> JoinRequest:
    return begin(applicant, days=3, at="21:15")


def _just_sent(applicant: Applicant, office: Office) -> JoinRequest:
    return send(applicant, days=1)


def _twice(applicant: Applicant, office: Office) -> JoinRequest:
    return send(applicant, days=2, at="12:10", confirmed=False)


def _role_unclear(applicant: Applicant, office: Office) -> JoinRequest:
    return send(applicant, days=4, at="07:35", confirmed=False)


def _in_review(applicant: Applicant, office: Office) -> JoinRequest:
    join_request = _taken(send(applicant, days=5), office.officer, days=2)
    with days_ago(2, "11:30"):
        return note(
            uuid=join_request.uuid,
            by=office.officer,
            text="Belongs to another union until July. I will phone about the dates.",
        )


def _asked(applicant: Applicant, office: Office) -> JoinRequest:
    join_request = _taken(send(applicant, days=8), office.officer, days=7)
    with days_ago(6, "14:05"):
        return ask(
            uuid=join_request.uuid,
            version=join_request.version,
            by=office.officer,
            question="Your contract ends in summer. Will you lead music after that, "
            "or is somebody else taking over?",
        )


def _accepted(applicant: Applicant, office: Office) -> JoinRequest:
    join_request = _taken(send(applicant, days=4), office.officer, days=2)
    _approve(join_request, office, days=1)
    return join_request


def _a_member(applicant: Applicant, office: Office) -> JoinRequest:
    join_request = _taken(send(applicant, days=23), office.officer, days=21)
    _approve(join_request, office, days=20)
    _set_up_account(join_request, MEMBER, days=19)
    return join_request


def _a_former_member(applicant: Applicant, office: Office) -> JoinRequest:
    join_request = _taken(send(applicant, days=44), office.officer, days=43)
    membership = _approve(join_request, office, days=42)
    _set_up_account(join_request, FORMER_MEMBER, days=41)
    with days_ago(5, "09:20"):
        end_membership(
            membership_id=membership.pk,
            by=office.manager,
            reason="Moves to a job outside education and asked us to end it.",
        )
    return join_request


def _declined(applicant: Applicant, office: Office) -> JoinRequest:
    join_request = _taken(send(applicant, days=13), office.officer, days=10)
    with days_ago(9, "15:10"):
        return decline(
            uuid=join_request.uuid,
            version=join_request.version,
            by=office.officer,
            reason=DeclineReason.NO_RESPONSIBILITY,
            words="We read your job description together on the phone and found no "
            "duty beyond your own class. Ask again when you take one on.",
        )


def _replied(applicant: Applicant, office: Office) -> JoinRequest:
    join_request = _taken(send(applicant, days=19), office.officer, days=17)
    with days_ago(16, "12:45"):
        decline(
            uuid=join_request.uuid,
            version=join_request.version,
            by=office.officer,
            reason=DeclineReason.WORKPLACE_NOT_CONFIRMED,
            words="The office at your school did not know the post that you told us "
            "of, and we could not reach your line manager.",
        )
    with days_ago(3, "19:50"):
        return reply(
            uuid=join_request.uuid,
            text="The office is new. My line manager is back from leave and will "
            "confirm that I lead the mentoring team of four.",
        )


def _withdrew(applicant: Applicant, office: Office) -> JoinRequest:
    join_request = send(applicant, days=12)
    with days_ago(11, "08:05"):
        return withdraw(uuid=join_request.uuid)


def _silent(applicant: Applicant, office: Office) -> JoinRequest:
    join_request = _taken(send(applicant, days=41), office.officer, days=39)
    with days_ago(38, "10:25"):
        ask(
            uuid=join_request.uuid,
            version=join_request.version,
            by=office.officer,
            question="Which schools have you worked at this term, and whom did you "
            "lead there?",
        )
    with days_ago(9, "00:05"):
        return expire(uuid=join_request.uuid)


STORIES: list[tuple[Applicant, Callable[[Applicant, Office], JoinRequest]]] = [
    (applicants.A_FORMER_MEMBER, _a_former_member),
    (applicants.SILENT, _silent),
    (applicants.A_MEMBER, _a_member),
    (applicants.REPLIED, _replied),
    (applicants.DECLINED, _declined),
    (applicants.WITHDREW, _withdrew),
    (applicants.ASKED, _asked),
    (applicants.IN_REVIEW, _in_review),
    (applicants.TWICE, _twice),
    (applicants.ROLE_UNCLEAR, _role_unclear),
    (applicants.ACCEPTED, _accepted),
    (applicants.NOT_SENT, _not_sent),
    (applicants.JUST_SENT, _just_sent),
]


def _note_account(join_request: JoinRequest) -> None:
    account = User.objects.filter(member__memberships__join_request=join_request)
    for made in account:
        register.add(made.email, made)


def _taken(join_request: JoinRequest, by: User, *, days: int) -> JoinRequest:
    with days_ago(days, "09:40"):
        return take(uuid=join_request.uuid, version=join_request.version, by=by)


def _approve(join_request: JoinRequest, office: Office, *, days: int) -> Membership:
    with days_ago(days, "11:00"):
        return approve(
            uuid=join_request.uuid, version=join_request.version, by=office.officer
        )


def _set_up_account(
    join_request: JoinRequest, person: DemoPerson, *, days: int
) -> None:
    with days_ago(days, "18:30"):
        link = MailedLink.objects.get(
            purpose=Purpose.ACTIVATE, subject=join_request.uuid, revoked_at=None
        )
        activate(link=link, password=password_of(person))
