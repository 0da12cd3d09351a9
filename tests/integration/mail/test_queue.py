from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from naht_site import mail
from naht_site.models import OutgoingMail

pytestmark = pytest.mark.django_db
Queue = Callable[..., OutgoingMail]


def test_queue_writes_the_mail_down_and_wakes_the_sender(queue: Queue) -> None:
    queue(key="join.7.approved")

    found = OutgoingMail.objects.get()
    assert (found.key, found.to, found.attempts) == (
        "join.7.approved",
        "jo@example.org",
        0,
    )
    assert list(ProcrastinateJob.objects.values_list("task_name", "args")) == [
        ("naht_site.jobs.send_due_mail", {})
    ]


def test_queue_of_the_same_key_keeps_the_first_mail(queue: Queue) -> None:
    first = queue(key="join.7.approved")

    second = queue(key="join.7.approved", to="sam@example.org")

    assert second == first
    assert mail.send_due() == 1
    assert [message.to for message in django_mail.outbox] == [["jo@example.org"]]


@pytest.mark.django_db(transaction=True)
def test_queue_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        mail.queue(key="a.1", to="jo@example.org", template="withdrawn", params={})

    assert OutgoingMail.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_queue_in_a_transaction_that_fails_leaves_nothing(queue: Queue) -> None:
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)

    assert OutgoingMail.objects.count() == 0
    assert ProcrastinateJob.objects.count() == 0
    assert mail.send_due() == 0


def test_send_due_sends_once_and_forgets_the_secret(queue: Queue) -> None:
    queued = queue(params={"thing": "it"}, secret={"name": "Jo <b>"})

    counts = [mail.send_due(), mail.send_due()]

    queued.refresh_from_db()
    assert counts == [1, 0]
    assert queued.sent_at is not None
    assert (queued.secret, queued.last_error, queued.attempts) == (None, "", 1)


def test_send_due_sends_text_and_page_from_us(queue: Queue, settings: Settings) -> None:
    queue(params={"thing": "Jo’s\nrequest", "name": "Jo & Sam"})

    mail.send_due()

    (message,) = django_mail.outbox
    page = message.alternatives[0]
    assert message.from_email == settings.DEFAULT_FROM_EMAIL
    assert message.subject == "About Jo’s request"
    assert message.body.startswith("NAHT middle leaders\n\nHello Jo & Sam\n\n--\n")
    assert message.body.endswith("0300 30 30 333 or write to info@naht.org.uk.\n")
    assert page.mimetype == "text/html"
    assert "<p>Hello Jo &amp; Sam</p>" in page.content
    assert "<title>About Jo’s request</title>" in page.content
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_send_due_leaves_what_is_not_due(queue: Queue) -> None:
    queued = queue()

    assert mail.send_due(queued.due_at - timedelta(seconds=1)) == 0


def test_send_due_drops_a_mail_whose_time_is_over(queue: Queue) -> None:
    now = timezone.now()
    queued = queue(secret={"name": "Jo"}, drop_at=now + timedelta(minutes=10))

    sent = mail.send_due(now + timedelta(minutes=10))

    queued.refresh_from_db()
    assert sent == 0
    assert queued.failed_at is not None
    assert (queued.secret, queued.last_error) == (None, "too late")


def test_message_id_is_the_same_each_time_and_tells_nothing() -> None:
    first = mail.message_id("join.7.approved")

    assert mail.message_id("join.7.approved") == first
    assert mail.message_id("join.7.declined") != first
    assert first.endswith("@testserver>")
    assert "join" not in first
    assert ":" not in first


def test_other_mail_of_django_is_queued_too(settings: Settings) -> None:
    locmem = settings.MAILERS["server"]
    queueing = {"BACKEND": "naht_site.queue_backend.QueueBackend"}
    settings.MAILERS = {"default": queueing, "server": locmem}

    django_mail.send_mail(
        "Page approved",
        "See <it> at http://testserver/admin/",
        None,
        ["ed@example.org", "pat@example.org"],
    )

    assert django_mail.outbox == []
    assert mail.send_due() == 2
    assert sorted(message.to for message in django_mail.outbox) == [
        ["ed@example.org"],
        ["pat@example.org"],
    ]
    message = django_mail.outbox[0]
    assert message.subject == "Page approved"
    assert "See <it> at http://testserver/admin/\n" in message.body
    assert "See &lt;it&gt; at" in message.alternatives[0].content
    assert set(OutgoingMail.objects.values_list("secret", flat=True)) == {None}
