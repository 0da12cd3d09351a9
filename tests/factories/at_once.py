from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection


def all_at_once(doings: Sequence[Callable[[], Any]]) -> list[str]:
    """Does each in a thread of its own, from the same moment on.

    Returns what each ended with, in order of the alphabet: "done", or the name of the
    error.
    """
    ready = threading.Barrier(len(doings))
    ends = []

    def run(doing: Callable[[], Any]) -> None:
        ready.wait()
        try:
            doing()
            ends.append("done")
        except Exception as error:
            ends.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(doing,)) for doing in doings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(ends)
