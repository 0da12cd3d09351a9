from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from naht_site import published


class Command(BaseCommand):
    help = "Makes what readers see anew from the pages as they are saved."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="Change nothing: name the addresses that differ, and exit with 1.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["check"]:
            self.stdout.write(f"{published.rebuild()} pages written.")
            return
        found = published.differences()
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(
                f"{len(found)} differ. Mend: manage.py rebuild_published"
            )
        self.stdout.write("Every page is as its readers see it.")
