from __future__ import annotations

import pytest

from tests.killed_worker import kill_while_sending
from tests.mail_server import MailServer


@pytest.mark.django_db(transaction=True)
def test_killed_worker_loses_no_mail_and_repeats_none_unrecognised(
    process_environment: dict[str, str], mail_server: MailServer
) -> None:
    kill_while_sending(process_environment, mail_server, times=5)
