"""Puts pages live, and takes them away, at the times that editors set."""

from __future__ import annotations

import logging
from functools import partial

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

logger = logging.getLogger(__name__)


def run_schedule() -> None:
    """Does what is due by now, the longest due first.

    As Wagtail's own command, but for a page that cannot go live, say because another
    one has taken its address: it stays on the schedule, where the editors' first screen
    names it, and holds up no other.
    """
    now = timezone.now()
    ended = Page.objects.filter(live=True, expire_at__lt=now).order_by("expire_at")
    begun = Revision.objects.filter(approved_go_live_at__lt=now).order_by(
        "approved_go_live_at"
    )
    due = [
        partial(
            page.unpublish, set_expired=True, log_action="wagtail.unpublish.scheduled"
        )
        for page in ended
    ]
    due += [
        partial(revision.publish, log_action="wagtail.publish.scheduled")
        for revision in begun
    ]
    for change in due:
        try:
            # Or a page that fails would be off the schedule, and nobody would know.
            with transaction.atomic():
                change()
        except Exception:
            logger.exception("A page could not be put live or taken away at its time")
