"""What a search costs the database over 100,000 pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from naht_site.access import Viewer
from naht_site.models import Published
from naht_site.search.find import Found, Wanted, find
from tests.benchmarks.generated_words import PAGES, make_pages

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

REPORT = Path(__file__).parents[2] / "var" / "bench" / "search.txt"
TIMES = 9  # each query is run so often; the best time is what it costs undisturbed
MOST_TO_FIND, MOST_TO_COUNT = 50, 100  # milliseconds

# That words stand side by side is looked up on each page that holds them all.
NO_LIMIT = "two words as a phrase"

SEARCHES = [
    ("a common word", "school", Viewer.VISITOR, {}),
    ("its last page", "school", Viewer.VISITOR, {"page": 20}),
    ("its guides", "school", Viewer.VISITOR, {"type": "guide"}),
    ("two words", "school leader", Viewer.VISITOR, {}),
    (NO_LIMIT, '"school leader"', Viewer.VISITOR, {}),
    ("a rare word", "quillwort", Viewer.VISITOR, {}),
    ("a word found nowhere", "quillwart", Viewer.VISITOR, {}),
    ("a common word, a member", "school", Viewer.MEMBER, {}),
]


def run(*asked: Any) -> tuple[Found, list[tuple[str, Any]]]:
    """What was found, and the queries that it took."""
    queries = []

    def note(execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        queries.append((sql, params))
        return execute(sql, params, many, context)

    words, viewer, choice = asked
    with connection.execute_wrapper(note):
        found = find(Wanted(words, **choice), viewer, timezone.now())
    return found, queries


def explained(sql: str, params: Any) -> tuple[float, str]:
    """The best time of the query in milliseconds, and how it was carried out."""
    best, plan = 0.0, ""
    with connection.cursor() as cursor:
        for _ in range(TIMES):
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) {sql}", params)
            lines = "\n".join(line for (line,) in cursor.fetchall())
            took = float(re.search(r"Execution Time: ([\d.]+) ms", lines)[1])
            if not plan or took < best:
                best, plan = took, lines
    return best, plan


def test_search_stays_quick_over_very_many_pages() -> None:
    make_pages()
    assert Published.objects.count() > PAGES
    table = [f"{'Over 100,000 pages':<26}{'found':>8}{'find':>9}{'count':>9}"]
    plans = []
    slow = []

    for name, *asked in SEARCHES:
        find_ms = count_ms = 0.0
        # The first query of a search says how the others are planned.
        with transaction.atomic():
            found, queries = run(*asked)
            for sql, params in queries:
                took, plan = explained(sql, params)
                plans.append(f"== {name}: {took:.1f} ms\n{sql.strip()}\n\n{plan}\n")
                if "AS MATERIALIZED" in sql:
                    count_ms += took
                else:
                    find_ms += took
        table.append(f"{name:<26}{found.total:>8}{find_ms:>6.1f} ms{count_ms:>6.1f} ms")
        if name != NO_LIMIT and (find_ms > MOST_TO_FIND or count_ms > MOST_TO_COUNT):
            slow.append(name)

    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text("\n".join([*table, "", *plans]), encoding="utf-8")
    print("\n" + "\n".join(table) + f"\nHow each was carried out: {REPORT}")
    assert slow == []
