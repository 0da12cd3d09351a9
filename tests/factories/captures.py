"""Captures of old pages, and the command that imports them."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command

CAPTURES = Path(__file__).parent.parent / "captures"


def capture_text(
    body: str = "One.",
    *,
    section: str = "Latest news",
    title: str = "A quiet week",
    ending: str = "First published 1 May 2020\n;",
) -> bytes:
    """Return the smallest capture of an old page with this article in it."""
    return f"Menu\n\n{section}\n\n{title}\n\n{body}\n\n{ending}".encode()


def import_articles(*arguments: str | Path) -> tuple[list[str], list[str], int]:
    """Return the lines told, the failures named, and the exit status."""
    told, failures, status = StringIO(), StringIO(), 0
    try:
        call_command(
            "import_articles", *map(str, arguments), stdout=told, stderr=failures
        )
    except CommandError as error:
        failures.write(f"{error}\n")
        status = error.returncode
    return told.getvalue().splitlines(), failures.getvalue().splitlines(), status


def keep(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
