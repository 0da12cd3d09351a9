"""Finds schools in the national registers by what somebody types.

Each word may be the beginning of a word of the name, the town, the postcode or the
register's number. Where nothing has them all, words that are spelled like it will do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from itertools import product
from operator import and_, or_

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.db.models.functions import Collate

from members.enums import SchoolStatus
from members.models import School, SchoolWord
from members.normalise import clean_text, school_words, typed_words

LONGEST_SEARCH = 100  # characters; the rest is left off
MOST_WORDS = 8
MOST_FOUND = 20
FEWEST_LETTERS = 2
LONG_ENOUGH = 3  # letters of a word that few enough schools have
NEAREST = 2  # words that are tried for a misspelt one

# In so many names that they tell nothing by themselves.
COMMON_WORDS = frozenset(
    "academy aided catholic church college community controlled england high infant "
    "junior nursery primary roman saint school secondary voluntary ysgol".split()
)

Ways = tuple[list[str], ...]


@dataclass(frozen=True)
class Found:
    """Schools in the order to show them; `more` where there are others.

    `alike` where nothing has all words and these have words that look like them;
    `common` where nothing is found because very many schools have such words.
    """

    schools: list[School]
    more: bool = False
    alike: bool = False
    common: bool = False


def too_short(typed: str) -> bool:
    """Whether there is too little to look for."""
    return sum(map(len, school_words(typed[:LONGEST_SEARCH]))) < FEWEST_LETTERS


def find_schools(typed: str, nation: str = "", most: int = MOST_FOUND) -> Found:
    """What fits `typed`: open schools before closed ones, and those of `nation` before
    others; then names that begin as typed, then by name.

    Nothing for what is too short. Any text may be given.
    """
    typed = clean_text(typed[: 2 * LONGEST_SEARCH])[:LONGEST_SEARCH]
    if too_short(typed):
        return Found([])
    words = typed_words(typed)[:MOST_WORDS]
    if any(_tells(ways) for ways in words):
        found = _first(School.objects.filter(_all(words)), typed, nation, most)
        return found if found.schools else _alike(words, typed, nation, most)
    # Half of all schools have such words: only names that begin with them are meant.
    found = _begun(_beginnings(words), nation, most)
    return found if found.schools else Found([], common=not _is_short(words))


def _is_short(words: list[Ways]) -> bool:
    return all(len(word) < LONG_ENOUGH for ways in words for word in ways[0])


def _tells(ways: Ways) -> bool:
    """Whether a word is one that few schools have."""
    return any(
        len(word) >= LONG_ENOUGH or any(char.isdigit() for char in word)
        for way in ways
        for word in way
        if not any(common.startswith(word) for common in COMMON_WORDS)
    )


def _all(words: Iterable[Ways]) -> Q:
    return reduce(and_, map(_any_way, words))


def _any_way(ways: Ways) -> Q:
    return reduce(
        or_,
        (reduce(and_, (Q(search_text__contains=f" {w}") for w in way)) for way in ways),
    )


def _beginnings(words: list[Ways]) -> list[str]:
    """The words as names begin with them, the last one read in each way it has."""
    before = [word for ways in words[:-1] for word in ways[0]]
    return [" ".join([*before, *way]) for way in words[-1]]


def _begun(beginnings: list[str], nation: str, most: int) -> Found:
    """Names that begin so, in the order of `find_schools`.

    Each part of that order is read along the index, so that ten thousand names cost no
    more than twenty.
    """
    names = School.objects.alias(in_order=Collate("name_key", "C"))
    here = Q(nation=nation)
    found: list[School] = []
    for status, part in product(
        (SchoolStatus.OPEN, SchoolStatus.CLOSED), (here, ~here)
    ):
        of_part = names.filter(part, status=status).order_by("in_order", "pk")
        rows = {
            school.pk: school
            for begins in beginnings
            for school in of_part.filter(in_order__startswith=begins)[: most + 1]
        }
        found += sorted(rows.values(), key=lambda each: (each.name_key, each.pk))
        if len(found) > most:
            break
    return Found(found[:most], more=len(found) > most)


def _first(schools: QuerySet[School], typed: str, nation: str, most: int) -> Found:
    begins = " ".join(school_words(typed))
    rows = list(
        schools.alias(
            closed=_whether(status=SchoolStatus.CLOSED),
            elsewhere=_whether(~Q(nation=nation)),
            begins_otherwise=_whether(~Q(name_key__startswith=begins)),
        ).order_by(
            "closed", "elsewhere", "begins_otherwise", Collate("name_key", "C"), "pk"
        )[: most + 1]
    )
    return Found(rows[:most], more=len(rows) > most)


def _whether(*conditions: Q, **fields: str) -> Case:
    return Case(
        When(*conditions, **fields, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )


def _alike(words: list[Ways], typed: str, nation: str, most: int) -> Found:
    """The same search with the words that look most like those that tell something."""
    looks_like = [_spelled_like(ways) or ways for ways in words if _tells(ways)]
    found = _first(School.objects.filter(_all(looks_like)), typed, nation, most)
    return replace(found, alike=bool(found.schools))


def _spelled_like(ways: Ways) -> Ways:
    """The nearest words that there are, the same one among them if it is one."""
    typed = ways[0][0]
    words = SchoolWord.objects.filter(word__trigram_similar=typed)
    nearest = words.alias(likeness=TrigramSimilarity("word", typed))
    found = nearest.order_by("-likeness", "word").values_list("word", flat=True)
    return tuple([word] for word in found[:NEAREST])
