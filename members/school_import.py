"""Brings a national register of schools into ours: all of it or nothing.

The files are copied row by row to a table of this transaction, so their size does not
matter. What has changed is found by comparing the two tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from members.enums import Register, SchoolStatus
from members.models import School, SchoolWord
from members.models.school import keys_of
from members.school_files import rows_of
from members.school_registers import LAYOUTS, BadRowError, Entry, entry_of

MOST_BAD_ROWS = 1_000
# A download that broke off would close every school that it does not reach.
MAY_BE_CLOSED, PART_THAT_MAY = 50, 0.1

COLUMNS = (
    "number, name, town, postcode, local_authority, kind, status, nation, "
    "name_key, search_text"
)
OLD = ", ".join(f"old.{name}" for name in COLUMNS.split(", "))
NEW = ", ".join(f"EXCLUDED.{name}" for name in COLUMNS.split(", "))
TABLE = School._meta.db_table

BEGIN = f"""
SET LOCAL statement_timeout = '600s';
SET LOCAL lock_timeout = '600s';
SELECT pg_advisory_xact_lock(hashtext('members.import_schools'));
DROP TABLE IF EXISTS pg_temp.told;
CREATE TEMP TABLE told ON COMMIT DROP AS
    SELECT 0::bigint AS place, '' AS file, 0 AS line, {COLUMNS}
    FROM {TABLE} WITH NO DATA;
"""  # noqa: S608 (made of our own names)
COPY = f"COPY pg_temp.told (place, file, line, {COLUMNS}) FROM STDIN"
DROP_REPEATED = """
DELETE FROM pg_temp.told USING (
    SELECT place, first_value(line) OVER numbered AS first_line,
        first_value(file) OVER numbered AS first_file,
        row_number() OVER numbered AS nth
    FROM pg_temp.told WINDOW numbered AS (PARTITION BY number ORDER BY place)
) AS repeated
WHERE repeated.place = told.place AND nth > 1
RETURNING told.file, told.line, number, first_file, first_line
"""
WRITE = f"""
WITH written AS (
    INSERT INTO {TABLE} AS old (register, {COLUMNS})
    SELECT %s, {COLUMNS} FROM pg_temp.told
    ON CONFLICT (register, number) DO UPDATE SET ({COLUMNS}) = ROW({NEW})
    WHERE ROW({OLD}) IS DISTINCT FROM ROW({NEW})
    RETURNING xmax = 0 AS is_new
)
SELECT count(*) FILTER (WHERE is_new), count(*) FILTER (WHERE NOT is_new) FROM written
"""  # noqa: S608 (made of our own names)
CLOSE = f"""
UPDATE {TABLE} AS old SET status = '{SchoolStatus.CLOSED}'
WHERE register = %s AND status = '{SchoolStatus.OPEN}' AND number <> ALL(%s)
    AND NOT EXISTS (SELECT FROM pg_temp.told WHERE told.number = old.number)
"""  # noqa: S608 (made of our own names)

WORDS = SchoolWord._meta.db_table
REMEMBER_WORDS = f"""
WITH used AS (
    SELECT DISTINCT word
    FROM {TABLE}, unnest(string_to_array(search_text, ' ')) AS word
    WHERE length(word) > 3 AND word !~ '[0-9]'
), gone AS (DELETE FROM {WORDS} WHERE word NOT IN (SELECT word FROM used))
INSERT INTO {WORDS} (word) SELECT word FROM used ON CONFLICT DO NOTHING
"""  # noqa: S608 (made of our own names)


class ImportRefusedError(Exception):
    """What keeps a register from being imported at all, as a sentence."""


@dataclass
class Report:
    """What an import did. `bad` and `doubts` are sentences that name file and line.

    `dropped` are open schools that the register does not list any more, closed now;
    `left_out` are rows that another register keeps.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    dropped: int = 0
    left_out: int = 0
    bad: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    bad_numbers: list[str] = field(default_factory=list)


