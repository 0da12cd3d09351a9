"""`make test` looks for a browser, installs it or says in one line why not."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.postgres.questions import NOBODY, needs_open_checkout, needs_root

SCRIPT = Path(__file__).parents[3] / ".ci" / "chromium"
SKIPPED = "Browser tests are skipped: there is no Chromium, and"


@pytest.fixture
def machine() -> Iterator[Path]:
    """A folder that holds the only programs of a machine: at first `id` and `touch`."""
    with tempfile.TemporaryDirectory() as made:
        machine = Path(made)
        machine.chmod(0o755)
        (machine / "id").symlink_to("/usr/bin/id")
        (machine / "touch").symlink_to("/usr/bin/touch")
        yield machine


def add(machine: Path, name: str, script: str) -> None:
    (machine / name).write_text(f"#!/bin/sh\n{script}\n")
    (machine / name).chmod(0o755)


def said(machine: Path, **user: int) -> str:
    """What the script prints there."""
    done = subprocess.run(
        ["/bin/sh", SCRIPT],
        env={"PATH": str(machine), "CHROMIUM": str(machine / "chromium")},
        capture_output=True,
        text=True,
        check=True,
        **user,
    )
    return done.stdout + done.stderr


def test_browser_that_is_there_needs_no_word(machine: Path) -> None:
    add(machine, "chromium", "")

    assert said(machine) == ""


def test_machine_without_apt_is_told_so(machine: Path) -> None:
    why = "make test installs it with apt, which this machine lacks"

    assert said(machine) == f"{SKIPPED} {why}.\n"


@needs_root
@needs_open_checkout
def test_person_who_may_not_install_is_told_so(machine: Path) -> None:
    add(machine, "apt-get", "exit 0")

    assert said(machine, user=NOBODY) == f"{SKIPPED} only root may install it.\n"


@needs_root
def test_apt_that_fails_is_told_of(machine: Path) -> None:
    add(machine, "apt-get", "echo no network; exit 100")

    assert said(machine) == f"{SKIPPED} apt could not install it.\n"


@needs_root
def test_apt_installs_it_once_it_knows_what_there_is(machine: Path) -> None:
    lists = machine / "lists"
    add(
        machine,
        "apt-get",
        f'case "$*" in update*) touch "{lists}";; *) test -e "{lists}";; esac',
    )

    assert said(machine) == ""
    assert lists.exists()
