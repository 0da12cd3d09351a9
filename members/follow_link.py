"""The link in our mails by which a person follows their request."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from members.deadlines import TRACK_DAYS
from members.models import JoinRequest
from naht_site import mailed_links
from naht_site.mailed_links import Purpose
from naht_site.models import MailedLink

# One that works for as long as this yet is mailed again instead of a new one.
STILL_LONG = timedelta(days=30)


def link_to_follow(join_request: JoinRequest) -> str:
    """What a mail takes as `track`: the uuid of a link, made if there is none.

    Call it in the transaction of what the mail tells.
    """
    at = timezone.now()
    mailed = MailedLink.objects.filter(
        subject=join_request.uuid,
        purpose=Purpose.TRACK,
        revoked_at=None,
        expires_at__gt=at + STILL_LONG,
    )
    link = mailed.order_by("-pk").first() or mailed_links.make(
        purpose=Purpose.TRACK,
        subject=join_request.uuid,
        expires_at=at + timedelta(days=TRACK_DAYS),
    )
    return str(link.uuid)
