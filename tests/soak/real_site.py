"""The site as `make run` starts it, for tests that do it harm or measure it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
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


def is_gone(process: int) -> bool:
    """Whether it has let go of all that it held, its sockets too: with its last thread.
    It is without a command a moment earlier.
    """
    folder = Path(f"/proc/{process}")
    try:
        stat = (folder / "stat").read_text()
        threads = len(list((folder / "task").iterdir()))
    except OSError:
        return True
    return stat.rpartition(")")[2].split()[0] == "Z" and threads == 1


@contextmanager
def started(folder: Path) -> Iterator[Site]:
    """The site, as `make run` starts it in a terminal, with its DATA_DIR `folder`.

    It is not well yet. At the end it is gone, its database too.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ours = {
        "PORT": str(port),
        "DATA_DIR": str(folder),
        "DEMO": "on",
        "PROXY_COUNT": "1",  # so that people can come from many networks
    }
    of_the_tests = ("SITE_URL", "DATABASE_URL", "DEBUG", "EMAIL_URL", "MEDIA_STORAGE")
    shell = {
        name: value for name, value in os.environ.items() if name not in of_the_tests
    }
    with (folder / "output").open("wb") as output:
        make = subprocess.Popen(
            ["make", "run"],
            cwd=ROOT,
            env=shell | ours,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    site = Site(make, port, Server(folder))
    try:
        yield site
    finally:
        with suppress(ProcessLookupError):
            os.killpg(make.pid, signal.SIGINT)
        make.wait()
        site.database.stop()


def until(condition: Callable[[], bool]) -> None:
    """Return once `condition` holds; the test fails if it takes too long."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.2)  # the site tells nobody when it is so
