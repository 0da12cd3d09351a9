from __future__ import annotations

from datetime import datetime, timedelta

import pgtrigger
from django.conf import settings
from django.db import transaction

from members.enums import Status
from members.models import JoinRequest, RequestDevice
from naht_site.models import MailedLink, OutgoingMail

LOOKED_AT = "members.LookedAt:looked_at_is_never_changed"


def delete_old_drafts(*, at: datetime) -> int:
    """Deletes what was never sent and not touched for DRAFT_DAYS; returns how many.

    The links that led back to each go too, its mails, which hold the address, and who
    looked at it. One that somebody works on at this moment is left alone. Cookies that
    are over go too.
    """
    untouched_since = at - timedelta(days=settings.DRAFT_DAYS)
    old = JoinRequest.objects.filter(
        status=Status.DRAFT, updated_at__lt=untouched_since
    )
    deleted = 0
    for pk in list(old.values_list("pk", flat=True)):
        with transaction.atomic():
            draft = old.select_for_update(skip_locked=True).filter(pk=pk).first()
            if draft is None:
                continue
            MailedLink.objects.filter(subject=draft.uuid).delete()
            OutgoingMail.objects.filter(key__startswith=f"join.{pk}.").delete()
            with pgtrigger.ignore(LOOKED_AT):
                draft.delete()
            deleted += 1
    RequestDevice.objects.filter(expires_at__lte=at).delete()
    return deleted
