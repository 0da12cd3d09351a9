from __future__ import annotations

import time
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class MailFiles(BaseEmailBackend):
    """Writes each mail to a file of its own, named so that the newest sorts last.

    For a copy of the site that sends no real mail. A file is whole from the moment
    that it is there.
    """

    def __init__(self, *, file_path: str, **options: Any) -> None:
        super().__init__(**options)
        self.folder = Path(file_path)

    def send_messages(self, email_messages: Iterable[EmailMessage]) -> int:
        messages = list(email_messages)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in messages:
            name = f"{time.time_ns()}-{uuid.uuid4().hex[:8]}"
            unfinished = self.folder / f"{name}.part"
            unfinished.write_bytes(message.message().as_bytes())
            unfinished.rename(self.folder / f"{name}.eml")
        return len(messages)
