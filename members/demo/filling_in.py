"""Filling in a request as the person's own pages do, step by step."""

from __future__ import annotations

from typing import Any

from members.check_session import CheckAnswers
from members.consent_wording import REQUIRED
from members.demo.applicants import Applicant
from members.demo.schools import school_named
from members.models import Consent, JoinRequest
from members.normalise import clean_email, clean_phone
from members.services.compare import compare
from members.services.confirm import confirm
from members.services.save_step import (
    save_email,
    save_keeping_in_touch,
    save_step,
    save_workplaces,
)
from members.services.start import start
from members.services.submit import submit
from members.steps import BACKGROUND, CONTACT, JOB, NAME
from naht_site.management.demo.clock import days_ago


def begin(applicant: Applicant, *, days: int, at: str) -> JoinRequest:
    """Comes from the eligibility check and stops after the school's name."""
    with days_ago(days, at):
        join_request, _ = start(
            given=CheckAnswers(
                nation=applicant.nation,
                work=applicant.work,
                role=applicant.role,
                responsibilities=list(applicant.responsibilities),
            )
        )
        save_email(uuid=join_request.uuid, email=clean_email(applicant.email))
        save_step(
            uuid=join_request.uuid,
            step=JOB,
            values={
                "job_title": applicant.job_title,
                "job_starts": applicant.job_starts,
                "contract": applicant.contract,
            },
        )
        return save_workplaces(
            uuid=join_request.uuid,
            places=[_place(applicant)],
            central_employer="",
        )


def _place(applicant: Applicant) -> dict[str, Any]:
    """Chosen from the register where it is there, or typed in."""
    school = school_named(applicant.school)
    if school is None:
        return {"name": applicant.school, "town": applicant.town}
    words = {part: getattr(school, part) for part in ("name", "town", "postcode")}
    return words | {"school": school}


def send(
    applicant: Applicant, *, days: int, at: str = "16:40", confirmed: bool = True
) -> JoinRequest:
    """Answers everything and sends it; the address is confirmed unless said.

    The worker would compare it today, and not on that day.
    """
    uuid = begin(applicant, days=days, at=at).uuid
    phone = clean_phone(applicant.phone)
    with days_ago(days, at):
        save_step(
            uuid=uuid,
            step=NAME,
            values={
                "first_name": applicant.first_name,
                "last_name": applicant.last_name,
                "known_as": applicant.known_as,
            },
        )
        save_step(
            uuid=uuid,
            step=CONTACT,
            values={
                "phone": phone.shown,
                "phone_e164": phone.e164,
                "phone_extension": phone.extension,
                "contact_by": applicant.contact_by,
                "address_is_home": True,
                "address_line_1": applicant.street,
                "town": applicant.town,
                "postcode": applicant.postcode,
            },
        )
        save_step(
            uuid=uuid,
            step=BACKGROUND,
            values={"other_union": applicant.other_union, "former_member": False},
        )
        agreed = [Consent.Purpose.UNION_NEWS] if applicant.union_news else []
        save_keeping_in_touch(uuid=uuid, purposes=agreed)
        if confirmed:
            confirm(uuid=uuid)
        version = JoinRequest.objects.get(uuid=uuid).version
        sent = submit(uuid=uuid, version=version, consents=REQUIRED)
        compare(uuid=uuid)
        sent.refresh_from_db()
        return sent
