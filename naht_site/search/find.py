"""Finds what readers look for: pages, the people who write, topics.

Pages are rows of Published alone, so one appears the moment it is published and goes
the moment it is not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQueryCombinable as Query
from django.db import transaction
from django.db.models import Subquery
from django.utils.safestring import SafeString

from naht_site.access import Viewer
from naht_site.models import Generation, Kind, Published, Synonym, Topic
from naht_site.search.counts import Chosen, Counts, count
from naht_site.search.excerpts import Text, excerpts
from naht_site.search.pages import PLANNING, holds, in_order, searchable
from naht_site.search.people import Beside, people_and_topics
from naht_site.search.suggest import suggestion
from naht_site.search.terms import Synonyms, query, terms
from naht_site.search.text import words_of
from naht_site.search.types import TYPES

PAGE_SIZE = 20
LAST_PAGE = 20


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for, and how they narrowed it. "" is no choice."""

    text: str
    type: str = ""
    nation: str = ""
    topic: str = ""
    page: int = 1

    @property
    def narrowed(self) -> bool:
        return bool(self.type or self.nation or self.topic)


@dataclass(frozen=True)
class Hit:
    """Something found, as a list shows it; `title` and `text` are HTML."""

    kind: str
    title: SafeString
    text: SafeString
    url: str
    row: Published | None = None

    @property
    def published_on(self) -> date | None:
        """The day to show, or None: an offer says until when it holds instead."""
        if self.row is None or self.row.kind == Kind.OFFER:
            return None
        return self.row.first_published_on

    @property
    def updated_on(self) -> date | None:
        return self.row.updated_on if self.published_on and self.row else None


@dataclass
class Found:
    """What was found. `generation` is that of the surroundings."""

    generation: int
    total: int = 0
    hits: list[Hit] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    types: dict[str, int] = field(default_factory=lambda: dict.fromkeys(TYPES, 0))
    topic_name: str = ""
    suggestion: str = ""

    @property
    def pages(self) -> int:
        """How many pages of results there are to turn."""
        return min(LAST_PAGE, max(1, -(-self.counts.total // PAGE_SIZE)))

    @property
    def gone_by(self) -> datetime | None:
        """The instant from which what is shown here is no longer all true."""
        ends = [hit.row.listed_until for hit in self.hits if hit.row]
        return min((end for end in ends if end), default=None)


def find(wanted: Wanted, viewer: Viewer, at: datetime) -> Found | None:
    """What that viewer may find at that instant: titles first, then by date.

    A visitor finds member-only pages by their title, summary and headings alone.
    None if it was narrowed to a topic that there is not. Five queries at most.
    """
    with transaction.atomic(savepoint=False):
        known = _known(wanted.topic)
        if wanted.topic and known.topic_id is None:
            return None
        found = Found(known.number, topic_name=known.topic_name or "")
        synonyms = Synonyms(known.groups)
        sought = query(terms(wanted.text, synonyms))
        if sought is None:
            return found
        _find_in(found, wanted, sought, viewer, at, known.topic_id)
        if not found.total and not wanted.narrowed:
            other = suggestion(wanted.text, known.groups, at)
            sought = query(terms(other, synonyms))
            if sought and searchable(at).filter(holds(sought, viewer)).exists():
                found.suggestion = other
        return found


def _known(topic: str) -> Any:
    """All that a search must know beforehand, in one query."""
    topics = Topic.objects.filter(slug=topic)
    return Generation.objects.annotate(
        groups=ArraySubquery(Synonym.objects.values("words")),
        topic_id=Subquery(topics.values("pk")),
        topic_name=Subquery(topics.values("name")),
        **PLANNING,
    ).get(id=1)


def _find_in(
    found: Found,
    wanted: Wanted,
    sought: Query,
    viewer: Viewer,
    at: datetime,
    topic_id: int | None,
) -> None:
    kinds = TYPES[wanted.type].kinds if wanted.type else None
    chosen = Chosen(kinds, wanted.nation or None, topic_id)
    pages = searchable(at)
    found.counts = count(pages.filter(holds(sought, viewer)), chosen)
    beside = [] if wanted.nation or wanted.topic else people_and_topics(sought)
    for name, type_ in TYPES.items():
        found.types[name] = sum(found.counts.kinds.get(kind, 0) for kind in type_.kinds)
        found.types[name] += sum(thing.type == name for thing in beside)
    beside = [thing for thing in beside if wanted.type in ("", thing.type)]
    found.total = found.counts.total + len(beside)
    rows: list[Published] = []
    if found.counts.total:
        end = wanted.page * PAGE_SIZE
        ordered = in_order(chosen.of(pages), sought, viewer, found.counts.total, end)
        rows = list(ordered[end - PAGE_SIZE : end])
    found.hits = _hits(beside if wanted.page == 1 else [], rows, sought)


def _hits(beside: list[Beside], rows: list[Published], sought: Query) -> list[Hit]:
    texts = [thing.text for thing in beside]
    texts += [Text(row.title, row.summary, words_of(row.html)) for row in rows]
    shown = excerpts(texts, sought)
    hits = [
        Hit(TYPES[thing.type].singular, excerpt.title, excerpt.text, thing.url)
        for thing, excerpt in zip(beside, shown, strict=False)
    ]
    return hits + [
        Hit(
            f"{row.kind_label} for members" if row.has_member_part else row.kind_label,
            excerpt.title,
            excerpt.text,
            row.path,
            row,
        )
        for row, excerpt in zip(rows, shown[len(beside) :], strict=True)
    ]
