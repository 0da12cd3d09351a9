"""A web process killed between a person's press of a button and the answer."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.core import mail as django_mail
from django.db import connections
from django.test import Client

from members.models import JoinRequest
from naht_site import mail
from naht_site.models import OutgoingMail
from tests.dying_post import POINTS
from tests.factories.journey import CONSENTS, fill_in, send

ROOT = Path(__file__).resolve().parents[3]


def kill_while_sending(client: Client, environment: dict[str, str], point: str) -> None:
    """Presses the last button in another process, which dies at that point."""
    form = CONSENTS | {"version": JoinRequest.objects.get().version}
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    connections.close_all()
    command = [sys.executable, "-m", "tests.dying_post", point, "/join/check/"]
    ended = subprocess.run(
        [*command, json.dumps(form), json.dumps(cookies)], cwd=ROOT, env=environment
    )
    assert ended.returncode == -signal.SIGKILL


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("point", POINTS)
def test_request_is_sent_once_whenever_the_web_process_was_killed(
    client: Client, process_environment: dict[str, str], point: str
) -> None:
    fill_in(client)

    kill_while_sending(client, process_environment, point)
    after_kill = JoinRequest.objects.get().status
    again = send(client)
    once_more = send(client)
    mail.send_due()

    join_request = JoinRequest.objects.get()
    received = OutgoingMail.objects.filter(key=f"join.{join_request.pk}.received")
    about_it = [
        message
        for message in django_mail.outbox
        if join_request.reference in message.subject
    ]
    events = list(join_request.events.values_list("what", flat=True))
    assert after_kill == ("submitted" if point == "before-answer" else "draft")
    assert (again.status_code, once_more.status_code) == (302, 302)
    assert (join_request.status, events) == ("submitted", ["submitted"])
    assert [row.sent_at is not None for row in received] == [True]
    assert len(about_it) == 1
