"""How many pages were found of each type, nation and topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import connection
from django.db.models import Count

from naht_site.models.published import PublishedQuerySet

# Each kind of count leaves its own choice out: it says what another choice would give.
COUNTED = """
WITH found AS MATERIALIZED ({found}),
wanted AS (
    SELECT kind, nations, topics, number,
        (%s::text[] IS NULL OR kind = ANY(%s::text[])) AS of_type,
        (%s::text IS NULL OR nations @> ARRAY[%s]::varchar[]) AS of_nation,
        (%s::bigint IS NULL OR topics @> ARRAY[%s]::bigint[]) AS of_topic
    FROM found
)
SELECT 'all', '', '', sum(number) FROM wanted WHERE of_type AND of_nation AND of_topic
UNION ALL
SELECT 'kind', kind, '', sum(number)
FROM wanted WHERE of_nation AND of_topic GROUP BY kind
UNION ALL
SELECT 'nation', nation, '', sum(number)
FROM wanted, unnest(nations) AS nation WHERE of_type AND of_topic GROUP BY nation
UNION ALL
SELECT 'topic', topic.slug, topic.name, sum(number)
FROM wanted, unnest(topics) AS key JOIN naht_site_topic AS topic ON topic.id = key
WHERE of_type AND of_nation GROUP BY topic.slug, topic.name
"""


@dataclass(frozen=True)
class Chosen:
    """What narrows a search. None where nothing was chosen."""

    kinds: Sequence[str] | None = None
    nation: str | None = None
    topic: int | None = None

    def of(self, rows: PublishedQuerySet) -> PublishedQuerySet:
        """Those of `rows` that are of what was chosen."""
        if self.kinds is not None:
            rows = rows.filter(kind__in=self.kinds)
        if self.nation is not None:
            rows = rows.filter(nations__contains=[self.nation])
        if self.topic is not None:
            rows = rows.filter(topics__contains=[self.topic])
        return rows


@dataclass
class Counts:
    """True numbers of pages: all that are wanted, and by kind, nation and topic.

    A topic is its slug and its name.
    """

    total: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    nations: dict[str, int] = field(default_factory=dict)
    topics: dict[tuple[str, str], int] = field(default_factory=dict)


def count(rows: PublishedQuerySet, chosen: Chosen) -> Counts:
    """Counts `rows`, all that match, as far as they are of what was chosen. One query.

    Few rows leave the table: pages alike in kind, nations and topics are one.
    """
    alike = rows.order_by().values("kind", "nations", "topics")
    found, parameters = alike.annotate(number=Count("*")).query.sql_with_params()
    kinds = None if chosen.kinds is None else list(chosen.kinds)
    with connection.cursor() as cursor:
        cursor.execute(
            COUNTED.format(found=found),
            [
                *parameters,
                *(kinds, kinds),
                *(chosen.nation, chosen.nation),
                *(chosen.topic, chosen.topic),
            ],
        )
        counts = Counts()
        for what, key, name, number in cursor.fetchall():
            if what == "all":
                counts.total = int(number or 0)
            elif what == "kind":
                counts.kinds[key] = int(number)
            elif what == "nation":
                counts.nations[key] = int(number)
            else:
                counts.topics[key, name] = int(number)
    return counts
