from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.db import OperationalError, connection
from django.utils import timezone
from pytest_django.fixtures import Settings

from naht_site import mail
from naht_site.models import OutgoingMail
from tests.mail_server import DEADLINE, MailServer

pytestmark = pytest.mark.django_db
Queue = Callable[..., OutgoingMail]
REFUSED = "550 No such person as jo@example.org"
BUSY = "451 Try jo@example.org later"


def send_each_time_it_is_due(queued: OutgoingMail) -> list[timedelta]:
    """Lets time pass until the mail is sent or given up. Returns the pauses."""
    pauses = []
    while queued.sent_at is None and queued.failed_at is None:
        due = queued.due_at
        mail.send_due(due)
        queued.refresh_from_db()
        pauses.append(queued.due_at - due)
    return pauses


def test_refused_address_is_tried_four_times_and_its_text_not_kept(
    queue: Queue, mail_server: MailServer
) -> None:
    mail_server.refusal = REFUSED
    queued = queue(secret={"name": "Jo"})

    pauses = send_each_time_it_is_due(queued)

    assert len(pauses) == 4
    assert queued.last_error == "SMTPRecipientsRefused 550"
    assert (queued.sent_at, queued.secret) == (None, None)


def test_busy_server_is_tried_for_days_with_growing_pauses(
    queue: Queue, mail_server: MailServer
) -> None:
    mail_server.refusal = BUSY
    queued = queue()

    pauses = send_each_time_it_is_due(queued)

    assert pauses == sorted(pauses)
    assert pauses[0] == timedelta(minutes=5)
    assert timedelta(days=2) < sum(pauses, timedelta()) < timedelta(days=3)
    assert queued.last_error == "SMTPRecipientsRefused 451"


def test_mail_that_was_refused_for_an_hour_goes_out_once(
    queue: Queue, mail_server: MailServer
) -> None:
    queued = queue()
    mail_server.refusal = BUSY
    for _ in range(3):
        mail.send_due(queued.due_at)
        queued.refresh_from_db()

    mail_server.refusal = ""
    send_each_time_it_is_due(queued)

    assert mail.send_due(queued.due_at + timedelta(days=1)) == 0
    assert [taken["to"] for taken in mail_server.taken] == ["jo@example.org"]
    assert queued.last_error == ""


def test_server_that_is_down_is_not_asked_for_every_mail(
    queue: Queue, settings: Settings, unused_port: int
) -> None:
    first, second = queue(), queue()
    options = {"host": "127.0.0.1", "port": unused_port, "timeout": 5}
    down = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": options,
    }
    settings.MAILERS = settings.MAILERS | {"server": down}

    sent = mail.send_due()

    first.refresh_from_db()
    second.refresh_from_db()
    assert sent == 0
    assert (first.attempts, first.last_error) == (1, "ConnectionRefusedError")
    assert second.attempts == 0


def test_slow_server_keeps_the_mail_for_later(
    queue: Queue, mail_server: MailServer, settings: Settings
) -> None:
    queued = queue()
    mail_server.go_on.clear()
    settings.MAILERS["server"]["OPTIONS"]["timeout"] = 0.2

    sent = mail.send_due()

    queued.refresh_from_db()
    assert sent == 0
    assert queued.sent_at is None
    assert queued.last_error == "SMTPServerDisconnected"


def test_broken_template_keeps_no_other_mail_back(queue: Queue) -> None:
    broken = queue(template="no_such_mail")
    queue(to="sam@example.org")

    sent = mail.send_due()

    broken.refresh_from_db()
    assert sent == 1
    assert (broken.last_error, broken.failed_at) == ("TemplateDoesNotExist", None)
    assert [message.to for message in django_mail.outbox] == [["sam@example.org"]]


def test_mail_in_the_hands_of_another_sender_is_left_to_it(queue: Queue) -> None:
    now = timezone.now()
    queued = queue()
    OutgoingMail.objects.filter(pk=queued.pk).update(
        attempts=1, due_at=now + timedelta(minutes=4)
    )

    assert mail.send_due(now) == 0
    assert mail.send_due(now + timedelta(minutes=4)) == 1


def test_mail_that_stopped_every_sender_is_given_up(queue: Queue) -> None:
    queued = queue(secret={"name": "Jo"})
    OutgoingMail.objects.filter(pk=queued.pk).update(attempts=len(mail.PAUSES))

    sent = mail.send_due()

    queued.refresh_from_db()
    assert sent == 0
    assert queued.failed_at is not None
    assert (queued.last_error, queued.secret) == ("sender stopped", None)


@pytest.mark.django_db(transaction=True)
def test_two_senders_at_once_send_each_mail_once(queue: Queue) -> None:
    mails = [queue(to=f"person{number}@example.org") for number in range(30)]

    def send() -> int:
        try:
            return mail.send_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as senders:
        counts = [job.result() for job in [senders.submit(send) for _ in range(2)]]

    assert sum(counts) == 30
    assert sorted(to for message in django_mail.outbox for to in message.to) == sorted(
        queued.to for queued in mails
    )


@pytest.mark.django_db(transaction=True)
def test_mail_that_went_as_the_database_did_goes_again_with_the_same_id(
    queue: Queue, mail_server: MailServer
) -> None:
    queued = queue()
    mail_server.go_on.clear()

    def send() -> None:
        try:
            mail.send_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as sender, connection.cursor() as database:
        sending = sender.submit(send)
        assert mail_server.has_offer.wait(DEADLINE)
        database.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )
        mail_server.go_on.set()
        with pytest.raises(OperationalError):
            sending.result()
    queued.refresh_from_db()
    waits = (queued.sent_at, queued.failed_at)
    send_each_time_it_is_due(queued)

    assert waits == (None, None)
    assert queued.sent_at is not None
    ids = [taken["Message-ID"] for taken in mail_server.taken]
    assert ids == [mail.message_id(queued.key)] * 2
