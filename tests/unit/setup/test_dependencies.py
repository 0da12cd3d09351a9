from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def pinned(lock: str) -> dict[str, str]:
    """What each package is pinned to, hashes and all."""
    entries = re.split(r"\n(?=\w)", (ROOT / lock).read_text().strip())
    return {entry.split("==")[0]: entry for entry in entries}


def test_every_dependency_says_why_it_is_here() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    project = tomllib.loads(text)
    names = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]

    without = [
        name for name in names if not re.search(f'"{re.escape(name)}", # .', text)
    ]

    assert len(names) > 20
    assert without == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_pins_each_package_by_version_and_hash(lock: str) -> None:
    loose = [
        name
        for name, entry in pinned(lock).items()
        if not re.match(
            r"[\w.\[\]-]+==\S+( ; [^\\]+)? \\\n +--hash=sha256:\w{64}", entry
        )
    ]

    assert loose == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()

    assert "://" not in text
    assert "--index" not in text


def test_what_is_tested_is_what_runs() -> None:
    run, tested = (pinned(lock) for lock in LOCKS)

    assert {name: tested.get(name) for name in run} == run
