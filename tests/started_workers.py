"""The real worker, started as often as is wanted, with Django loaded once for all.

Each worker is a process of its own and is killed as one. Run as a program, it starts a
worker for each line that it reads, prints its number, and then that it is gone.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def workers(
    environment: dict[str, str],
) -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """What starts a worker, which is killed with signal 9 when its block ends."""

    @contextmanager
    def worker() -> Iterator[None]:
        print("one more", file=program.stdin, flush=True)
        number = int(program.stdout.readline())
        try:
            yield
        finally:
            os.kill(number, signal.SIGKILL)
            assert program.stdout.readline() == "gone\n"

    with subprocess.Popen(
        [sys.executable, "-m", "tests.started_workers"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as program:
        yield worker


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "naht_site.settings")
    django.setup()
    from django.core.management import call_command
    from django.urls import get_resolver

    assert get_resolver().url_patterns  # which each worker would have to load
    for _ in sys.stdin:
        number = os.fork()
        if not number:
            sys.exit(call_command("procrastinate", "worker", "--concurrency=1"))
        print(number, flush=True)
        os.waitpid(number, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main()
