"""The embedded server: start, stop, settings, command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from naht_site.postgres import Server, database_settings
from tests.unit.postgres.questions import ROOT, ask, postmaster, running, tell


def command(*arguments: str | Path) -> tuple[int, str, str]:
    """Exit status, output and errors of `python -m naht_site.postgres …`."""
    program = [sys.executable, "-m", "naht_site.postgres", *arguments]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def test_server_keeps_rows_and_address_from_start_to_start(server: Server) -> None:
    tell(server, "create table kept as select 7 as number")
    address = server.host

    server.stop()
    server.start()

    assert ask(server, "select number from kept") == 7
    assert server.host == address


def test_start_of_what_runs_leaves_it_running(server: Server) -> None:
    process = postmaster(server)

    server.start()

    assert postmaster(server) == process


def test_stop_leaves_no_server(server: Server) -> None:
    server.stop()

    with pytest.raises(psycopg.OperationalError):
        server.connect()
    assert not (server.data / "postmaster.pid").exists()


def test_letters_sort_and_fold_the_same_on_every_machine(server: Server) -> None:
    locale = "select datlocprovider::text || datlocale from pg_database limit 1"

    assert ask(server, locale) == "bC.UTF-8"
    assert ask(server, "select lower('É')") == "é"


@pytest.mark.parametrize(("durable", "setting"), [(True, "on"), (False, "off")])
def test_durable_is_what_was_asked_for(
    server: Server, folder: Path, durable: bool, setting: str
) -> None:
    server.stop()

    with running(folder, durable=durable) as server:
        names = ("fsync", "synchronous_commit", "full_page_writes")
        assert [ask(server, f"show {name}") for name in names] == [setting] * 3


@pytest.mark.parametrize(
    "statement", ["select 'jane@example.org'::int", "select jane from pg_class"]
)
def test_log_holds_nothing_that_somebody_typed(server: Server, statement: str) -> None:
    with pytest.raises(psycopg.Error, match="jane"):
        tell(server, statement)

    log = (server.base / "log").read_text()
    assert "ready to accept connections" in log
    assert "jane" not in log


def test_database_settings_starts_the_server_and_makes_the_database(
    server: Server, folder: Path
) -> None:
    server.stop()

    first = database_settings(folder, durable=False)
    second = database_settings(folder, durable=False)

    databases = "select count(*) from pg_database where datname = 'naht'"
    assert ask(server, databases) == 1
    assert first == second
    place = {"HOST": server.host, "PORT": "5432", "USER": "naht", "NAME": "naht"}
    assert first == place


def test_url_command_prints_an_address_that_libpq_takes(
    server: Server, folder: Path
) -> None:
    status, output, errors = command("url", "--data", folder)

    assert (status, errors) == (0, "")
    with psycopg.connect(output.strip()) as connection:
        assert connection.info.dbname == "naht"
        assert connection.info.host == server.host


def test_stop_command_ends_the_server(server: Server, folder: Path) -> None:
    assert command("stop", "--data", folder) == (0, "", "")

    assert not (server.data / "postmaster.pid").exists()


def test_stop_command_has_nothing_to_say_where_nothing_runs(folder: Path) -> None:
    assert command("stop", "--data", folder / "new") == (0, "", "")

    assert not (folder / "new").exists()
