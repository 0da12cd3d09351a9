"""The real worker, killed with signal 9 while it sends to a real mail server."""

from __future__ import annotations

import time
from collections import Counter

from django.db import transaction
from django.utils import timezone

from naht_site import mail
from naht_site.models import OutgoingMail
from tests.mail_server import DEADLINE, MailServer
from tests.started_workers import workers


def kill_while_sending(
    environment: dict[str, str], server: MailServer, *, times: int
) -> None:
    """Queues a mail for each kill and one more, and kills a worker over and over, in
    turn before the server has the text and after. Then lets a worker send the rest.

    Asserts that each mail arrived, and that none arrived twice but those whose text
    the server had when the worker died, with the same Message-ID.
    """
    environment = environment | {"EMAIL_URL": f"smtp://127.0.0.1:{server.port}"}
    keys = [f"trial.{number}" for number in range(times + 1)]
    _queue(keys)
    repeated = set()
    with workers(environment) as worker:
        for number in range(times):
            server.waits_at = "address" if number % 2 else "text"
            server.has_offer.clear()
            server.go_on.clear()
            with worker():
                assert server.has_offer.wait(DEADLINE)
            server.go_on.set()
            in_hand = OutgoingMail.objects.get(sent_at=None, due_at__gt=timezone.now())
            if server.waits_at == "text":
                repeated.add(in_hand.key)
            _end_the_lease(in_hand)
        with worker():
            _wait_until_all_are_sent()

    copies = Counter(offer["Message-ID"] for offer in server.offered)
    assert {taken["Message-ID"] for taken in server.taken} == set(copies)
    assert copies == {mail.message_id(key): 2 if key in repeated else 1 for key in keys}
    assert not OutgoingMail.objects.exclude(failed_at=None).exists()


def _queue(keys: list[str]) -> None:
    with transaction.atomic():
        for key in keys:
            mail.queue(
                key=key,
                to=f"{key}@example.org",
                template="account/changed",
                params={"what": "Your password was changed."},
            )


def _end_the_lease(in_hand: OutgoingMail) -> None:
    """As if the minutes had passed; it goes to the end of the line."""
    OutgoingMail.objects.filter(pk=in_hand.pk).update(due_at=timezone.now())


def _wait_until_all_are_sent() -> None:
    deadline = time.monotonic() + DEADLINE
    while OutgoingMail.objects.filter(sent_at=None).exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)  # another process sends them and tells nobody
