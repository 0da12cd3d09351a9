"""Join requests in each state, brought there by the services, for tests."""

from __future__ import annotations

import itertools
from datetime import timedelta
from typing import Any

import time_machine
from django.utils import timezone

from members.enums import Nation, Outcome, Source, Status
from members.models import JoinRequest, JoinRequestEvent, Membership, Role, User
from members.services.answer import answer
from members.services.approve import approve
from members.services.ask import ask
from members.services.decline import decline
from members.services.expire import expire
from members.services.reply import reply
from members.services.take import take
from members.services.withdraw import withdraw
from members.working_days import late_on
from naht_site.models import MailedLink
from tests.factories.members import UserFactory

WORDS = "We asked your school and found no part of it that you lead."
NOTE = "The head confirmed the post on the phone."
_count = itertools.count(1)


def officer() -> User:
    return UserFactory(officer=True)


def manager() -> User:
    return UserFactory(manager=True)


def frozen(outcome: str) -> dict[str, Any]:
    """A frozen check with that outcome."""
    return {
        "version": 1,
        "outcome": outcome,
        "outcome_name": Outcome(outcome).label,
        "heading": "A heading of then",
        "text": "A text of then.\n\nAnd more of it.",
        "deciding": "You told us that you start within six months.",
        "in_words": [
            {"question": "nation", "asked": "Where do you work?", "answer": "Wales"}
        ],
    }


def sent(*, outcome: str = Outcome.ELIGIBLE_BY_ROLE, **fields: Any) -> JoinRequest:
    """A request that waits for an officer."""
    number = next(_count)
    email = fields.pop("email", f"applicant{number}@example.org")
    join_request = JoinRequest.objects.create(
        **{
            "status": Status.SUBMITTED,
            "reference": f"JR-{number:08}",
            "submitted_at": timezone.now(),
            "source": Source.ONLINE,
            "email": email,
            "email_key": email.lower(),
            "eligibility": frozen(outcome),
            "nation": Nation.WALES,
            "role": Role.objects.get(key="senco"),
            "job_title": "ALNCo",
            "job_starts": timezone.localdate().replace(day=1),
            "first_name": "Jane",
            "last_name": "Otterley",
            "postcode": "CF10 1AA",
        }
        | fields
    )
    join_request.workplaces.create(name="Ysgol Dyfrgi", town="Cardiff")
    join_request.events.create(
        what=JoinRequestEvent.What.SUBMITTED,
        before=Status.DRAFT,
        after=Status.SUBMITTED,
        at=join_request.submitted_at,
    )
    join_request.late_on = late_on(join_request.events.all(), join_request.nation)
    join_request.save()
    return join_request


def in_review(*, by: User | None = None, **fields: Any) -> JoinRequest:
    join_request = sent(**fields)
    return take(uuid=join_request.uuid, version=1, by=by or officer())


def asked(*, by: User | None = None, **fields: Any) -> JoinRequest:
    owner = by or officer()
    join_request = in_review(by=owner, **fields)
    return ask(
        uuid=join_request.uuid,
        version=join_request.version,
        by=owner,
        question="Which year groups do you lead?",
    )


def answered(**fields: Any) -> JoinRequest:
    return answer(uuid=asked(**fields).uuid, text="Years 7 and 8.")


def approve_it(
    join_request: JoinRequest, *, by: User | None = None, **words: Any
) -> Membership:
    """Approves it as it was read, by its owner if nobody else is named."""
    return approve(
        uuid=join_request.uuid,
        version=join_request.version,
        by=by or join_request.owner,
        **words,
    )


def approved(**fields: Any) -> JoinRequest:
    join_request = in_review(**fields)
    approve_it(join_request, note=NOTE)
    join_request.refresh_from_db()
    return join_request


def declined(*, by: User | None = None, **fields: Any) -> JoinRequest:
    owner = by or officer()
    join_request = in_review(by=owner, **fields)
    return decline(
        uuid=join_request.uuid,
        version=join_request.version,
        by=owner,
        reason="no_responsibility",
        words=WORDS,
    )


def reconsidering(**fields: Any) -> JoinRequest:
    return reply(uuid=declined(**fields).uuid, text="I lead the whole of year 7.")


def withdrawn(**fields: Any) -> JoinRequest:
    return withdraw(uuid=sent(**fields).uuid)


def past_its_day(**fields: Any) -> JoinRequest:
    """One whose answer is overdue, and that nobody has closed yet."""
    with time_machine.travel(timezone.now() - timedelta(days=30), tick=False):
        return asked(**fields)


def expired(**fields: Any) -> JoinRequest:
    """One that is closed because nobody answered in time."""
    return expire(uuid=past_its_day(**fields).uuid)


def link_of(join_request: JoinRequest, purpose: str) -> MailedLink:
    """The newest link of that purpose about the request."""
    return MailedLink.objects.filter(subject=join_request.uuid, purpose=purpose).latest(
        "pk"
    )
