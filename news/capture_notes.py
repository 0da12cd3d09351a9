"""Say in sentences what was cleaned in a capture and what a person must finish."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from news.capture_lines import ADDRESS, EMPTY_MARKS, Line, Mark, tidy
from news.capture_parts import Block, ListBlock, Paragraph, Quote, texts_of
from news.capture_writer import says_who_wrote

HERE = re.compile(r"\bhere\b", re.I)
VIDEO = re.compile(
    r"\b(?:watch|see|view|play)\b[^.]{0,200}\b(?:below|above|here|video|film|clip)\b"
    r"|\b(?:video|film|clip) (?:below|above)\b",
    re.I,
)
PICTURE_IN_WORD = re.compile(r"\w\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?)", re.I)
STOP_IN_WORD = re.compile(r"[^\W_][.?!][A-Z][a-z]")
# Links and bold words stood between no-break spaces on the old pages.
BETWEEN_NO_BREAK = re.compile(r"(?<=\xa0)[\w’-]+(?: [\w’-]+){1,7}(?=\xa0)")
SMALL_WORDS = {"a", "an", "and", "by", "for", "in", "is", "of", "on", "the", "to"}
SECTION = re.compile(r"latest news|professional perspectives", re.I)
# A sentence that ends in “here” ended in a link, whose full stop the page left out.
ENDED = re.compile(r"(?:[.?!:;][)”’\"']*|\bhere)$")
CUT_OFF = re.compile(r"(?:\.{3}|…)$")
LONGEST_OPEN_PARAGRAPH = 120
LONGEST_OPEN_ITEM = 400
LONG_ENOUGH_TO_REPEAT = 60


def cleaned_sentences(lines: list[Line], doubled: list[str]) -> Iterator[str]:
    """Give a sentence for each kind of fault that was put right."""
    no_breaks = sum(line.raw.count("\xa0") for line in lines)
    if no_breaks:
        yield f"No-break spaces made ordinary or taken out: {no_breaks}."
    if strays := sum(line.stray for line in lines):
        yield f"Stray “;” taken out: {strays}."
    if empty := sum(tidy(line.raw) in EMPTY_MARKS for line in lines):
        yield f"List marks without words taken out: {empty}."
    dates = [found for line in lines for found in line.dates]
    for found in sorted(set(dates)):
        if dates.count(found) > 1:
            often = times(dates.count(found))
            yield f"The date {day(found)} stood there {often}: kept once."
    letters = [line for line in lines if line.raw.strip()[:1] == "o"]
    inner = [line for line in letters if line.mark is Mark.INNER_BULLET]
    if inner:
        yield f"Lines typed with the letter o made list items: {len(inner)}."
    for line in inner:
        if line.raw.strip()[1:2].isdigit():
            yield f"The letter o parted from the words: “{start(line.text)}”."
    for line in lines:
        for fixed in line.fixed_stops:
            yield f"A space put in after a full stop: “{fixed}”."
        if line.mark is Mark.PICTURE:
            yield f"A picture's file name taken out: “{line.text}”."
    for text in doubled:
        yield f"Stood there twice, kept once: “{start(text)}”."


def to_finish_sentences(
    kind: str, lines: list[Line], blocks: list[Block], dates: list[date]
) -> Iterator[str]:
    """Give a sentence for each thing that only a person can finish.

    The first of the lines is the title.
    """
    if CUT_OFF.search(lines[0].text):
        yield f"Title: it is cut off in the capture, “{lines[0].text}”."
    yield from author_sentences(kind, blocks)
    for line in lines:
        if line.mark is Mark.PICTURE:
            yield f"Picture: add “{line.text}” and write its alt text."
    texts = [text for block in blocks for text in texts_of(block)]
    for text in texts:
        yield from text_sentences(text)
    yield from cut_off_sentences(blocks)
    paragraphs = [block.text for block in blocks if isinstance(block, Paragraph)]
    for text in dict.fromkeys(paragraphs):
        if len(text) >= LONG_ENOUGH_TO_REPEAT and paragraphs.count(text) > 1:
            yield f"Stands there twice, is that meant? “{start(text)}”"
    yield from link_sentences(lines)
    for block in blocks:
        if isinstance(block, Quote):
            yield f"Quotation: say whose words they are, “{start(block.text)}”."
    for found in dates[1:]:
        yield f"Change note of {day(found)}: say what changed."
    if after := text_after_dates(lines):
        yield f"Text stands below the date. Does it belong here? “{start(after)}”"
    yield "Summary: it is taken from the first paragraph. Write one."
    yield "Nation: if it does not hold everywhere, say where it does."


def author_sentences(kind: str, blocks: list[Block]) -> Iterator[str]:
    """Give what is to be done about the writer."""
    signed = [
        block.text
        for block in blocks
        if isinstance(block, Paragraph) and says_who_wrote(block.text)
    ]
    for text in signed:
        yield f"Author: choose who wrote it, then take out “{start(text)}”."
    if kind == "perspective" and not signed:
        yield "Author: choose who wrote it. The capture does not say."


def text_sentences(text: str) -> Iterator[str]:
    """Give what is to be done about the words of one paragraph or item."""
    for found in HERE.finditer(text):
        yield f"Link: the words “{around(text, found)}” lead nowhere now."
    if VIDEO.search(text):
        yield f"Video: it is missing. “{start(text)}”"
    for word in text.split():
        if ADDRESS.search(word):
            continue
        if PICTURE_IN_WORD.search(word):
            yield f"Picture: a file name stands in the text, “{word}”."
        elif STOP_IN_WORD.search(word):
            yield f"Is a space missing after the full stop? “{word}”"
    if "\ufffd" in text:
        yield f"A character is lost: “{around(text, re.search('\ufffd', text))}”."
    if SECTION.fullmatch(text):
        yield f"The line “{text}” stands inside the article: check where it ends."


def cut_off_sentences(blocks: list[Block]) -> Iterator[str]:
    """Give the paragraphs and items that the capture did not keep whole."""
    for block in blocks:
        longest = (
            LONGEST_OPEN_ITEM
            if isinstance(block, ListBlock)
            else LONGEST_OPEN_PARAGRAPH
        )
        for text in texts_of(block):
            open_ended = not ENDED.search(text) and len(text) > longest
            signed = isinstance(block, Paragraph) and says_who_wrote(text)
            if CUT_OFF.search(text) or (open_ended and not signed):
                last_words = " ".join(text.split()[-6:])
                yield f"Cut off in the capture, find the rest: “… {last_words}”."


def link_sentences(lines: Iterable[Line]) -> Iterator[str]:
    """Give the words that the old page set apart, as it did its links."""
    phrases = [
        phrase
        for line in lines
        for phrase in BETWEEN_NO_BREAK.findall(line.raw)
        if SMALL_WORDS.isdisjoint((phrase.split()[0], phrase.split()[-1]))
    ]
    if phrases:
        yield (
            "These words may have been links: "
            + ", ".join(f"“{phrase}”" for phrase in dict.fromkeys(phrases))
            + "."
        )


def text_after_dates(lines: list[Line]) -> str:
    """Return the first words below the last date, or nothing."""
    after = ""
    for line in reversed(lines):
        if line.dates:
            break
        after = line.text or after
    return after


def around(text: str, found: re.Match[str]) -> str:
    """Return some words on either side of what was found, and it."""
    before = text[: found.start()].split(" ")[-5:]
    after = text[found.end() :].split(" ")[:4]
    return " ".join(before) + found.group() + " ".join(after)


def start(text: str) -> str:
    """Return the text, or its first words."""
    words = text.split()
    return text if len(words) <= 12 else " ".join(words[:10]) + " …"


def times(number: int) -> str:
    """Return how often in words."""
    return "twice" if number == 2 else f"{number} times"


def day(found: date) -> str:
    """Return the date as people write it."""
    return f"{found.day} {found:%B %Y}"
