"""Find the headings, paragraphs, quotations and lists in a capture's lines."""

from __future__ import annotations

import re

from news.capture_lines import Line, Mark
from news.capture_parts import Block, Heading, Item, ListBlock, Paragraph, Quote
from news.capture_writer import says_who_wrote

LONGEST_HEADING = 90
QUOTE_MARKS = {"“": "”", '"': '"', "‘": "’"}
QUOTE_WORDS = 4


def blocks_of(lines: list[Line], title: str) -> tuple[list[Block], list[str]]:
    """Return the body's blocks, and the lines left out because they stood twice.

    A blank line does not end a list: the old pages are full of them. Inner items
    belong to the bullet above; with no bullet above they are a list of their own.
    """
    blocks: list[Block] = []
    doubled: list[str] = []
    items: list[Item] = []
    inner_stand_alone = False
    last_text = title
    for place, line in enumerate(lines):
        match line.mark:
            case Mark.BULLET:
                if inner_stand_alone:
                    close_list(blocks, items)
                    inner_stand_alone = False
                items.append(Item(line.text))
                last_text = ""
            case Mark.INNER_BULLET:
                inner_stand_alone = inner_stand_alone or not items
                if inner_stand_alone:
                    items.append(Item(line.text))
                else:
                    outer = items[-1]
                    items[-1] = Item(outer.text, (*outer.items, Item(line.text)))
                last_text = ""
            case Mark.TEXT:
                close_list(blocks, items)
                inner_stand_alone = False
                if line.text.casefold() == last_text.casefold():
                    doubled.append(line.text)
                    continue
                last_text = line.text
                blocks.append(text_block(lines, place))
    close_list(blocks, items)
    return blocks, doubled


def close_list(blocks: list[Block], items: list[Item]) -> None:
    """Move the items read so far, if any, into a list block."""
    if items:
        blocks.append(ListBlock(tuple(items)))
        items.clear()


def text_block(lines: list[Line], place: int) -> Heading | Paragraph | Quote:
    """Return the line as the block it is."""
    text = lines[place].text
    if is_heading(lines, place):
        return Heading(text)
    closing = QUOTE_MARKS.get(text[0])
    inside = text[1:-1].strip()
    if (
        closing
        and text[-1] == closing
        and len(inside.split()) >= QUOTE_WORDS
        and not re.search(rf"{text[0]}|{closing}(?!\w)", inside)
    ):
        return Quote(inside)
    return Paragraph(text)


def is_heading(lines: list[Line], place: int) -> bool:
    """Tell whether a line is a heading: it looks like one, and text follows it.

    Of several such lines in a row, a name and address for one, only the last can
    head anything; so that nothing is guessed none of them is a heading but that.
    """
    if not looks_like_heading(lines, place):
        return False
    following = next_written(lines, place)
    return following is not None and not looks_like_heading(lines, following)


def looks_like_heading(lines: list[Line], place: int) -> bool:
    """Tell whether a line is short, open-ended or a question, and stands alone.

    It stands alone when on either side is a blank line, a list item or a paragraph
    too long to belong to it.
    """
    line = lines[place]
    beside = lines[max(place - 1, 0) : place] + lines[place + 1 : place + 2]
    return (
        line.mark is Mark.TEXT
        and len(line.text) <= LONGEST_HEADING
        and (line.text[0].isupper() or line.text[0].isdigit())
        and (line.text[-1].isalnum() or line.text[-1] in "?)")
        and not re.search(r"[.?!;] ", line.text)
        and not says_who_wrote(line.text)
        and all(
            other.mark is not Mark.TEXT or len(other.text) > LONGEST_HEADING
            for other in beside
        )
    )


def next_written(lines: list[Line], place: int) -> int | None:
    """Return the place of the next line with words of the article in it."""
    return next(
        (
            later
            for later in range(place + 1, len(lines))
            if lines[later].mark not in (Mark.BLANK, Mark.PICTURE)
        ),
        None,
    )
