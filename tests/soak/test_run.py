"""`make run` for real, and what happens to a site: kills, a database that goes."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from naht_site.postgres import Server

pytestmark = pytest.mark.soak

ROOT = Path(__file__).parents[2]
PATIENCE = 240  # seconds; a busy machine takes its time to start Django four times
PHONE = "0300 30 30 333"


@dataclass
class Site:
    make: subprocess.Popen[bytes]
    port: int
    database: Server

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


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site under way, as `make run` starts it in a terminal."""
    tmp_path = tmp_path_factory.mktemp("run")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ours = {"PORT": str(port), "DATA_DIR": str(tmp_path), "DEMO": "on"}
    of_the_tests = ("SITE_URL", "DATABASE_URL", "DEBUG", "EMAIL_URL", "MEDIA_STORAGE")
    shell = {
        name: value for name, value in os.environ.items() if name not in of_the_tests
    }
    with (tmp_path / "output").open("wb") as output:
        make = subprocess.Popen(
            ["make", "run"],
            cwd=ROOT,
            env=shell | ours,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    site = Site(make, port, Server(tmp_path))
    try:
        until(site.is_well)
        yield site
    finally:
        with suppress(ProcessLookupError):
            os.killpg(make.pid, signal.SIGINT)
        make.wait()
        site.database.stop()


def test_site_goes_on_when_a_web_process_is_killed(site: Site) -> None:
    *_, killed = site.processes("granian")
    os.kill(killed, signal.SIGKILL)
    until(lambda: killed not in site.processes("granian"))

    answers = [site.get("/")[0] for _ in range(50)]

    assert answers == [200] * 50
    until(lambda: len(site.processes("granian")) == 3)


def test_worker_that_is_killed_comes_back(site: Site) -> None:
    (killed,) = site.processes("python manage.py procrastinate")
    os.kill(killed, signal.SIGKILL)

    until(lambda: killed not in site.processes("python manage.py procrastinate"))

    until(lambda: len(site.processes("python manage.py procrastinate")) == 1)
    until(site.is_well)


def test_site_is_back_by_itself_when_the_database_is(site: Site) -> None:
    site.database.stop()

    status, page = site.get("/")
    assert (status, PHONE in page) == (503, True)
    assert site.get("/healthz/")[0] == 503

    site.database.start()
    assert site.get("/")[0] == 200
    until(site.is_well)


def test_worker_outlives_a_database_that_is_long_away(site: Site) -> None:
    (first,) = site.processes("python manage.py procrastinate")
    site.database.stop()

    until(lambda: first not in site.processes("python manage.py procrastinate"))

    site.database.start()
    until(site.is_well)


def test_ctrl_c_leaves_no_process(site: Site) -> None:
    assert len(site.processes("granian")) == 3

    os.killpg(site.make.pid, signal.SIGINT)
    site.make.wait()

    assert site.processes("") == []
