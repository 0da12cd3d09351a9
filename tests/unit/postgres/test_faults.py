"""What happens to servers: odd paths, kills, stale files, copies, ten at once."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from naht_site.postgres import Server
from naht_site.postgres_launch import ServerError
from tests.unit.postgres.questions import (
    IS_ROOT,
    NOBODY,
    ROOT,
    ask,
    postmaster,
    running,
    tell,
)


@pytest.mark.parametrize(
    "name", ["two words", "it's", 'a "quote"', "$(touch $HOME/x)", "`a`;b&c", "Größe"]
)
def test_start_takes_any_path(folder: Path, name: str) -> None:
    with running(folder / name) as server:
        assert ask(server, "show data_directory") == str(server.data)


def test_ten_starts_at_once_make_one_server(folder: Path) -> None:
    program = [sys.executable, "-m", "naht_site.postgres", "start", "--data", folder]
    starts = [
        subprocess.Popen(program, cwd=ROOT, stdout=-1, stderr=-1) for _ in range(10)
    ]

    outputs = [start.communicate() for start in starts]

    with running(folder) as server:
        log = (server.base / "log").read_text()
    assert outputs == [(b"", b"")] * 10
    assert [start.returncode for start in starts] == [0] * 10
    assert log.count("starting PostgreSQL") == 1


@pytest.fixture
def adopts_orphans() -> Iterator[None]:
    """Be what some containers' first process is: one that never buries the dead."""
    set_child_subreaper = 36
    prctl = ctypes.CDLL(None).prctl
    assert prctl(set_child_subreaper, 1, 0, 0, 0) == 0
    yield
    assert prctl(set_child_subreaper, 0, 0, 0, 0) == 0
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


@pytest.mark.skipif(sys.platform != "linux", reason="needs a process that adopts")
@pytest.mark.usefixtures("adopts_orphans")
def test_start_after_kill_9_has_every_row_though_the_zombie_stays(folder: Path) -> None:
    with running(folder, durable=True) as server:
        tell(server, "create table kept (number int)")
        tell(server, *[f"insert into kept values ({n})" for n in range(50)])
        killed = postmaster(server)
        os.kill(killed, signal.SIGKILL)

        server.start()

        state = Path(f"/proc/{killed}/stat").read_text().rsplit(")", 1)[1].split()[0]
        assert state == "Z"
        assert postmaster(server) != killed
        assert ask(server, "select count(*) from kept") == 50


@pytest.fixture
def stranger() -> Iterator[subprocess.Popen[bytes]]:
    """A process of the user who runs the server, with nothing to do with it."""
    user = {"user": NOBODY} if IS_ROOT else {}
    with subprocess.Popen(["sleep", "300"], cwd="/", **user) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("action", ["start", "stop"])
def test_stale_process_id_that_is_somebody_elses_now_harms_nobody(
    server: Server, stranger: subprocess.Popen[bytes], action: str
) -> None:
    stale = (server.data / "postmaster.pid").read_text()
    stale = stale.replace(str(postmaster(server)), str(stranger.pid), 1)
    server.stop()
    (server.data / "postmaster.pid").write_text(stale)
    (Path(server.host) / ".s.PGSQL.5432.lock").write_text(stale)

    getattr(server, action)()

    server.start()
    assert ask(server, "select 1") == 1
    assert stranger.poll() is None


def test_half_made_cluster_is_made_anew(folder: Path) -> None:
    (folder / "postgres" / "new" / "base").mkdir(parents=True)
    (folder / "postgres" / "new" / "PG_VERSION").write_text("18\n")

    with running(folder) as server:
        assert ask(server, "select 1") == 1


def test_copy_of_a_running_folder_gets_a_server_of_its_own(
    server: Server, folder: Path
) -> None:
    tell(server, "create table kept as select 7 as number", "checkpoint")
    (folder / "copy").mkdir()
    subprocess.run(["cp", "-a", server.base, folder / "copy" / "postgres"], check=True)

    with running(folder / "copy") as copy:
        tell(copy, "drop table kept")

        assert copy.host != server.host
        assert ask(server, "select number from kept") == 7


def test_start_that_fails_says_what_the_server_said(server: Server) -> None:
    server.stop()
    with (server.data / "postgresql.conf").open("a") as settings:
        settings.write("no_such_setting = on\n")

    with pytest.raises(ServerError, match="no_such_setting"):
        server.start()
