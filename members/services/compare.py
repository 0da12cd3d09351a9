from __future__ import annotations

from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app as jobs

from members import duplicates
from members.enums import OPEN
from members.models import JoinRequest

COMPARE = "members.jobs.compare_requests"


def compare_later(join_request: JoinRequest) -> None:
    """Has a locked request compared by the worker with who may be the same person.

    It commits or vanishes with the caller's transaction. Whoever sends a request does
    not wait for it, so that its time tells nobody whom we know.
    """
    join_request.to_be_compared = True
    JoinRequest.objects.filter(pk=join_request.pk).update(to_be_compared=True)
    jobs.configure_task(COMPARE).defer()


@transaction.atomic
def compare(*, uuid: UUID) -> None:
    """Compares a request, unless that was done; what is closed counts as compared.

    Call it outside any transaction that has locked a request: it locks all that are
    alike, in the order of their rows. It changes neither state nor version. Raises
    JoinRequest.DoesNotExist.
    """
    join_request = JoinRequest.objects.get(uuid=uuid)
    if not join_request.to_be_compared:
        return
    if join_request.status in OPEN:
        duplicates.raise_for(join_request)
    # What changed while we looked has a comparison of its own to come.
    JoinRequest.objects.filter(pk=join_request.pk, version=join_request.version).update(
        to_be_compared=False
    )
