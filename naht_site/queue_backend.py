from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from naht_site import mail


class QueueBackend(BaseEmailBackend):
    """Queues what others hand to Django to send: the admin's notices of a workflow.

    So an editor does not wait for the mail server, nor meets its faults. The text is
    gone from the table once the mail is sent.
    """

    @transaction.atomic
    def send_messages(self, email_messages: Iterable[EmailMessage]) -> int:
        """Returns how many messages are queued. Each addressee gets a mail alone."""
        messages = list(email_messages)
        for message in messages:
            for address in message.recipients():
                mail.queue(
                    key=f"passed-on.{uuid.uuid4()}",
                    to=address,
                    template="passed_on",
                    params={},
                    secret={"title": message.subject, "text": message.body},
                )
        return len(messages)
