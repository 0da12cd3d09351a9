"""Take a summary from an article's own first sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from news.capture_parts import Block, Paragraph, texts_of

COMFORTABLE = 200
LONGEST = 300
SENTENCE_END = re.compile(r"[.?!][)”’\"']*(?=\s+[A-Z“‘\"'(])")
ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Dr|Mrs?|Ms|Prof|Rev|St|No|vs|approx|[eE]\.?g|[iI]\.?e)\.$"
)


def summary_of(blocks: Iterable[Block]) -> str:
    """Return the first paragraph's first sentences, about 200 characters of them.

    It ends where a sentence ends. A first sentence longer than 300 characters is cut
    after a whole word, with “…”. Without a paragraph, the first words there are.
    """
    blocks = list(blocks)
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    text = texts_of((paragraphs or blocks)[0])[0]
    ends = [
        found.end()
        for found in SENTENCE_END.finditer(text)
        if not ABBREVIATION.search(text[: found.end()])
    ]
    ends.append(len(text))
    fitting = [end for end in ends if end <= COMFORTABLE] or [ends[0]]
    if fitting[-1] <= LONGEST:
        return text[: fitting[-1]]
    return text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
