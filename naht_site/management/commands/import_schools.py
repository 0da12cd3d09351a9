"""`manage.py import_schools`: a national register of schools, from its own files."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from members.enums import Register
from members.school_files import NotTheRegisterError
from members.school_import import ImportRefusedError, import_register


class Command(BaseCommand):
    help = (
        "Make the schools that people choose their workplace from what a national "
        "register says, all of it or nothing. Run again with the same file, it changes "
        "nothing. Schools that have closed, or are not in the register any more, are "
        "kept as closed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files",
            nargs="+",
            type=Path,
            metavar="FILE",
            help="the register's CSV file; all of them where it has several",
        )
        parser.add_argument(
            "--register",
            required=True,
            choices=Register.values,
            help="whose file it is",
        )
        parser.add_argument(
            "--close-many",
            action="store_true",
            help="though more than a tenth of the open schools are not in it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import the register and report; raise CommandError if it is refused."""
        try:
            report = import_register(
                Register(options["register"]),
                options["files"],
                may_close_many=options["close_many"],
            )
        except (NotTheRegisterError, ImportRefusedError) as error:
            raise CommandError(f"{error} Nothing was changed.") from error
        for heading, sentences in (
            ("Rows that were left out because they are bad", report.bad),
            ("Rows that were kept without a part", report.doubts),
        ):
            if sentences:
                self.stdout.write(f"{heading}:")
                for sentence in sentences:
                    self.stdout.write(f"  {sentence}")
        self.stdout.write(
            f"New: {report.added}. Changed: {report.changed}. "
            f"The same: {report.unchanged}. "
            f"Closed, as the register does not list them: {report.dropped}. "
            f"Left to another register: {report.left_out}. Bad: {len(report.bad)}."
        )
