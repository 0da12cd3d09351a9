"""Few and very many rows of Published, made by SQL in a database to be thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

PAGES, FEW = 100_000, 100
FIRST_KEY = 1_000_000

# Some 250 invented words a page, few of them often and most seldom, as in any language.
# They are put together from parts whose words are known already. Beside them, "school"
# is on three pages of five and in one title of ten, "leader" on three of ten,
# "quillwort" on one of two thousand. Every fiftieth page is for members.
# The first hundred pages fill a page of each list by themselves: 50 are of 2025 and on
# topic 42, which gets no more; twenty older ones on topic 43, which gets 3,300 more as
# old; twenty guides in a section. Every second key is taken, as where pages have gone,
# so that a part of the sitemap holds a hundred.
MAKE = """
SELECT setseed(0.5);
CREATE AGGREGATE pg_temp.together (tsvector)
    (sfunc = tsvector_concat, stype = tsvector, initcond = '');
CREATE TEMP TABLE part AS
SELECT number, words, to_tsvector('site_english', words) AS vector
FROM (
    SELECT number, string_agg(
        substr(translate(md5(floor(power(random(), 3) * 20000)::text),
            '0123456789abcdef', 'aeioubdfgklmnprs'), 1, 7), ' ') AS words
    FROM generate_series(0, 7918) AS number, generate_series(1, 25)
    GROUP BY number
) AS made;
CREATE UNIQUE INDEX ON part (number);
ANALYZE part;
INSERT INTO naht_site_published (
    page_id, path, parent_path, kind, title, summary, picture_html,
    first_published_on, nations, topics, people, related, audience, head, public_html,
    has_member_part, member_html, title_search, public_search, member_search
)
SELECT
    FIRST_KEY + i * 2, '/news/generated-' || i || '/',
    CASE WHEN kind = 'guide' AND i <= FEW THEN '/advice/classroom/' ELSE '/news/' END,
    kind, title, two.words, '',
    CASE WHEN i * 2 <= FEW THEN date '2025-01-01' + i * 7
        ELSE date '2010-01-01' + i * 119 % 6000 END,
    ((ARRAY['{}', '{england}', '{wales}', '{england,wales}'])[1 + i % 4])::varchar[],
    CASE WHEN i % 3 = 0 THEN ARRAY[]::bigint[]
        ELSE ARRAY[1 + i % 40, 1 + (i * 7 + 3) % 41] END
        || CASE WHEN i * 2 <= FEW THEN ARRAY[42] ELSE '{}' END
        || CASE WHEN i * 2 > FEW AND i * 119 % 6000 < 2400 AND (i <= FEW OR i % 12 = 0)
            THEN ARRAY[43] ELSE '{}' END,
    '{}', '{}', '', jsonb_build_object('description', two.words), html,
    for_members, CASE WHEN for_members THEN html END,
    to_tsvector('site_english', title), text.vector,
    CASE WHEN for_members THEN text.vector END
FROM (
    SELECT i,
        (ARRAY['news', 'news', 'news', 'perspective', 'survey', 'update', 'guide',
            'guide', 'offer', 'standard'])[1 + i * 7 % 10] AS kind,
        i % 50 = 0 AS for_members,
        array_to_string((string_to_array(one.words, ' '))[1:6], ' ')
            || CASE WHEN i % 10 = 0 THEN ' school' ELSE '' END AS title,
        concat_ws(' ',
            CASE WHEN i % 5 < 3 THEN 'school' END,
            CASE WHEN i % 10 < 3 THEN 'leader' END,
            CASE WHEN i % 2000 = 7 THEN 'quillwort' END) AS known
    FROM generate_series(1, PAGES) AS i JOIN part AS one ON one.number = i * 3 % 7919
) AS page
JOIN part AS two ON two.number = i * 5 % 7919
CROSS JOIN LATERAL (
    SELECT '<p>' || known || ' ' || string_agg(part.words, ' ') || '</p>' AS html,
        setweight(to_tsvector('site_english', title), 'A')
        || setweight(two.vector, 'B')
        || setweight(to_tsvector('site_english', known)
            || pg_temp.together(part.vector), 'C') AS vector
    FROM part
    WHERE part.number IN (
        (i * 7 + i / 11) % 7919, (i * 11 + i / 3) % 7919, (i * 13 + i / 5) % 7919,
        (i * 17 + i / 7) % 7919, (i * 19 + i / 2) % 7919, (i * 23 + i / 9) % 7919,
        (i * 29 + i / 6) % 7919, (i * 31 + i / 4) % 7919, (i * 37 + i / 8) % 7919,
        (i * 41 + i / 13) % 7919
    )
) AS text;
INSERT INTO naht_site_topic (id, name, slug, summary)
SELECT n, 'Topic ' || n, 'topic-' || n, '' FROM generate_series(1, 43) AS n
ON CONFLICT DO NOTHING;
"""
INDEXES = """
SELECT indexname, indexdef FROM pg_indexes
WHERE tablename = 'naht_site_published' AND indexdef LIKE '%USING gin%'
"""


# The same table again, with the pages of a new site and the first hundred of these.
MAKE_FEW = f"""
CREATE SCHEMA few;
CREATE TABLE few.naht_site_published (LIKE naht_site_published INCLUDING ALL)
    WITH (toast_tuple_target = 256);
INSERT INTO few.naht_site_published
SELECT * FROM naht_site_published WHERE page_id <= {FIRST_KEY + 2 * FEW};
"""


@contextmanager
def with_few() -> Iterator[None]:
    """Has readers' pages come from the table with a hundred generated ones."""
    with connection.cursor() as cursor:
        cursor.execute("SET search_path = few, public")
        yield
        cursor.execute("SET search_path = public")


def make_pages() -> None:
    """Adds 100,000 rows, and makes the table of few. They stand alone: no page of
    Wagtail's is behind them.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        # What refers to what goes unchecked, and the indexes are made in one go.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute(INDEXES)
        indexes = cursor.fetchall()
        cursor.execute("".join(f'DROP INDEX "{name}";' for name, _ in indexes))
        make = MAKE.replace("PAGES", str(PAGES)).replace("FEW", str(FEW))
        cursor.execute(make.replace("FIRST_KEY", str(FIRST_KEY)))
        cursor.execute(";".join(definition for _, definition in indexes))
        cursor.execute(MAKE_FEW)
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("VACUUM ANALYZE naht_site_published")
        cursor.execute("VACUUM ANALYZE few.naht_site_published")
