"""What the tests ask of a server and tell it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from naht_site.postgres import Server

ROOT = Path(__file__).parents[3]
NOBODY = 65534
IS_ROOT = os.geteuid() == 0
needs_root = pytest.mark.skipif(not IS_ROOT, reason="only root can become others")
needs_open_checkout = pytest.mark.skipif(
    not all(part.stat().st_mode & 1 for part in (ROOT, *ROOT.parents)),
    reason="other users can't enter this checkout",
)


@contextlib.contextmanager
def running(data_dir: Path, *, durable: bool = False) -> Iterator[Server]:
    """The server of `data_dir`, stopped at the end."""
    server = Server(data_dir, durable=durable)
    try:
        server.start()
        yield server
    finally:
        server.stop()


def ask(server: Server, question: str) -> object:
    """The one value that answers `question`."""
    with server.connect() as connection:
        row = connection.execute(question).fetchone()
    return row[0] if row else None


def tell(server: Server, *statements: str) -> None:
    """Run `statements`, each on its own."""
    with server.connect() as connection:
        for statement in statements:
            connection.execute(statement)


def postmaster(server: Server) -> int:
    """The id of the server's first process."""
    return int((server.data / "postmaster.pid").read_text().split()[0])
