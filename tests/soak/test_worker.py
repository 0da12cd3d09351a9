from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.killed_worker import kill_while_sending
from tests.mail_server import MailServer, running

pytestmark = pytest.mark.soak


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    with running() as server:
        yield server


@pytest.mark.django_db(transaction=True)
def test_worker_killed_a_hundred_times_loses_no_mail(
    process_environment: dict[str, str], mail_server: MailServer
) -> None:
    kill_while_sending(process_environment, mail_server, times=100)
