"""What the worker does for guides. Jobs take no arguments."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from advice import review_due
from naht_site import mail
from naht_site.dates import day_in_words
from naht_site.heartbeats import leaves_heartbeat


@app.periodic(cron="40 3 * * *")
@app.task(name="advice.jobs.remind_owners", queueing_lock="remind_owners")
@leaves_heartbeat
def remind_owners(timestamp: int | None = None) -> None:
    """Tells owners of guides 30 and 7 days before a review, and on its day.

    Each is told once of each stage of each date. After a night that was missed, the
    stage that has come since is told; one that is over is not told any more.
    """
    today = timezone.localdate()
    guides = review_due.due(today).exclude(review_due_on=None)
    for guide in guides.filter(guide_owner__is_active=True):
        day = guide.review_due_on
        stage = review_due.stage(day, today)
        with transaction.atomic():
            mail.queue(
                key=f"review_due.{guide.pk}.{day}.{stage}.{guide.guide_owner_id}",
                to=guide.guide_owner.email,
                template="review_due",
                params={
                    "title": guide.title,
                    "section": guide.section,
                    "due_on": day_in_words(day),
                    "is_over": day < today,
                    "path": reverse("wagtailadmin_pages:edit", args=[guide.pk]),
                },
            )
