"""The eligibility check's answers, kept in the server-side session and nowhere else.

The browser holds the session's random key alone. A time is kept beside the answers,
because the session itself may live on: a person may sign in with it. Answers older than
`settings.ELIGIBILITY_IDLE_MINUTES` are gone for whoever reads, and `forget_idle` takes
them out of sessions that nobody comes back to.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from members.eligibility import OUTSIDE, WORK_ENDS
from members.enums import Nation, Question, Responsibility, Work

KEY = "eligibility"


@dataclass(frozen=True, kw_only=True)
class CheckAnswers:
    """The answers as given; empty where not asked yet.

    `role` is the key of a Role. `counted` lists the results this check has already
    added to the daily totals, so that a page read again counts nothing.
    """

    nation: str = ""
    work: str = ""
    role: str = ""
    responsibilities: list[str] = field(default_factory=list)
    counted: list[str] = field(default_factory=list)

    def answering(self, question: Question, answer: str | list[str]) -> CheckAnswers:
        """These answers with one of them given or changed.

        Later answers that no longer apply go: all of them where the nation is outside
        our area, role and responsibilities where work is over, and responsibilities
        where the role is another one, since they belong to a role.
        """
        changed = replace(self, **{question.value: answer})
        if changed.nation in OUTSIDE:
            changed = replace(changed, work="")
        if changed.nation in OUTSIDE or changed.work in WORK_ENDS:
            changed = replace(changed, role="")
        if changed.role != self.role:
            changed = replace(changed, responsibilities=[])
        return changed


def read(request: HttpRequest, at: datetime) -> CheckAnswers | None:
    """The answers in this session, or None if there are none or they sat too long.

    Reading counts as use: the idle time starts again at `at`. Answers that sat too long
    are removed.
    """
    kept = request.session.get(KEY)
    if kept is None:
        return None
    if is_idle(kept, at):
        clear(request)
        return None
    answers = _understood(kept)
    write(request, answers, at)
    return answers


def answers(request: HttpRequest) -> CheckAnswers | None:
    """The answers in this session now; see `read`."""
    return read(request, timezone.now())


def write(request: HttpRequest, answers: CheckAnswers, at: datetime) -> None:
    """Keep these answers, last used at `at`."""
    request.session[KEY] = {**asdict(answers), "at": at.timestamp()}


def clear(request: HttpRequest) -> None:
    """Forget the answers, and the session with them where it holds nothing else."""
    if request.session.pop(KEY, None) is not None and not request.session.keys():
        request.session.flush()


def is_idle(kept: Any, at: datetime) -> bool:
    """Whether what a session keeps was last used too long before `at`."""
    last_used = kept.get("at") if isinstance(kept, dict) else None
    if not isinstance(last_used, int | float):
        return True
    limit = timedelta(minutes=settings.ELIGIBILITY_IDLE_MINUTES)
    return at.timestamp() - last_used >= limit.total_seconds()


def forget_idle(at: datetime) -> int:
    """Take answers that sat too long out of every stored session; how many they were.

    A session that held nothing else is deleted. Each one is looked at again under its
    row's lock, so answers used in the meantime stay.
    """
    forgotten = 0
    live = Session.objects.filter(expire_date__gt=at).iterator(chunk_size=500)
    for found in live:
        if KEY not in found.get_decoded():
            continue
        with transaction.atomic():
            row = Session.objects.select_for_update().filter(pk=found.pk).first()
            kept = row.get_decoded() if row else {}
            if KEY not in kept or not is_idle(kept[KEY], at):
                continue
            del kept[KEY]
            forgotten += 1
            if kept:
                row.session_data = Session.objects.encode(kept)
                row.save(update_fields=["session_data"])
            else:
                row.delete()
    return forgotten


def _understood(kept: dict[str, Any]) -> CheckAnswers:
    """What was kept, without values that a newer version no longer knows."""
    names = {each.name for each in fields(CheckAnswers)}
    found = CheckAnswers(**{name: kept[name] for name in names & kept.keys()})
    return replace(
        found,
        nation=found.nation if found.nation in Nation else "",
        work=found.work if found.work in Work else "",
        responsibilities=[
            each for each in found.responsibilities if each in Responsibility
        ],
    )
