"""Databases for tests, each an exact copy of a template that is made once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connection, connections

from naht_site.postgres import Server

ROOT = Path(__file__).resolve().parent.parent
APPS = ("naht_site", "members", "news", "advice", "partners")
TEMPLATES_KEPT = 24  # others may be at work on older code


def fingerprint(files: Iterable[Path]) -> str:
    """The same for the same names and contents, in letters for a database's name."""
    found = hashlib.sha256()
    for file in sorted(files):
        found.update(str(file.relative_to(ROOT)).encode() + b"\0")
        found.update(file.read_bytes() + b"\0")
    return found.hexdigest()[:16]


class Databases:
    """Makes the templates and copies them.

    Two templates: migrated, which takes long and changes with the migrations and
    libraries alone; and set up, which takes a second and changes with any code of ours.
    """

    def __init__(self, server: Server) -> None:
        server.start()
        self.server = server
        self.name = f"test_{os.getpid()}"
        with server.connect() as postgres:
            self.template = self._template(postgres)

    def use_copy(self) -> None:
        """Point Django at a fresh copy of the template, in place of the last one."""
        with self.server.connect() as postgres:
            connections.close_all()
            self._copy(postgres, self.template, self.name)
        self._point_at(self.name)

    def drop(self) -> None:
        """Drop this process's copy and those of processes that are gone."""
        connections.close_all()
        with self.server.connect() as postgres:
            for name in self._names(postgres, "test"):
                owner = int(name.split("_")[1])
                if name == self.name or not _is_alive(owner):
                    postgres.execute(f'drop database if exists "{name}" with (force)')

    def _template(self, postgres: psycopg.Connection) -> str:
        migrations = [f for app in APPS for f in (ROOT / app).glob("migrations/*.py")]
        code = [f for app in APPS for f in (ROOT / app).rglob("*.py")]
        pages = (ROOT / "templates").rglob("*.html")
        migrated = fingerprint([*migrations, ROOT / "requirements.lock"])
        set_up = fingerprint([*code, *pages, ROOT / "requirements.lock"])
        postgres.execute("select pg_advisory_lock(1)")  # until the connection ends
        first = self._made(postgres, "migrated", migrated, "template1", migrate)
        return self._made(postgres, "setup", set_up, first, set_up_site)

    def _made(
        self,
        postgres: psycopg.Connection,
        kind: str,
        key: str,
        source: str,
        fill: Callable[[], None],
    ) -> str:
        """The name of the template `kind`, filled if there is none for `key`."""
        name, unfinished = f"{kind}_{key}", f"unfinished_{kind}"
        existing = self._names(postgres, kind)
        if name not in existing:
            self._copy(postgres, source, unfinished)
            self._point_at(unfinished)
            fill()
            connections.close_all()
            postgres.execute(f'alter database "{unfinished}" allow_connections false')
            postgres.execute(f'alter database "{unfinished}" rename to "{name}"')
            for old in existing[TEMPLATES_KEPT:]:
                postgres.execute(f'drop database if exists "{old}"')
        return name

    def _copy(self, postgres: psycopg.Connection, source: str, name: str) -> None:
        postgres.execute(f'drop database if exists "{name}" with (force)')
        postgres.execute(f'create database "{name}" template "{source}"')

    def _names(self, postgres: psycopg.Connection, kind: str) -> list[str]:
        """The databases of one kind, the newest first."""
        listed = (
            "select datname from pg_database where datname like %s order by oid desc"
        )
        return [row[0] for row in postgres.execute(listed, [f"{kind}\\_%"])]

    def _point_at(self, name: str) -> None:
        place = {"HOST": self.server.host, "PORT": "5432", "USER": "naht", "NAME": name}
        connection.settings_dict.update(place)


def migrate() -> None:
    call_command("migrate", verbosity=0)


def set_up_site() -> None:
    call_command("set_up", verbosity=0)


def _is_alive(process: int) -> bool:
    with suppress(PermissionError):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
    return True
