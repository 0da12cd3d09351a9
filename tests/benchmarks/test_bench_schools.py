"""What finding a school costs the database over a national register."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import pytest
from django.db import transaction

from members.enums import Register
from members.models import School
from members.school_import import import_register
from members.schools import find_schools
from tests.benchmarks.generated_schools import SCHOOLS, make_file
from tests.benchmarks.plans import asked, explain, keep

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

TIMES = 9  # each query is run so often; the best time is what it costs undisturbed
MOST = 30  # milliseconds

SEARCHES = [
    ("a name", "kestrelford"),
    ("the beginning of one", "kes"),
    ("two letters", "oa"),
    ("what many are called", "church of england primary school"),
    ("a saint", "st"),
    ("a saint's school in short", "st mary ce prim"),
    ("a name and a town", "otterham primary alderbank"),
    ("two common beginnings", "st m"),
    ("the first half of a postcode", "ls12"),
    ("a whole postcode", "LS12 3AB"),
    ("one letter of a postcode", "m1"),
    ("a misspelt name", "kestrelfrod"),
    ("a misspelt name among many", "hawthron primary school"),
    ("found nowhere", "zzyzx quillwort"),
    ("a word that is in every row", "school"),
]


def test_look_up_stays_quick_over_a_whole_register(tmp_path: Path) -> None:
    path = make_file(tmp_path)
    began = perf_counter()
    first = import_register(Register.ENGLAND, [path])
    imported = perf_counter()
    again = import_register(Register.ENGLAND, [path])
    table = [
        f"{SCHOOLS} schools: first import {imported - began:.1f} s, "
        f"again {perf_counter() - imported:.1f} s",
        f"{'':<30}{'found':>8}{'database':>12}",
    ]
    plans: list[str] = []
    slow: list[str] = []

    for name, words in SEARCHES:
        took = 0.0
        with transaction.atomic():
            with asked() as made:
                found = find_schools(words, "wales")
            for sql, params in made.queries:
                if f'FROM "{School._meta.db_table}"' not in sql:
                    continue
                best, plan = min(explain(sql, params) for _ in range(TIMES))
                took += best
                plans.append(f"== {name}: {best:.1f} ms\n{sql}\n\n{plan}\n")
        shown = f"{len(found.schools)}{'+' if found.more else ''}"
        table.append(f"{name:<30}{shown:>8}{took:>9.1f} ms")
        if took > MOST:
            slow.append(name)

    keep("schools", table, plans)
    assert (first.added, again.unchanged) == (SCHOOLS, SCHOOLS)
    assert slow == []
