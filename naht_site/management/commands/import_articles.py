"""`manage.py import_articles`: articles from captures of the old pages."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError

from naht_site.rendering import path_of
from news.capture_lines import LARGEST
from news.captures import Capture, CaptureError, parse_capture
from news.importing import (
    Imported,
    ImportRefused,
    Outcome,
    fingerprint,
    import_capture,
)

LARGEST_OLD_ID = 2_147_483_647


class Command(BaseCommand):
    help = (
        "Make published articles from captures of the old pages, and say what was "
        "cleaned and what a person must finish. Run again, it doubles nothing and "
        "leaves alone what an editor has changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a capture, or a folder of .txt"
        )
        parser.add_argument(
            "--old-id",
            action="append",
            default=[],
            dest="old_ids",
            metavar="FILE=ID",
            help="the article's number on the old site, so that old links find it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import every file, report each, and fail at the end if any file failed."""
        self.failed = 0
        self.outcomes: Counter[Outcome] = Counter()
        self.seen: dict[str, tuple[Path, Capture]] = {}
        files = self.files_in(options["paths"])
        old_ids = old_ids_for(files, options["old_ids"])
        for path in files:
            try:
                self.import_file(path, old_ids.get(path))
            except (CaptureError, ImportRefused) as error:
                self.fail(path, str(error))
            except OperationalError as error:
                raise CommandError(
                    f"{shown(path)}: the database does not answer, or something else "
                    "is holding it. Articles named above are safe: run this again."
                ) from error
        counts = [f"{outcome.value}: {self.outcomes[outcome]}" for outcome in Outcome]
        self.stdout.write(f"{'. '.join(counts)}. Failed: {self.failed}.")
        if self.failed:
            raise CommandError("Not everything could be imported: see above.")

    def files_in(self, paths: list[str]) -> list[Path]:
        """Return the files to import, each once, naming paths that lead to none."""
        found: dict[Path, Path] = {}
        for path in map(Path, paths):
            try:
                if path.is_dir():
                    inside = sorted(
                        each
                        for each in path.iterdir()
                        if each.suffix.lower() == ".txt" and not each.is_dir()
                    )
                    if not inside:
                        self.fail(path, "The folder holds no .txt file.")
                else:
                    inside = [path]
            except OSError as error:
                self.fail(path, why_unreadable(error))
                continue
            for each in inside:
                found.setdefault(each.absolute().resolve(), each)
        return list(found.values())

    def import_file(self, path: Path, old_id: int | None) -> None:
        """Import one file and report it.

        Raise CaptureError or ImportRefused when that cannot be done.
        """
        capture = parse_capture(read(path))
        first, same = self.seen.get(fingerprint(capture), (path, capture))
        if capture != same:
            raise ImportRefused(
                f"It has the title and date of {shown(first)}, but other words. "
                "Only that one was imported."
            )
        imported = import_capture(capture, old_id=old_id)
        self.seen[fingerprint(capture)] = (first, capture)
        self.report(path, capture, imported)

    def report(self, path: Path, capture: Capture, imported: Imported) -> None:
        """Print what was done, and what was cleaned and is left for a person."""
        self.outcomes[imported.outcome] += 1
        page = imported.page
        why = f": {imported.why}" if imported.why else "."
        self.stdout.write(
            f"{imported.outcome.value}: “{page.title}” at {path_of(page)}, "
            f"from {shown(path)}{why}"
        )
        if imported.outcome is Outcome.LEFT:
            return
        for heading, sentences in (
            ("Cleaned", capture.cleaned),
            ("For a person to finish", capture.to_finish),
        ):
            if sentences:
                self.stdout.write(f"  {heading}:")
            for sentence in sentences:
                self.stdout.write(f"  - {sentence}")

    def fail(self, path: Path, why: str) -> None:
        """Name what failed, and why."""
        self.failed += 1
        self.stderr.write(f"{shown(path)}: {why}")


def old_ids_for(files: list[Path], given: list[str]) -> dict[Path, int]:
    """Return the old number of each file that `FILE=ID` names, by path or name.

    Raise CommandError, before anything is imported, for one that makes no sense.
    """
    old_ids: dict[Path, int] = {}
    for pair in given:
        name, _, number = pair.rpartition("=")
        digits = number.isdecimal() and number.isascii() and len(number) <= 10
        if not name or not digits or not 1 <= int(number) <= LARGEST_OLD_ID:
            raise CommandError(
                f"--old-id {pair}: write the file, “=” and the article's old number, "
                "like page.txt=1234."
            )
        named = [path for path in files if name in (str(path), path.name)]
        if len(named) != 1:
            found = f"{len(named)} of the files have" if named else "no file here has"
            raise CommandError(f"--old-id {pair}: {found} the name “{name}”.")
        if old_ids.setdefault(named[0], int(number)) != int(number):
            raise CommandError(f"--old-id: “{name}” has two different numbers.")
    numbers = list(old_ids.values())
    if twice := {number for number in numbers if numbers.count(number) > 1}:
        raise CommandError(f"--old-id: two files have the number {min(twice)}.")
    return old_ids


def read(path: Path) -> bytes:
    """Return the file's bytes, no more than are needed to see that it is too large.

    Raise CaptureError when the file is not there, is no file or may not be read.
    """
    try:
        if not path.exists():
            raise CaptureError("There is no such file.")
        # A pipe or a device would keep us waiting for ever.
        if not path.is_file():
            raise CaptureError("It is not a file.")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise CaptureError(why_unreadable(error)) from error


def why_unreadable(error: OSError) -> str:
    """Return the system's reason as a sentence."""
    return f"It cannot be read: {(error.strerror or 'unknown reason').lower()}."


def shown(path: Path) -> str:
    """Return the path as text that any screen can show."""
    return str(path).encode("utf-8", "replace").decode()
