"""What staff are told by mail without asking: counts alone."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from members import staff_mail
from members.enums import OPEN, WITH_US, Status
from members.models import JoinRequest
from members.services.rules import MANAGE, REVIEW, staff_with
from members.working_days import TARGET, is_working_day
from naht_site import heartbeats, mail
from naht_site.models import OutgoingMail

# In Europe/London: from that hour on the mail of that part of the day may go.
PARTS_OF_A_DAY = ((13, "afternoon"), (8, "morning"))
ADMINISTER = "members.change_user"
AN_HOUR = timedelta(hours=1)


def send_digests(*, at: datetime) -> None:
    """Queues what waits, for everybody who reviews and for whom something waits."""
    part_of_day = _part_of_day(at)
    if not part_of_day:
        return
    shared = JoinRequest.objects.sent().aggregate(
        nobody=Count("pk", filter=Q(status__in=WITH_US, owner=None)),
        waiting=Count("pk", filter=Q(status=Status.INFORMATION_REQUESTED)),
    )
    owned = JoinRequest.objects.filter(status__in=OPEN).exclude(owner=None)
    by_owner = dict(
        owned.order_by().values("owner").annotate(n=Count("pk")).values_list(
            "owner", "n"
        )
    )  # fmt: skip
    for officer in staff_with(REVIEW):
        counts = shared | {"mine": by_owner.get(officer.pk, 0)}
        if any(counts.values()):
            staff_mail.digest(officer, at, part_of_day, counts)


def tell_overdue(*, at: datetime) -> None:
    """Queues for managers how many requests wait longer than the target."""
    if not _part_of_day(at):
        return
    count = JoinRequest.objects.filter(
        status__in=WITH_US, late_on__lte=timezone.localdate(at)
    ).count()
    if count:
        for manager in staff_with(MANAGE):
            staff_mail.overdue(manager, at, count, TARGET)


def tell_mail_failures(*, at: datetime) -> None:
    """Queues for managers how many mails about requests were given up since they were
    last told.
    """
    failed = OutgoingMail.objects.filter(
        key__startswith="join.", failed_at__isnull=False, failed_at__lte=at
    ).exclude(last_error__in=mail.NEVER_MEANT_TO_ARRIVE)
    for manager in staff_with(MANAGE):
        told = OutgoingMail.objects.filter(
            key__startswith=staff_mail.failures_key(manager)
        )
        last = told.order_by("-created_at").first()
        since = last.created_at if last else manager.date_joined
        count = failed.filter(failed_at__gt=since).count()
        if count:
            staff_mail.mail_failures(manager, at, count)


def tell_missing_heartbeats(*, at: datetime) -> None:
    """Queues for administrators which jobs should have run an hour ago and did not."""
    late = heartbeats.late(at - AN_HOUR + heartbeats.PATIENCE)
    if late:
        for administrator in staff_with(ADMINISTER):
            staff_mail.missing_heartbeat(administrator, at, late)


def _part_of_day(at: datetime) -> str:
    """Empty in the night, and on days that are no working days in England."""
    now = timezone.localtime(at)
    if not is_working_day(now.date(), ""):
        return ""
    return next((name for hour, name in PARTS_OF_A_DAY if now.hour >= hour), "")
