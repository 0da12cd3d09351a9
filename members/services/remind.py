"""The mails that go by themselves as time passes, while the person has not acted.

Days are dates in Europe/London, and nobody gets such a mail before eight there. Each
has its own key, so that running any of these again sends nothing twice; a day on which
nothing ran is made up for by the next.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from members import mail, review_mail
from members.enums import Source, Status
from members.models import JoinRequest
from members.models.join_request import JoinRequestQuerySet
from members.services.activate import account_to_set_up

FIRST_HOUR = 8
DAYS_BEFORE_DUE = (2, 7, 14)
DAYS_AFTER_APPROVAL = (10, 3)
# Whoever has not set up the account by then is left in peace.
DAYS_OF_ACCOUNT_REMINDERS = 17


def remind_of_questions(*, at: datetime) -> int:
    """Queues the reminders 14, 7 and 2 days before an answer is due; returns how many
    requests it looked at.
    """
    today = timezone.localdate(at)
    waiting = JoinRequest.objects.filter(
        status=Status.INFORMATION_REQUESTED,
        answer_due_on__range=(today, today + timedelta(days=max(DAYS_BEFORE_DUE))),
    )

    def remind(join_request: JoinRequest) -> None:
        left = (join_request.answer_due_on - today).days
        stage = next(days for days in DAYS_BEFORE_DUE if days >= left)
        review_mail.asked_reminder(join_request, stage)

    return _each(waiting, remind, at)


def remind_of_accounts(*, at: datetime) -> int:
    """Queues the reminders 3 and 10 days after an approval to whoever has not set up
    the account; returns how many requests it looked at.
    """
    today = timezone.localdate(at)
    recent = JoinRequest.objects.filter(
        status=Status.APPROVED,
        decided_at__gt=at - timedelta(days=DAYS_OF_ACCOUNT_REMINDERS),
        decided_at__lt=at - timedelta(days=min(DAYS_AFTER_APPROVAL) - 1),
    )

    def remind(join_request: JoinRequest) -> None:
        since = (today - timezone.localdate(join_request.decided_at)).days
        stage = next((days for days in DAYS_AFTER_APPROVAL if days <= since), None)
        if stage is not None and account_to_set_up(join_request.uuid) is not None:
            review_mail.account_reminder(join_request, stage)

    return _each(recent, remind, at)


def warn_of_drafts(*, at: datetime) -> int:
    """Queues a warning to whoever left a request unsent for DRAFT_WARNING_DAYS; returns
    how many requests it looked at.

    Somebody with several is warned about the newest alone.
    """
    untouched = JoinRequest.objects.filter(
        status=Status.DRAFT,
        source=Source.ONLINE,
        updated_at__lt=at - timedelta(days=settings.DRAFT_WARNING_DAYS),
        updated_at__gt=at - timedelta(days=settings.DRAFT_DAYS - 1),
    ).exclude(email_key="")
    newest = untouched.order_by("email_key", "-updated_at", "-pk")
    of_each = newest.distinct("email_key").values("pk")
    return _each(untouched.filter(pk__in=of_each), mail.draft_will_go, at)


def _each(
    found: JoinRequestQuerySet, remind: Callable[[JoinRequest], None], at: datetime
) -> int:
    """Whoever works on a request at this moment goes first; the next run sees it."""
    if timezone.localtime(at).hour < FIRST_HOUR:
        return 0
    looked_at = 0
    for pk in list(found.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            locked = found.select_for_update(skip_locked=True, of=("self",))
            join_request = locked.filter(pk=pk).first()
            if join_request is not None:
                remind(join_request)
                looked_at += 1
    return looked_at
