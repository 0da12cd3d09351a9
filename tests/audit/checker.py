"""The Nu HTML checker over the HTML of many pages."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAMS = ROOT / "var" / "audit" / "node_modules"
NU = PROGRAMS / "vnu-jar" / "build" / "dist" / "vnu.jar"


def check(pages: dict[str, str], folder: Path) -> dict[str, list[str]]:
    """What the checker says of each page, by the page's name; nothing of valid ones.

    It reads the pages from files that are written to `folder`. Warnings count as
    errors do, mere remarks don't.
    """
    files = {folder / f"{number:04}.html": name for number, name in enumerate(pages)}
    for file, name in files.items():
        file.write_text(pages[name], encoding="utf-8")
    told = subprocess.run(
        [
            "java",
            "-Xss2m",
            "-jar",
            NU,
            "--format",
            "json",
            "--exit-zero-always",
            *files,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    names = {file.as_uri(): name for file, name in files.items()}
    found: dict[str, list[str]] = {}
    for message in json.loads(told.stderr)["messages"]:
        if message["type"] == "info" and message.get("subType") != "warning":
            continue
        name = names[message["url"].replace("file:/", "file:///")]
        found.setdefault(name, []).append(line(message))
    return found


def line(message: dict[str, str]) -> str:
    """One message as a person reads it: what is wrong, and the piece of the page."""
    extract = " ".join(message.get("extract", "").split())
    return f"{message['message']} {extract}".strip()
