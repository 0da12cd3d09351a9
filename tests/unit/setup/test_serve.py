"""`make run` starts processes; when it ends, none of theirs is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PROCFILE = """\
web: exec 9<alive; sleep 300 & echo ready; wait
worker: exec 9<alive; while :; do echo ready; sleep 300; done
"""


@dataclass
class Served:
    process: subprocess.Popen[str]
    pipe: int

    def lives(self) -> bool:
        """Whether any process still holds the other end of the pipe."""
        try:
            os.write(self.pipe, b"?")
        except BrokenPipeError:
            return False
        return True


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Two processes with children, under way, that hold the pipe `alive` open."""
    (tmp_path / "Procfile").write_text(PROCFILE)
    os.mkfifo(tmp_path / "alive")
    with subprocess.Popen(
        [sys.executable, "-m", "naht_site.serve", "web", "worker"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        pipe = os.open(tmp_path / "alive", os.O_WRONLY)
        ready = 0
        while ready < 2:
            ready += "ready" in process.stdout.readline()
        yield Served(process, pipe)
        os.close(pipe)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_serve_leaves_no_process_when_it_is_told_to_end(
    served: Served, number: signal.Signals
) -> None:
    assert served.lives()

    served.process.send_signal(number)
    served.process.communicate()

    assert served.process.returncode == 0
    assert not served.lives()


def test_serve_leaves_no_process_when_nobody_reads_what_it_prints(
    served: Served,
) -> None:
    served.process.stdout.close()

    served.process.send_signal(signal.SIGINT)
    served.process.wait()

    assert not served.lives()
