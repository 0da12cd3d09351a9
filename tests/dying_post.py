"""Sends a form of the site in a process of its own, which is killed on the way.

Run it as `python -m tests.dying_post POINT ADDRESS FORM COOKIES` with the last two in
JSON. POINT says when the process kills itself with signal 9: as the mail is about to
be written down, when it has been, or when all is committed and the answer not given.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any

import django

POINTS = ("before-mail", "after-mail", "before-answer")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(point: str, address: str, form: str, cookies: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naht_site.settings")
    django.setup()
    from django.conf import settings
    from django.test import Client

    from naht_site import mail

    queue = mail.queue

    def queue_and_die(**parts: Any) -> None:
        if point == "after-mail":
            queue(**parts)
        die()

    if point != "before-answer":
        mail.queue = queue_and_die
    # A test fills in forms faster than people do.
    settings.JOIN_SECONDS_A_FORM = settings.JOIN_SECONDS_A_REQUEST = 0
    client = Client()
    client.cookies.load(json.loads(cookies))
    client.post(address, json.loads(form))
    die()


if __name__ == "__main__":
    main(*sys.argv[1:])
