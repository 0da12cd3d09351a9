"""A real mail server on this machine, to try the sending of mails with."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

DEADLINE = 60  # seconds; far more than anything takes


class MailServer:
    """Takes every mail until told otherwise.

    `offered` are the mails whose text has arrived, `taken` those it said yes to.
    `refusal` is what it answers to an address. While `go_on` is not set, it keeps the
    sender waiting for its answer to a text, or to an address if it `waits_at` that.
    """

    def __init__(self) -> None:
        self.offered: list[EmailMessage] = []
        self.taken: list[EmailMessage] = []
        self.refusal = ""
        self.waits_at = "text"
        self.go_on = threading.Event()
        self.go_on.set()
        self.has_offer = threading.Event()
        self.port = free_port()

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _: list
    ) -> str:
        if self.refusal:
            return self.refusal
        if self.waits_at == "address":
            await self._wait()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        mail = message_from_bytes(
            envelope.content, _class=EmailMessage, policy=policy.default
        )
        self.offered.append(mail)
        if self.waits_at == "text":
            await self._wait()
        self.taken.append(mail)
        return "250 OK"

    async def _wait(self) -> None:
        self.has_offer.set()
        await asyncio.to_thread(self.go_on.wait, DEADLINE)

    @property
    def mailer(self) -> dict[str, object]:
        """One of Django's MAILERS."""
        return {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": self.port, "timeout": 5},
        }


@contextmanager
def running() -> Iterator[MailServer]:
    """A mail server that answers until the block ends."""
    server = MailServer()
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    try:
        yield server
    finally:
        server.go_on.set()
        controller.stop()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
