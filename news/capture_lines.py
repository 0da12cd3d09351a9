"""Read the lines of a captured old page, and undo what its typing did to them.

Pure functions on text. A capture is one page of the old site saved as text: one
paragraph, list item or heading a line.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum

LARGEST = 1_000_000

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
LINE_ENDS = re.compile(r"\r\n|[\r\n\u2028\u2029]")
BULLET = re.compile(r"[•●‣]\s*(?=\S)")
# The old editors typed second-level lists with the letter o, now and then without
# the space after it.
LETTER_O = re.compile(r"(?:o(?:\s+(?=\S)|(?=\d))|[◦▪]\s*(?=\S))")
EMPTY_MARKS = frozenset("•●‣◦▪o")
PICTURE = re.compile(r"[^/\\:?!]{1,120}\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?)", re.I)
STRAY = re.compile(r"^(?:;\s*)+|(?<=[.?!])(?:\s*;)+$")
MONTHS = [name[:3].lower() for name in calendar.month_name[1:]]
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
DAY = (
    WEEKDAY + r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[a-z]{3,9})\.?,?\s+"
    r"(?P<year>\d{4})\b"
)
DATED = re.compile(
    rf"(?:first\s+published|last\s+updated|updated)(?:\s+on\b|:)?\s*{DAY}[\s;.]*", re.I
)
UNREADABLE_DATE = re.compile(r"first published\b:?(?:\s+[^\s.?!]+){0,4}", re.I)
EARLIEST_YEAR = 1990
# A capital after a full stop starts a new sentence only when a word of at least two
# small letters, a per cent sign or a closing mark stands before the stop.
NO_SPACE = re.compile(r"([a-z]{2}|[)”’%])([.?!])([A-Z][a-z’]*)(?=[,;:.?!)]|$)")
ADDRESS = re.compile(r"@|://|www\.", re.I)


class CaptureError(ValueError):
    """The file is not a capture we can read. The message says why, in a sentence."""


class Mark(Enum):
    """What a line is, by how it begins and ends."""

    BLANK = "blank"
    TEXT = "text"
    BULLET = "bullet"
    INNER_BULLET = "inner bullet"
    PICTURE = "picture"


@dataclass(frozen=True)
class Line:
    """A line as it was, what it is, and its words without marks and faults."""

    raw: str
    mark: Mark
    text: str = ""
    dates: tuple[date, ...] = ()
    fixed_stops: tuple[str, ...] = ()
    stray: bool = False


def lines_of(data: bytes) -> list[str]:
    """Return the lines of a file's bytes, in Unicode's usual form (NFC).

    Raise CaptureError when the bytes are empty, too many, not UTF-8 or not text.
    """
    if len(data) > LARGEST:
        raise CaptureError("It is larger than 1 MB: a capture is a single page.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CaptureError(
            f"It is not UTF-8 text: byte {error.start + 1} cannot be read."
        ) from error
    if not text.strip():
        raise CaptureError("It is empty.")
    if any(unicodedata.category(char) == "Cc" and not char.isspace() for char in text):
        raise CaptureError("It holds control characters: it is not a text file.")
    text = unicodedata.normalize("NFC", text).translate(INVISIBLE)
    return LINE_ENDS.split(text)


def tidy(text: str) -> str:
    """Return the text with every run of spaces, no-break ones too, as one space."""
    return " ".join(text.split())


def read_line(raw: str, *, outer_indent: int | None = None) -> Line:
    """Return what a line is and says.

    A bullet indented deeper than `outer_indent`, the indent of the list it stands
    in, is an inner one. Raise CaptureError for a publishing date that is no date.
    """
    tidied = tidy(raw)
    text, dates = take_dates(STRAY.sub("", tidied))
    text = STRAY.sub("", text)
    stray = ";" in (tidied[:1], tidied[-1:]) and text[-1:] != ";"
    mark = Mark.TEXT
    if found := BULLET.match(text):
        deeper = outer_indent is not None and indent_of(raw) > outer_indent + 1
        mark = Mark.INNER_BULLET if deeper else Mark.BULLET
    elif found := LETTER_O.match(text):
        mark = Mark.INNER_BULLET
    text = text[found.end() :] if found else text
    if not text or text in EMPTY_MARKS:
        text, mark = "", Mark.BLANK
    elif PICTURE.fullmatch(text):
        mark = Mark.PICTURE
    else:
        text, fixed = space_after_stops(text)
        return Line(raw, mark, text, dates, fixed, stray)
    return Line(raw, mark, text, dates, stray=stray)


def indent_of(raw: str) -> int:
    """Return how many spaces the line begins with."""
    return len(raw) - len(raw.lstrip())


def take_dates(text: str) -> tuple[str, tuple[date, ...]]:
    """Return the text without the publishing dates at its end, and the dates.

    Only a line of dates alone, or dates glued behind a whole sentence, are taken:
    a sentence that tells when something was published keeps its words.
    Raise CaptureError for a line that begins so and holds no date of the calendar.
    """
    found = list(DATED.finditer(text))
    start = len(text)
    while found and found[-1].end() == start:
        start = found.pop().start()
    before = text[:start].rstrip()
    if start < len(text) and (not before or before[-1] in ".?!;”’)"):
        return before, tuple(date_of(match) for match in DATED.finditer(text, start))
    if UNREADABLE_DATE.fullmatch(text):
        raise CaptureError(f"Its date cannot be read: “{text}”.")
    return text, ()


def date_of(match: re.Match[str]) -> date:
    """Return the date that was found. Raise CaptureError if the calendar lacks it."""
    try:
        month = MONTHS.index(match["month"][:3].lower()) + 1
        found = date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        found = date.min
    if found.year < EARLIEST_YEAR:
        raise CaptureError(f"Its date cannot be read: “{match.group().strip(' ;.')}”.")
    return found


def space_after_stops(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text with a space after each full stop that lacks it, and where.

    Web and e-mail addresses are left as they are, and so is all that may be an
    abbreviation or a number.
    """
    fixed: list[str] = []

    def mended(word: str) -> str:
        if ADDRESS.search(word):
            return word
        new = NO_SPACE.sub(r"\1\2 \3", word)
        if new != word:
            fixed.append(new)
        return new

    return " ".join(mended(word) for word in text.split()), tuple(fixed)
