"""What a reader sees of what was found, with the words marked that they looked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQueryCombinable
from django.db import connection
from django.db.models.sql import Query
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from naht_site.search.text import CONFIG

# Signs that no text needs and that are part of no word: where they stand, the database
# put them.
START, STOP, LESS_THAN = "\x02", "\x03", "\x1a"
OURS = str.maketrans("", "", START + STOP + LESS_THAN)
LONGEST_TEXT = 50_000  # characters; a long guide has about half

WHOLE = f"StartSel={START}, StopSel={STOP}, HighlightAll=true"
PART = (
    f"StartSel={START}, StopSel={STOP}, MaxFragments=2, MaxWords=22, MinWords=10, "
    'FragmentDelimiter=" … "'
)
MARKED = """
SELECT ts_headline(%s::regconfig, title, query, %s),
       ts_headline(%s::regconfig, summary, query, %s),
       ts_headline(%s::regconfig, body, query, %s)
FROM unnest(%s::text[], %s::text[], %s::text[])
     WITH ORDINALITY AS found (title, summary, body, place),
     (SELECT {sought} AS query) AS sought
ORDER BY place
"""


@dataclass(frozen=True)
class Text:
    """Of something that was found: plain texts without any markup."""

    title: str
    summary: str
    body: str = ""


@dataclass(frozen=True)
class Excerpt:
    title: SafeString
    text: SafeString


def excerpts(texts: Sequence[Text], sought: SearchQueryCombinable) -> list[Excerpt]:
    """The title and some words of each text as HTML, with `<mark>` round what was
    looked for.

    The words are the summary, unless only the body holds what was looked for.
    One query, none for no texts.
    """
    if not texts:
        return []
    columns = (
        [_plain(text.title) for text in texts],
        [_plain(text.summary) for text in texts],
        [_plain(text.body) for text in texts],
    )
    sql, parameters = (
        Query(None)
        .get_compiler(connection=connection)
        .compile(sought.resolve_expression(Query(None)))
    )
    with connection.cursor() as cursor:
        cursor.execute(
            MARKED.format(sought=sql),
            [CONFIG, WHOLE, CONFIG, WHOLE, CONFIG, PART, *columns, *parameters],
        )
        return [
            Excerpt(_html(title), _html(_best(summary, body)))
            for title, summary, body in cursor.fetchall()
        ]


def _plain(text: str) -> str:
    # PostgreSQL takes what looks like a tag out of what it marks.
    return text[:LONGEST_TEXT].translate(OURS).replace("<", LESS_THAN)


def _best(summary: str, body: str) -> str:
    if START in summary or START not in body:
        return summary
    return f"…\N{NO-BREAK SPACE}{body}\N{NO-BREAK SPACE}…"


def _html(marked: str) -> SafeString:
    # START and STOP take turns, so every second piece is one that was looked for.
    pieces = re.split(f"[{START}{STOP}]", marked.replace(LESS_THAN, "<"))
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", piece) if number % 2 else piece,)
            for number, piece in enumerate(pieces)
        ),
    )
