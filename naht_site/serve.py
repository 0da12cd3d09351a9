"""Run processes of the Procfile together: python -m naht_site.serve web worker

When one ends, or on Ctrl-C, or when the terminal is closed, all end. honcho does
the work; by itself it would forget its children when nobody reads what it prints.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType

from honcho.environ import parse_procfile
from honcho.manager import Manager

STOPPED_BY_US = {128 + signal.SIGINT, 128 + signal.SIGTERM}


def main(names: list[str]) -> int:
    """Run the processes `names` until they end; the exit status."""
    commands = parse_procfile(Path("Procfile").read_text()).processes
    manager = Manager()
    for name in names:
        manager.add_process(name, commands[name])
    signal.signal(signal.SIGHUP, _terminal_is_closed)
    try:
        manager.loop()
    except OSError:
        _print_nothing()
        manager.terminate()
        return 0
    return 0 if manager.returncode in STOPPED_BY_US else manager.returncode


def _terminal_is_closed(number: int, frame: FrameType | None) -> None:
    _print_nothing()
    signal.raise_signal(signal.SIGTERM)


def _print_nothing() -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
