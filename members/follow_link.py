"""The link in our mails by which a person follows their request."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from members.deadlines import TRACK_DAYS
from members.models import JoinRequest
from naht_site import mailed_links
from naht_site.mailed_links import Purpose

# One that works for as long as this yet is mailed again instead of a new one.
STILL_LONG = timedelta(days=30)


def link_to_follow(join_request: JoinRequest) -> str:
    """What a mail takes as `track`: the uuid of a link, made if there is none.

    Call it in the transaction of what the mail tells.
    """
    at = timezone.now()
    about = {"purpose": Purpose.TRACK, "subject": join_request.uuid}
    link = mailed_links.newest(
        **about, good_until=at + STILL_LONG
    ) or mailed_links.make(**about, expires_at=at + timedelta(days=TRACK_DAYS))
    return str(link.uuid)
