"""The command that imports a register of schools, and what came of it, for tests."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from members.enums import Register
from members.models import School

ENGLAND, WALES, NORTHERN_IRELAND = Register


def import_schools(register: Register, *paths: Path, **options: Any) -> list[str]:
    """What the command says, line by line; raises CommandError if it is refused."""
    told = StringIO()
    call_command(
        "import_schools", *map(str, paths), register=register, stdout=told, **options
    )
    return told.getvalue().splitlines()


def counts(told: list[str]) -> dict[str, int]:
    """The numbers of the last line, by the first word before each."""
    parts = told[-1].rstrip(".").split(". ")
    return {part.split()[0].strip(",:"): int(part.split()[-1]) for part in parts}


def kept() -> list[tuple[str, str, str]]:
    """Number, name and status of every school there is, by number."""
    return list(
        School.objects.order_by("number").values_list("number", "name", "status")
    )