def import_register(
    register: Register, paths: Iterable[Path], *, may_close_many: bool = False
) -> Report:
    """Makes our schools of a register what its files say; the report says what changed.

    All files together are the register. A school in none of them is closed; one whose
    row is bad stays as it was; none is deleted. Raises NotTheRegisterError for a file
    that is not this register's, and ImportRefusedError where very many rows are bad,
    where there is no school at all, or where a tenth of the open schools would be
    closed and `may_close_many` is off. Nothing is changed then.
    """
    report = Report()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(BEGIN)
        open_before = _open_schools(register)
        told = 0
        with cursor.copy(COPY) as copy:
            for told, row in enumerate(_rows(register, paths, report), start=1):
                copy.write_row((told, *row))
        told -= _drop_repeated(cursor, report)
        if not told:
            raise ImportRefusedError(f"There is no school in it.{_first_of(report)}")
        cursor.execute(WRITE, [register.value])
        report.added, report.changed = cursor.fetchone()
        report.unchanged = told - report.added - report.changed
        cursor.execute(CLOSE, [register.value, report.bad_numbers])
        report.dropped = cursor.rowcount
        most = max(MAY_BE_CLOSED, PART_THAT_MAY * open_before)
        if report.dropped > most and not may_close_many:
            raise ImportRefusedError(
                f"{report.dropped} of {open_before} open schools are not in it and "
                "would be closed: is it whole? If it is, say --close-many."
            )
        if report.added or report.changed:
            remember_words()
            # Till what was written is in the index, each look-up reads it beside it.
            cursor.execute("SELECT gin_clean_pending_list('school_search_trigrams')")
            cursor.execute(f"ANALYZE {TABLE}")
    return report


def remember_words() -> None:
    """Keeps the words by which schools are found now, for those who misspell one."""
    with connection.cursor() as cursor:
        cursor.execute(REMEMBER_WORDS)


def _open_schools(register: Register) -> int:
    schools = School.objects.filter(register=register, status=SchoolStatus.OPEN)
    return schools.count()


def _rows(
    register: Register, paths: Iterable[Path], report: Report
) -> Iterator[tuple[Any, ...]]:
    """What is copied of each good row: its file and line, then `COLUMNS`."""
    layout = LAYOUTS[register]
    for path in paths:
        for row in rows_of(path, register):
            where = f"{path.name}, line {row.line}"
            try:
                entry = entry_of(layout, row.cells, fault=row.fault)
            except BadRowError as error:
                report.bad.append(f"{where}: {error}.")
                report.bad_numbers.append(error.number)
                if len(report.bad) > MOST_BAD_ROWS:
                    raise ImportRefusedError(
                        f"More than {MOST_BAD_ROWS} rows are bad.{_first_of(report)}"
                    ) from None
                continue
            if entry is None:
                report.left_out += 1
                continue
            if entry.doubt:
                report.doubts.append(f"{where}: {entry.doubt}.")
            yield path.name, row.line, *_columns(entry)


def _columns(entry: Entry) -> tuple[str, ...]:
    keys = keys_of(
        name=entry.name, number=entry.number, town=entry.town, postcode=entry.postcode
    )
    return (
        entry.number,
        entry.name,
        entry.town,
        entry.postcode,
        entry.local_authority,
        entry.kind,
        entry.status.value,
        entry.nation.value,
        *keys,
    )


def _drop_repeated(cursor: Any, report: Report) -> int:
    """Keeps the first row of each number and reports the others; how many they are."""
    cursor.execute(DROP_REPEATED)
    repeated = sorted(cursor.fetchall())
    report.bad += [
        f"{file}, line {line}: {number} stands in {first_file}, line {first} already."
        for file, line, number, first_file, first in repeated
    ]
    return len(repeated)


def _first_of(report: Report) -> str:
    return f" The first is {report.bad[0]}" if report.bad else ""
