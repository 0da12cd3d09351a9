"""The queries that a piece of work makes, and how the database carries them out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from django.db import connection

REPORTS = Path(__file__).parents[2] / "var" / "bench"


@dataclass
class Asked:
    """What the database was asked, and how many milliseconds it took to answer."""

    queries: list[tuple[str, Any]] = field(default_factory=list)
    milliseconds: float = 0.0


@contextmanager
def asked() -> Iterator[Asked]:
    """Notes every query made within."""
    found = Asked()

    def note(execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        began = perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            found.milliseconds += (perf_counter() - began) * 1000
            found.queries.append((sql, params))

    with connection.execute_wrapper(note):
        yield found


def explain(sql: str, params: Any) -> tuple[float, str]:
    """The milliseconds that the query takes now, and how it is carried out."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) {sql}", params)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    return float(re.search(r"Execution Time: ([\d.]+) ms", plan)[1]), plan


def keep(name: str, table: list[str], plans: list[str]) -> None:
    """Prints the table, and keeps it in a file with the plans behind it."""
    REPORTS.mkdir(parents=True, exist_ok=True)
    report = REPORTS / f"{name}.txt"
    report.write_text("\n".join([*table, "", *plans]), encoding="utf-8")
    print("\n" + "\n".join(table) + f"\nHow each was carried out: {report}")
