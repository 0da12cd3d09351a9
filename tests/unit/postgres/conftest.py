"""Real servers in temporary folders."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from naht_site.postgres import Server
from tests.unit.postgres.questions import running


@contextlib.contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, which pytest's own is not."""
    made = Path(tempfile.mkdtemp(prefix="naht test "))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@contextlib.contextmanager
def sockets_in(folder: Path) -> Iterator[None]:
    """Let servers make their socket folders in `folder`, so that none is left."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", None)
        yield


@pytest.fixture
def folder() -> Iterator[Path]:
    with open_folder() as made, sockets_in(made):
        yield made


@pytest.fixture(scope="session")
def cluster() -> Iterator[Path]:
    """The data of a stopped server: a copy takes a tenth of the time of a new one."""
    with open_folder() as made:
        with sockets_in(made), running(made) as server:
            pass
        yield server.data


@pytest.fixture
def server(folder: Path, cluster: Path) -> Iterator[Server]:
    """A server that runs."""
    (folder / "postgres").mkdir()
    subprocess.run(["cp", "-a", cluster, folder / "postgres" / "data"], check=True)
    with running(folder) as server:
        yield server
