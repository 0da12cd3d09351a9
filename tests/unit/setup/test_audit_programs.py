"""`make audit` says in one line what it lacks, and pins what it installs."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PROGRAMS = ["java", "node", "npm", "chromium"]
NAMES = {"java": "Java 17", "node": "Node 20", "npm": "npm", "chromium": "Chromium"}


@pytest.mark.parametrize("missing", PROGRAMS)
def test_machine_that_lacks_a_program_is_told_which(
    tmp_path: Path, missing: str
) -> None:
    for name in PROGRAMS:
        if name != missing:
            (tmp_path / name).touch(0o755)

    done = subprocess.run(
        ["/bin/sh", ROOT / ".ci" / "audit"],
        cwd=tmp_path,
        env={"PATH": str(tmp_path), "CHROMIUM": str(tmp_path / "chromium")},
        capture_output=True,
        text=True,
    )

    said = rf"make audit needs {NAMES[missing]} \([^)]+\), which this machine lacks\.\n"
    assert re.fullmatch(said, done.stdout)
    assert done.returncode == 1


def test_lock_pins_each_program_by_hash_and_holds_no_address_of_a_registry() -> None:
    folder = ROOT / "tests" / "audit"
    asked = json.loads((folder / "package.json").read_text())
    packages = json.loads((folder / "package-lock.json").read_text())["packages"]
    root = packages.pop("")

    pinned = {**asked["dependencies"], **asked["overrides"]}
    loose = [name for name, one in packages.items() if "integrity" not in one]
    addressed = [name for name, one in packages.items() if "resolved" in one]

    assert root["dependencies"] == asked["dependencies"]
    assert {
        name: packages[f"node_modules/{name}"]["version"] for name in pinned
    } == pinned
    assert (loose, addressed) == ([], [])
    assert len(packages) > 100
