"""The site as `make run` starts it, for tests that do it harm."""

from __future__ import annotations

import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from naht_site.postgres import Server

ROOT = Path(__file__).parents[2]
PATIENCE = 600  # seconds; a busy machine takes its time to start Django four times
PHONE = "0300 30 30 333"


@dataclass
class Site:
    make: subprocess.Popen[bytes]
    port: int
    database: Server

    @property
    def folder(self) -> Path:
        """Its DATA_DIR."""
        return self.database.base.parent

    def get(self, path: str) -> tuple[int, str]:
        """Status and body; 0 when nobody answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as page:
                return page.status, page.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def is_well(self) -> bool:
        return self.get("/healthz/")[0] == 200

    def processes(self, words: str) -> list[int]:
        """Those of this site whose command holds `words`."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                command = (
                    (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                )
                variables = (folder / "environ").read_bytes().split(b"\0")
                mine = f"PORT={self.port}".encode() in variables
                if mine and words in command and not command.startswith("/bin/sh"):
                    found.append(int(folder.name))
        return sorted(found)


def until(condition: Callable[[], bool]) -> None:
    """Return once `condition` holds; the test fails if it takes too long."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.2)
