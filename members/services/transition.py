"""The one way in which a join request changes: lock it, then move it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from psycopg.errors import RaiseException

from members.enums import OPEN, Status
from members.errors import (
    AnotherRequestOpenError,
    NotSettledError,
    StaleRequestError,
    WrongStatusError,
)
from members.models import JoinRequest, JoinRequestEvent
from members.services.time_taken import note_time_taken

if TYPE_CHECKING:
    from members.models import User

ONE_OPEN = "join_request_one_open_a_confirmed_address"


def lock(*, uuid: UUID, version: int | None = None) -> JoinRequest:
    """The request, its row locked until the caller's transaction ends.

    `version` is the one that the person deciding had on their screen; None where they
    saw none, as the applicant and the system do.

    Raises JoinRequest.DoesNotExist, and StaleRequestError, which holds the events that
    came after the screen was read, oldest first.
    """
    rows = JoinRequest.objects.select_related("role").select_for_update(of=("self",))
    found = rows.get(uuid=uuid)
    if version is not None and version != found.version:
        # Every change makes one event and one version, so the last so many are new.
        missed = max(found.version - max(version, 0), 0)
        events = found.events.select_related("by").order_by("-pk")[:missed]
        raise StaleRequestError(
            found=found.version, expected=version, changes=tuple(events)[::-1]
        )
    return found


def check_status(join_request: JoinRequest, *expected: Status) -> None:
    """Raises WrongStatusError, naming both, unless it stands in one of `expected`."""
    if join_request.status not in expected:
        raise WrongStatusError(
            found=Status(join_request.status).label,
            expected=" or ".join(status.label for status in expected),
        )


def transition(
    *,
    join_request: JoinRequest,
    what: JoinRequestEvent.What,
    by: User | None,
    to: Status | None = None,
    note: str = "",
    at: datetime | None = None,
    **fields: Any,
) -> JoinRequestEvent:
    """Moves a locked request to `to`, or changes it where it stands, and records it.

    In order: checks that the state may follow the present one; sets `fields`, the time
    taken and one version more; checks its fields, and saves, for the database to check
    the row; writes the event with both states and `note`. `by` is None for the
    applicant and the system. Call it inside the transaction that locked the row, and
    queue the mails there too.

    Raises WrongStatusError; AnotherRequestOpenError where the person has another open
    request; NotSettledError where the database finds a likely duplicate of what is to
    be approved; ValidationError where a field is not what it must be.
    """
    before = Status(join_request.status)
    at = at or timezone.now()
    if to is not None:
        if not before.may_become(to):
            raise WrongStatusError(
                found=before.label, expected=_leading_to(to), wanted=to.label
            )
        join_request.status = to
        note_time_taken(join_request, at)
    for name, value in fields.items():
        setattr(join_request, name, value)
    join_request.version += 1
    _save(join_request)
    return JoinRequestEvent.objects.create(
        join_request=join_request,
        what=what,
        before=before,
        after=join_request.status,
        note=note,
        by=by,
        at=at,
    )


def _leading_to(to: Status) -> str:
    return " or ".join(status.label for status in Status if status.may_become(to))


def _save(join_request: JoinRequest) -> None:
    """Checks and saves. Rules between columns are the database's to hold: asking it
    about each beforehand costs three queries a rule.
    """
    join_request.clean_fields(exclude=unasked(join_request))
    if _has_another_open(join_request):
        raise AnotherRequestOpenError
    try:
        with transaction.atomic():
            join_request.save()
    except IntegrityError as error:
        # The chain would carry the row's values into a log.
        broken = error.__cause__.diag.constraint_name
        if broken == ONE_OPEN:
            raise AnotherRequestOpenError from None
        raise ValidationError(f"The request would break “{broken}”.") from None
    except DatabaseError as error:
        if not isinstance(error.__cause__, RaiseException):
            raise
        # A trigger looked once more: another request was opened this very moment.
        raise NotSettledError from None


def unasked(join_request: JoinRequest) -> set[str]:
    """The columns that need no check: empty where they may be, or rows of ours."""
    return {
        field.name
        for field in join_request._meta.fields
        if field.is_relation
        or (field.null and getattr(join_request, field.attname) is None)
    }


def _has_another_open(join_request: JoinRequest) -> bool:
    """Whether a confirmed address has an open request beside this one."""
    if join_request.status not in OPEN or join_request.email_confirmed_at is None:
        return False
    return (
        JoinRequest.objects.open()
        .filter(email_key=join_request.email_key, email_confirmed_at__isnull=False)
        .exclude(pk=join_request.pk)
        .exists()
    )
