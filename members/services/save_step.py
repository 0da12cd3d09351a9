"""Saves one page of a join request that is not sent.

Each locks the row, raises WrongStatusError once the request has been sent and
JoinRequest.DoesNotExist where it is gone, and gives back the row as it is then.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from members import join_cookie, mail
from members.consent_wording import OPTIONAL, WORDING
from members.enums import Question, Source, Status
from members.models import Consent, JoinRequest, RequestWorkplace
from members.normalise import Email
from members.services.start import write_answers
from members.services.transition import check_status, lock, unasked
from members.steps import EMAIL, KEEPING_IN_TOUCH, WORKPLACE, Step, answers_of
from naht_site import mailed_links


@transaction.atomic
def save_step(*, uuid: UUID, step: Step, values: dict[str, Any]) -> JoinRequest:
    """Sets the columns that the step asks for."""
    join_request = _draft(uuid)
    for name, value in values.items():
        setattr(join_request, name, value)
    return _saved(join_request, step)


@transaction.atomic
def save_email(*, uuid: UUID, email: Email, token: str = "") -> JoinRequest:
    """Sets the address. A new one is not confirmed: its links are new and mailed to it.

    The links that went to the one before do not work any more, nor does any device but
    the one with `token`: they may have come by such a link, in a stranger's hands.
    A caller gets no link before their request is sent: an officer is at work on it.
    """
    join_request = _draft(uuid)
    is_new = join_request.email_key != email.key
    join_request.email = email.address
    join_request.email_key = email.key
    if is_new:
        join_request.email_confirmed_at = None
        mailed_links.revoke(subject=join_request.uuid, at=timezone.now())
        others = join_request.devices.exclude(cookie_hash=join_cookie.hash_of(token))
        others.delete()
        if join_request.source != Source.PHONE:
            mail.continue_or_confirm(join_request)
    return _saved(join_request, EMAIL)


@transaction.atomic
def save_check_answer(
    *, uuid: UUID, question: Question, answer: str | list[str]
) -> JoinRequest:
    """Sets one answer of the eligibility check; later ones that it ends go."""
    join_request = _draft(uuid)
    write_answers(join_request, answers_of(join_request).answering(question, answer))
    return _saved(join_request)


@transaction.atomic
def save_workplaces(
    *, uuid: UUID, places: Sequence[dict[str, Any]], central_employer: str
) -> JoinRequest:
    """Replaces the workplaces: each has a name, and a town or a postcode.

    One that was chosen from a register has its `school` too; its words are kept beside
    it as they are now.
    """
    join_request = _draft(uuid)
    join_request.workplaces.all().delete()
    for position, place in enumerate(places):
        workplace = RequestWorkplace(
            join_request=join_request, position=position, **place
        )
        workplace.clean_fields()
        workplace.save()
    join_request.central_employer = central_employer
    return _saved(join_request, WORKPLACE)


@transaction.atomic
def save_keeping_in_touch(
    *, uuid: UUID, purposes: Collection[Consent.Purpose]
) -> JoinRequest:
    """Keeps what the person agreed to and takes back what they did not.

    A consent that was given before keeps its time and its words.
    """
    join_request = _draft(uuid)
    given = join_request.consents.filter(purpose__in=OPTIONAL)
    given.exclude(purpose__in=purposes).delete()
    give_consents(
        join_request,
        [purpose for purpose in OPTIONAL if purpose in purposes],
    )
    return _saved(join_request, KEEPING_IN_TOUCH)


def give_consents(
    join_request: JoinRequest, purposes: Collection[Consent.Purpose]
) -> None:
    """Writes down each with the version of its words and the time, unless it stands."""
    at = timezone.now()
    given = [
        Consent(
            join_request=join_request,
            purpose=purpose,
            wording_version=WORDING[purpose].version,
            given_at=at,
        )
        for purpose in purposes
    ]
    Consent.objects.bulk_create(given, ignore_conflicts=True)


def _draft(uuid: UUID) -> JoinRequest:
    join_request = lock(uuid=uuid)
    check_status(join_request, Status.DRAFT)
    return join_request


def _saved(join_request: JoinRequest, step: Step | None = None) -> JoinRequest:
    if step is not None and step.key not in join_request.steps_done:
        join_request.steps_done = [*join_request.steps_done, step.key]
    join_request.clean_fields(exclude=unasked(join_request))
    join_request.version += 1
    join_request.save()
    return join_request
