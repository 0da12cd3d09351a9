"""To whom old mails went, and what they said, is not kept for ever."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from naht_site import jobs, mail
from naht_site.models import Heartbeat, OutgoingMail

pytestmark = pytest.mark.django_db
Queue = Callable[..., OutgoingMail]


def test_mail_is_emptied_after_twelve_months(queue: Queue) -> None:
    now = timezone.now()
    with time_machine.travel(now - timedelta(days=366), tick=False):
        old = queue(key="join.7.approved")
        mail.send_due()
    with time_machine.travel(now - timedelta(days=364), tick=False):
        newer = queue()
        mail.send_due()

    jobs.forget_mails()

    old.refresh_from_db()
    newer.refresh_from_db()
    assert (old.to, old.params, old.secret) == ("", {}, None)
    assert (old.key, old.template) == ("join.7.approved", "trial")
    assert old.sent_at is not None
    assert (newer.to, newer.params["name"]) == ("jo@example.org", "Jo")
    assert Heartbeat.objects.filter(job="naht_site.jobs.forget_mails").exists()


def test_mail_that_was_given_up_is_emptied_and_one_that_waits_is_not(
    queue: Queue,
) -> None:
    long_ago = timezone.now() - timedelta(days=400)
    with time_machine.travel(long_ago, tick=False):
        given_up, waits = queue(drop_at=long_ago), queue(to="sam@example.org")
        OutgoingMail.objects.filter(pk=waits.pk).update(due_at=timezone.now())
        OutgoingMail.objects.filter(pk=given_up.pk).update(failed_at=long_ago)

    assert mail.forget_old(timezone.now()) == 1
    assert mail.forget_old(timezone.now()) == 0

    assert list(OutgoingMail.objects.values_list("to", flat=True).order_by("pk")) == [
        "",
        "sam@example.org",
    ]
