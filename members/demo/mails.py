"""Which of the story's mails really go out."""

from __future__ import annotations

from django.db.models import F, Q
from django.utils import timezone

from members.models import JoinRequest
from naht_site import mailed_links
from naht_site.mailed_links import State
from naht_site.models import MailedLink, OutgoingMail


def settle_mails(join_request: JoinRequest) -> None:
    """Leaves the newest mail to be sent if its link still leads on; all others count
    as sent at their time, so that no pile of old mails goes out at once.
    """
    mails = OutgoingMail.objects.filter(
        Q(key__startswith=f"join.{join_request.pk}.")
        | Q(key__startswith=f"join.{join_request.uuid}.")
    )
    newest = mails.order_by("created_at", "pk").last()
    if newest is not None and _leads_on(newest):
        mails = mails.exclude(pk=newest.pk)
    mails.update(sent_at=F("created_at"), attempts=1, secret=None)


def _leads_on(mail: OutgoingMail) -> bool:
    link = MailedLink.objects.filter(uuid=mail.params.get("link")).first()
    return link is not None and mailed_links.state(link, timezone.now()) is State.GOOD
