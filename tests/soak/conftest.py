from __future__ import annotations

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import suppress

import pytest

from naht_site.postgres import Server
from tests.soak.real_site import ROOT, Site, until


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
