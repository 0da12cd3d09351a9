"""What is written to the log: no word of a person."""

from __future__ import annotations

import logging
import re
import traceback
from types import TracebackType

Raised = tuple[type[BaseException], BaseException, TracebackType | None]

# What follows these in a mailed address acts for whoever it was mailed to.
KEYS = re.compile(r"(/link/|/confirm-email/|/password/reset/key/)[^/\s]+")


class PlainFormatter(logging.Formatter):
    """Says where an error arose and of which type, and never its message.

    The database puts a row's values into its messages, and a mail server the address
    that it refused: that someone is in a union would stand in a log. The keys in mailed
    addresses are left out too.
    """

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return KEYS.sub(r"\1…", super().format(record))

    def formatException(self, ei: Raised) -> str:
        error = ei[1]
        lines = ["Traceback (the message is left out, it may hold personal data):\n"]
        while error is not None:
            lines += traceback.format_tb(error.__traceback__)
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}\n")
            error = error.__cause__ or error.__context__
            if error is not None:
                lines.append("which came of:\n")
        return "".join(lines).rstrip()


SETTINGS = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": PlainFormatter}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
