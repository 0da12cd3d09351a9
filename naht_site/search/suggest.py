"""What somebody may have meant whose words are found nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from difflib import get_close_matches

from django.apps import apps
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Concat

from naht_site.models import Published, Topic
from naht_site.models.search import phrases

WORD = re.compile(r"[^\W\d_]{3,}")
MOST_WORDS = 6
TITLES_A_WORD = 30
NEAR = 0.75  # the share of letters that two words have in common, in the same order


def suggestion(text: str, groups: Iterable[str], at: datetime) -> str:
    """`text` with each word that nobody uses made the nearest that somebody does.

    Words come from the titles of listed pages, topics, roles and what staff said means
    the same. "" if there is nothing to suggest. One query, or none for no words.
    """
    asked = list(dict.fromkeys(word.casefold() for word in WORD.findall(text)))
    asked = asked[:MOST_WORDS]
    if not asked:
        return ""
    used = _words_in_use(asked, groups, at)
    nearest = {}
    for word in asked:
        near = get_close_matches(word, used, n=1, cutoff=NEAR)
        if near and near[0] != word:
            nearest[word] = used[near[0]]
    if not nearest:
        return ""
    return WORD.sub(lambda m: nearest.get(m[0].casefold(), m[0]), text)


def _words_in_use(
    asked: Iterable[str], groups: Iterable[str], at: datetime
) -> dict[str, str]:
    """Words in small letters with the way they are written."""
    listed = Published.objects.for_lists(at).order_by()
    parts = [
        listed.filter(title__trigram_strict_word_similar=word).values_list("title")[
            :TITLES_A_WORD
        ]
        for word in asked
    ]
    # What people call their roles is for the members app to say; it is only asked.
    roles = apps.get_model("members", "Role").objects.filter(retired=False)
    others = Func(
        F("other_names"),
        Value(" "),
        function="array_to_string",
        output_field=TextField(),
    )
    names = Concat(
        "name",
        Value(" "),
        "name_wales",
        Value(" "),
        "name_northern_ireland",
        Value(" "),
        others,
        output_field=TextField(),
    )
    topics = Topic.objects.order_by().values_list("name")
    texts = topics.union(roles.order_by().values_list(names), *parts, all=True)
    used: dict[str, str] = {}
    for text in (
        *(text for (text,) in texts),
        *(p for g in groups for p in phrases(g)),
    ):
        for word in WORD.findall(text):
            used.setdefault(word.casefold(), _as_written(word))
    return used


def _as_written(word: str) -> str:
    """Small letters for a word that merely begins a sentence."""
    return word.lower() if word[1:].islower() else word
