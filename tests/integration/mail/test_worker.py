"""The real worker, killed while it sends to a real mail server."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from naht_site import mail
from naht_site.models import OutgoingMail
from tests.mail_server import DEADLINE, MailServer

ROOT = Path(__file__).resolve().parents[3]
COMMAND = [sys.executable, "manage.py", "procrastinate", "worker", "--concurrency=1"]


@contextmanager
def worker(environment: dict[str, str]) -> Iterator[subprocess.Popen]:
    process = subprocess.Popen(
        COMMAND, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until_all_are_sent() -> None:
    deadline = time.monotonic() + DEADLINE
    while OutgoingMail.objects.filter(sent_at=None).exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.django_db(transaction=True)
def test_killed_worker_loses_no_mail_and_repeats_none_unrecognised(
    process_environment: dict[str, str], mail_server: MailServer
) -> None:
    environment = process_environment | {
        "EMAIL_URL": f"smtp://127.0.0.1:{mail_server.port}"
    }
    with transaction.atomic():
        keys = [f"trial.{number}" for number in range(5)]
        for number, key in enumerate(keys):
            mail.queue(
                key=key,
                to=f"person{number}@example.org",
                template="account/changed",
                params={"what": "Your password was changed."},
            )

    mail_server.go_on.clear()
    with worker(environment):
        assert mail_server.has_offer.wait(DEADLINE)
    mail_server.go_on.set()
    in_hand = OutgoingMail.objects.get(attempts=1)
    assert in_hand.sent_at is None
    OutgoingMail.objects.filter(pk=in_hand.pk).update(due_at=timezone.now())
    with worker(environment):
        wait_until_all_are_sent()

    ids = [offer["Message-ID"] for offer in mail_server.offered]
    assert set(ids) == {mail.message_id(key) for key in keys}
    assert sorted(ids) == sorted([*set(ids), mail.message_id(in_hand.key)])
