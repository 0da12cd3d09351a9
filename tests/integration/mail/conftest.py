from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from pytest_django.fixtures import Settings

from naht_site import mail, mail_kinds
from naht_site.mail_kinds import MailKind
from naht_site.models import OutgoingMail
from tests.mail_server import MailServer, free_port, running

TEXT = """{% partialdef subject %}About {{ thing }}{% endpartialdef %}
{% partialdef body %}Hello {{ name }}{% if link %}
{{ link }}{% endif %}{% endpartialdef %}"""
PAGE = """{% extends "mail/base.html" %}
{% block body %}<p>Hello {{ name }}</p>{% endblock %}"""


@pytest.fixture
def _trial_template(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mail named `trial` that takes thing, name and maybe link."""
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail/trial.txt").write_text(TEXT)
    (tmp_path / "mail/trial.html").write_text(PAGE)
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [engine | {"DIRS": [tmp_path, *engine["DIRS"]]}]
    for name in ("trial", "no_such_mail"):
        kind = MailKind(template=name, title=name, to="Nobody", when="Never.")
        monkeypatch.setitem(mail_kinds._table, name, kind)


@pytest.fixture
def queue(_trial_template: None) -> Callable[..., OutgoingMail]:
    """Queues a mail in a transaction of its own; every part may be set."""

    def queued(**parts: Any) -> OutgoingMail:
        usual = {
            "key": f"trial.{uuid4()}",
            "to": "jo@example.org",
            "template": "trial",
            "params": {"thing": "your request", "name": "Jo"},
        }
        with transaction.atomic():
            return mail.queue(**usual | parts)

    return queued


@pytest.fixture
def mail_server(settings: Settings) -> Iterator[MailServer]:
    """A real server that mails go out to."""
    with running() as server:
        settings.MAILERS = settings.MAILERS | {"server": server.mailer}
        yield server


@pytest.fixture
def unused_port() -> int:
    """A port that nobody answers at."""
    return free_port()
