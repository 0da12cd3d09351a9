"""Daily totals of the eligibility check. No person and no time of day is in them."""

from __future__ import annotations

from datetime import datetime

from django.db import connection
from django.utils.timezone import localdate

from members.enums import Nation, Outcome
from members.models import EligibilityTotal, Role

COUNT = """
    INSERT INTO {table} (day, nation, role_id, outcome, count)
    VALUES (%s, %s, %s, %s, 1)
    ON CONFLICT (day, nation, role_id, outcome)
    DO UPDATE SET count = {table}.count + 1
"""


def count(nation: Nation, role: Role | None, outcome: Outcome, at: datetime) -> None:
    """Add one to the total of the day, which is the day in London.

    One statement, so that checks that end together are all counted.
    """
    table = connection.ops.quote_name(EligibilityTotal._meta.db_table)
    values = [localdate(at), nation.value, role.pk if role else None, outcome.value]
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(table=table), values)
