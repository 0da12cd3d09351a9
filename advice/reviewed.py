"""“Reviewed, no change”: a guide was looked at and still holds."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log
from wagtail.models import Revision

from advice.models import GuidePage

ACTION = "advice.reviewed"


def a_year_after(day: date) -> date:
    """The same day of the next year; 28 February for the 29th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


@transaction.atomic
def mark_reviewed(guide_id: int, *, on: date, by: Any) -> GuidePage:
    """Sets the last review to that day and the next to a year after it, and notes it.

    Readers see the two dates at once. The drafts that may be published later get them
    too; nothing else of the page, of a draft or of “last updated” changes. Raises
    GuidePage.DoesNotExist if no such guide is live.
    """
    guide = (GuidePage.objects.live().select_for_update(of=("self",), no_key=True)).get(
        pk=guide_id
    )
    guide.reviewed_on = on
    guide.review_due_on = a_year_after(on)
    guide.save(update_fields=["reviewed_on", "review_due_on"], clean=False)
    dates = {
        "reviewed_on": guide.reviewed_on.isoformat(),
        "review_due_on": guide.review_due_on.isoformat(),
    }
    for revision in _that_may_go_live(guide):
        # Not saved as a revision is: that would cancel what is scheduled.
        Revision.objects.filter(pk=revision.pk).update(
            content={**revision.content, **dates}
        )
    log(instance=guide, action=ACTION, user=by, data=dates)
    return guide


def _that_may_go_live(guide: GuidePage) -> list[Revision]:
    wanted = Q(pk__in=[guide.live_revision_id, guide.latest_revision_id])
    wanted |= Q(approved_go_live_at__isnull=False)
    wanted |= Q(task_states__status="in_progress")
    return list(guide.revisions.filter(wanted).distinct())
