"""Turn a captured page of the old site into an article, without inventing anything.

Pure: bytes in, a Capture out. Nothing here knows Django.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from news.capture_blocks import blocks_of
from news.capture_lines import (
    CaptureError,
    Line,
    Mark,
    indent_of,
    lines_of,
    read_line,
    tidy,
)
from news.capture_notes import cleaned_sentences, to_finish_sentences
from news.capture_parts import (
    Block,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    texts_of,
)
from news.capture_summary import summary_of
from news.capture_writer import says_who_wrote

__all__ = [
    "Block",
    "Capture",
    "CaptureError",
    "Heading",
    "Item",
    "ListBlock",
    "Paragraph",
    "Quote",
    "parse_capture",
]

NEWS_SECTION = "latest news"
OPINION_SECTION = "professional perspectives"
LONGEST_TITLE = 255
SURVEY_FINDINGS = 20
PER_CENT = re.compile(r"\d\s*(?:%|per\s?cent\b)", re.I)


@dataclass(frozen=True)
class Capture:
    """An article as a capture shows it, and what is to be said about it.

    Two are equal when readers would see the same.
    """

    title: str
    summary: str
    kind: str
    first_published_on: date
    updated_on: tuple[date, ...]
    blocks: tuple[Block, ...]
    cleaned: tuple[str, ...] = field(compare=False)
    to_finish: tuple[str, ...] = field(compare=False)


def parse_capture(data: bytes) -> Capture:
    """Return the article in the bytes of a captured page.

    The article begins after the first line that is “Latest news” or “Professional
    perspectives” alone; all before it is the old page's furniture. The earliest date
    is when it was first published; every later one is an update.
    Raise CaptureError, with the reason, when there is no such article in the bytes.
    """
    raw_lines = lines_of(data)
    start = start_of_article(raw_lines)
    section = tidy(raw_lines[start - 1]).casefold()
    lines = read_lines(raw_lines[start:])
    title_at = place_of_title(lines, section)
    title = lines[title_at].text
    dates = sorted({found for line in lines for found in line.dates})
    if not dates:
        raise CaptureError("It has no line “First published” with a date.")
    blocks, doubled = blocks_of(lines[title_at + 1 :], title)
    if not blocks:
        raise CaptureError(f"It has no text below the title “{title}”.")
    kind = kind_of(section, blocks, dates)
    return Capture(
        title=title,
        summary=summary_of(blocks),
        kind=kind,
        first_published_on=dates[0],
        updated_on=tuple(dates[1:]),
        blocks=tuple(blocks),
        cleaned=tuple(cleaned_sentences(lines, doubled)),
        to_finish=tuple(to_finish_sentences(kind, lines[title_at:], blocks, dates)),
    )


def start_of_article(raw_lines: list[str]) -> int:
    """Return the number of the first line after the page's furniture."""
    for number, raw in enumerate(raw_lines, start=1):
        if tidy(raw).casefold() in (NEWS_SECTION, OPINION_SECTION):
            return number
    raise CaptureError(
        "It is not a capture of an article: no line is “Latest news” or "
        "“Professional perspectives” alone."
    )


def read_lines(raw_lines: Iterable[str]) -> list[Line]:
    """Return each line read; a bullet is inner or not by the list it stands in."""
    lines: list[Line] = []
    outer_indent: int | None = None
    for raw in raw_lines:
        line = read_line(raw, outer_indent=outer_indent)
        if line.mark is Mark.BULLET:
            outer_indent = indent_of(raw)
        elif line.mark is Mark.TEXT:
            outer_indent = None
        lines.append(line)
    return lines


def place_of_title(lines: list[Line], section: str) -> int:
    """Return where the title is: the first line with words in it."""
    for place, line in enumerate(lines):
        if line.mark in (Mark.BLANK, Mark.PICTURE):
            continue
        if line.mark is not Mark.TEXT or line.dates:
            break
        if len(line.text) > LONGEST_TITLE:
            raise CaptureError(
                f"Its title is longer than {LONGEST_TITLE} characters: “"
                f"{line.text[:60]}…”."
            )
        return place
    raise CaptureError(f"It has no title below “{section.capitalize()}”.")


def kind_of(section: str, blocks: list[Block], dates: list[date]) -> str:
    """Return the kind of article. The first rule that fits decides:

    1. perspective: it stands under “Professional perspectives”, or its last paragraph
       says who the writer is;
    2. survey: twenty or more list items, inner ones too, hold a per cent;
    3. update: it has two different dates;
    4. news.

    So an opinion piece or a survey that was changed later stays what it is: its
    change note tells of the change.
    """
    if section == OPINION_SECTION or last_paragraph_is_signed(blocks):
        return "perspective"
    findings = [
        text
        for block in blocks
        if isinstance(block, ListBlock)
        for text in texts_of(block)
        if PER_CENT.search(text)
    ]
    if len(findings) >= SURVEY_FINDINGS:
        return "survey"
    return "update" if len(dates) > 1 else "news"


def last_paragraph_is_signed(blocks: list[Block]) -> bool:
    """Tell whether the last paragraph says who the writer is."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    return bool(paragraphs) and says_who_wrote(paragraphs[-1].text)
