"""From what somebody types to what PostgreSQL looks for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery
from django.contrib.postgres.search import SearchQueryCombinable as Query

from naht_site.models.search import phrases
from naht_site.search.text import CONFIG

CURLY = str.maketrans("“”„", '"""')
# A text that says multi-academy holds multi and academy too.
HYPHENS = str.maketrans("-‐‑", "   ")
QUOTED_OR_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')
# Each costs a lookup of its own. What comes after is looked for word by word.
MOST_TERMS = 10


@dataclass(frozen=True)
class Term:
    """Something that a page must hold: `words`, or any of `others` in their place."""

    words: str
    quoted: bool = False
    others: tuple[str, ...] = ()


class Synonyms:
    """Groups of words that mean the same, as staff wrote them."""

    def __init__(self, groups: Iterable[str]) -> None:
        self.by_key: dict[tuple[str, ...], list[str]] = {}
        for group in groups:
            for phrase in phrases(group):
                if key := _key(phrase.split()):
                    self.by_key.setdefault(key, []).extend(phrases(group))
        self.longest = max(map(len, self.by_key), default=0)

    def others(self, words: list[str]) -> tuple[str, ...]:
        """What means the same as those words together. Empty if nothing does."""
        return tuple(dict.fromkeys(self.by_key.get(_key(words), ())))


def _key(words: Iterable[str]) -> tuple[str, ...]:
    """The same for words that differ in case, hyphens, dots or a plural s alone."""
    parts = " ".join(words).translate(HYPHENS).casefold().split()
    bare = ("".join(re.findall(r"\w", part)) for part in parts)
    return tuple(word.removesuffix("s") or word for word in bare if word)


def terms(text: str, synonyms: Synonyms) -> list[Term]:
    """What each page that is found must hold, all of it.

    What stands in quotation marks is one term; of the rest, the longest run of words
    that staff gave synonyms is one, and each other word. Marks alone are no word.
    """
    found: list[Term] = []
    run: list[str] = []
    for quoted, word in QUOTED_OR_WORD.findall(text.translate(CURLY)):
        if word:
            run += word.translate(HYPHENS).split()
            continue
        found += _terms_of_run(run, synonyms)
        run = []
        if _key(words := quoted.split()):
            found.append(Term(" ".join(words), True, synonyms.others(words)))
    found += _terms_of_run(run, synonyms)
    return found


def _terms_of_run(run: list[str], synonyms: Synonyms) -> list[Term]:
    words = [word for word in run if _key([word])]
    found = []
    at = 0
    while at < len(words):
        for length in range(min(synonyms.longest, len(words) - at), 0, -1):
            others = synonyms.others(words[at : at + length])
            if others:
                break
        else:
            length, others = 1, ()
        found.append(Term(" ".join(words[at : at + length]), False, others))
        at += length
    return found


def query(wanted: list[Term]) -> Query | None:
    """All those terms as a query, or None if there are none."""
    wanted = list(dict.fromkeys(wanted))
    special = [term for term in wanted if term.quoted or term.others][:MOST_TERMS]
    plain = [term.words for term in wanted if term not in special]
    parts: list[Query] = [_query_of(term) for term in special]
    if plain:
        parts.append(_words(" ".join(plain)))
    return reduce(and_, parts) if parts else None


def _query_of(term: Term) -> Query:
    asked = _phrase(term.words) if term.quoted else _words(term.words)
    return reduce(or_, map(_phrase, term.others), asked)


def _words(text: str) -> Query:
    return SearchQuery(text, config=CONFIG, search_type="plain")


def _phrase(text: str) -> Query:
    """The words in that order, whether the page joins them by hyphens or not."""
    apart = text.translate(HYPHENS)
    return reduce(
        or_,
        (
            SearchQuery(way, config=CONFIG, search_type="phrase")
            for way in dict.fromkeys((text, apart))
        ),
    )
