from __future__ import annotations

import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from naht_site import heartbeats, published, variables


class Command(BaseCommand):
    help = (
        "Makes the site ready to run: migrations, first pages, what readers see, "
        "static files and, in the demo, demo content. Safe to run again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check-port", action="store_true", help="stop if PORT is taken"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check_port"]:
            stop_if_taken(settings.PORT)
        if settings.DEMO or settings.DEBUG:
            variables.remember(settings.DATA_DIR, "SITE_URL", settings.SITE_URL)
        call_command("migrate", verbosity=0)
        call_command("set_up", verbosity=0)
        # Rows hold the site's address, and what the templates of before made.
        published.rebuild()
        heartbeats.start_counting()
        call_command("collectstatic", interactive=False, verbosity=0)
        if settings.DEMO:
            call_command("seed_demo", if_empty=True)


def stop_if_taken(port: int) -> None:
    """Raises CommandError if a program listens on `port` of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(
                f"Port {port} is taken by another program. Choose another one, "
                f"for example: make run PORT={port + 1}"
            ) from error
