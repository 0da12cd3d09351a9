from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core import mail as django_mail
from django.http import HttpResponse
from django.test import Client

from members.models import User
from naht_site import mail
from tests.factories.members import PASSWORD

SignIn = Callable[..., HttpResponse]


@pytest.fixture
def sign_in(client: Client) -> SignIn:
    """Sends the sign-in form for an account, with its password unless another."""

    def send(user: User, password: str = PASSWORD, **also: str) -> HttpResponse:
        form = {"login": user.email, "password": password, **also}
        return client.post("/account/login/", form)

    return send


@pytest.fixture
def mails_sent(db: None) -> Callable[[], list[tuple[str, str]]]:
    """Sends what is queued; says to whom mails went, and their subjects."""

    def sent() -> list[tuple[str, str]]:
        mail.send_due()
        return [
            (address, message.subject)
            for message in django_mail.outbox
            for address in message.to
        ]

    return sent
