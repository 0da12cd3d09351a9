from __future__ import annotations

import re
from datetime import date

from members.errors import NotUnderstoodError
from members.normalise.text import clean_text

NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
EARLIEST = 1960
MONTHS_AHEAD = 24
BETWEEN = r"[\s./,'’-]+"
LIKE = "like September 2026 or 9 2026"


def clean_month(typed: str, today: date) -> date:
    """The first day of the month that was meant, in the British order of dates.

    Takes a month and a year, in figures or words, or a whole day; a year of two figures
    is the latest one that may be asked for. Raises NotUnderstoodError for anything
    else, before 1960, and over 24 months after `today`.
    """
    month, year = _read(clean_text(typed).lower(), today)
    if year < EARLIEST:
        raise NotUnderstoodError(f"Enter a month in {EARLIEST} or later, {LIKE}")
    if _months(year, month) > _months(today.year, today.month) + MONTHS_AHEAD:
        raise NotUnderstoodError("Enter a month in the next two years, or earlier")
    return date(year, month, 1)


def _read(text: str, today: date) -> tuple[int, int]:
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text)
    # "sept2026" and "1sept" have no mark between; words and figures part anyway.
    parts = [part for part in re.split(BETWEEN, _parted(text)) if part]
    parts = [part for part in parts if part != "of"]
    if not all(part.isdecimal() or part.isalpha() for part in parts):
        raise _not_understood()
    words = [part for part in parts if part.isalpha()]
    figures = [part for part in parts if part.isdecimal()]
    if len(words) > 1 or not 1 <= len(figures) + len(words) <= 3:
        raise _not_understood()
    if words:
        return _with_name(_month_named(words[0]), parts.index(words[0]), figures, today)
    return _in_figures(figures, today)


def _parted(text: str) -> str:
    return re.sub(r"(?<=\d)(?=[^\W\d])|(?<=[^\W\d])(?=\d)", " ", text)


def _with_name(
    month: int, place: int, figures: list[str], today: date
) -> tuple[int, int]:
    """A month in words with a year, and perhaps a day before or after it."""
    if len(figures) == 1:
        # "26 May" is a day without its year.
        if place == 1 and len(figures[0]) <= 2:
            raise NotUnderstoodError(f"Enter the year too, {LIKE}")
        return month, _year(figures[0], today)
    if len(figures) != 2:
        raise _not_understood()
    day, year = figures if len(figures[0]) <= 2 else figures[::-1]
    return _on_a_day(day, month, _year(year, today))


def _in_figures(figures: list[str], today: date) -> tuple[int, int]:
    if len(figures) == 2:
        month, year = figures if len(figures[0]) <= 2 else figures[::-1]
        return _month(month), _year(year, today)
    if len(figures) == 3:
        # A year that comes first is the international order; otherwise ours.
        day, month, year = figures if len(figures[0]) <= 2 else figures[::-1]
        return _on_a_day(day, _month(month), _year(year, today))
    raise _not_understood()


def _on_a_day(day: str, month: int, year: int) -> tuple[int, int]:
    try:
        date(year, month, int(day) if len(day) <= 2 else 0)
    except ValueError:
        raise NotUnderstoodError(
            f"There is no such day. Enter a month, {LIKE}"
        ) from None
    return month, year


def _month_named(word: str) -> int:
    word = {"sept": "sep"}.get(word, word)
    found = [
        number
        for number, name in enumerate(NAMES, start=1)
        if len(word) >= 3 and name.startswith(word)
    ]
    if len(found) != 1:
        raise _not_understood()
    return found[0]


def _month(figures: str) -> int:
    if len(figures) > 2 or not 1 <= int(figures) <= 12:
        raise NotUnderstoodError(f"Enter a month from 1 to 12 and a year, {LIKE}")
    return int(figures)


def _year(figures: str, today: date) -> int:
    if len(figures) == 4 and int(figures) > 0:
        return int(figures)
    if len(figures) != 2:
        raise NotUnderstoodError(f"Enter the year in four figures, {LIKE}")
    # 26 is 2026, and 98 is 1998: nobody starts a job in 2098 yet.
    this_century = today.year - today.year % 100 + int(figures)
    latest = today.year + MONTHS_AHEAD // 12
    return this_century if this_century <= latest else this_century - 100


def _months(year: int, month: int) -> int:
    return 12 * year + month


def _not_understood() -> NotUnderstoodError:
    return NotUnderstoodError(f"Enter the month and the year, {LIKE}")
