"""Reads the figures of a survey as people type and paste them."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import NamedTuple

from django.core.exceptions import ValidationError

LONGEST_LABEL = 200
DELIMITERS = "\t;,"
# The second cell of a line that names the columns.
HEADINGS = {"%", "per cent", "percent", "percentage", "figure", "value"}
NUMBER = re.compile(r"([-−–]?) ?([0-9]+)(?:[.,]([0-9]+))?")
PER_CENT_SIGN = re.compile(r" ?(?:%|per ?cent)$", re.IGNORECASE)


class Line(NamedTuple):
    label: str
    value: Decimal


class Record(NamedTuple):
    number: int
    cells: list[str]  # none if the line can't be read


def per_cent(text: str) -> Decimal:
    """The figure in `text`, from 0 to 100, with its one decimal where it has one.

    Forgives spaces, a per cent sign and a decimal comma. Raises ValidationError with
    a sentence for the person who typed it.
    """
    bare = PER_CENT_SIGN.sub("", " ".join(text.split()))
    match = NUMBER.fullmatch(bare)
    if not match:
        shown = text.strip()[:30]
        raise ValidationError(
            f"“{shown}” is not a number." if shown else "There is no figure."
        )
    minus, whole, decimals = match.groups()
    figure = Decimal(f"{whole}.{decimals}" if decimals else whole)
    if minus:
        raise ValidationError("A figure can’t be below 0.")
    if figure > 100:
        raise ValidationError("A figure can’t be above 100.")
    if decimals and len(decimals) > 1:
        raise ValidationError("Give one decimal at most, like 99.7.")
    return figure


def one_line(text: str) -> str:
    """The text with single spaces and no line breaks, as labels are shown."""
    return " ".join(text.split())


def says_something(text: str) -> None:
    """Raises ValidationError if `text` shows nothing, such as zero-width spaces."""
    if not any(mark.isprintable() and not mark.isspace() for mark in text):
        raise ValidationError("Say what the answer was.")


def read(text: str) -> tuple[list[Line], list[str]]:
    """The rows in `text`, one a line, and what is wrong with it, a sentence a line.

    Takes commas, semicolons or tabs between label and figure, quotation marks round
    labels, a first line that names the columns, and empty lines.
    """
    records = max(
        (_records(text, delimiter) for delimiter in DELIMITERS), key=_making_sense
    )
    if records and len(records[0].cells) == 2:
        first_figure = records[0].cells[1].lower()
        records = records[1:] if first_figure in HEADINGS else records
    lines, faults = [], []
    for record in records:
        try:
            lines.append(_line(record.cells))
        except ValidationError as error:
            faults.append(f"Line {record.number}: {error.message}")
    return lines, faults


def _records(text: str, delimiter: str) -> list[Record]:
    """The lines that hold something, each with its number, cut at `delimiter`."""
    found: list[Record] = []
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        strict=True,
        skipinitialspace=True,
    )
    while True:
        number = reader.line_num + 1
        try:
            cells = [one_line(cell) for cell in next(reader)]
        except StopIteration:
            return found
        except csv.Error:
            return [*found, Record(number, [])]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            found.append(Record(number, cells))


def _making_sense(records: list[Record]) -> int:
    """How well the text reads when it is cut so: label and figure make most sense."""
    points = 0
    for _, cells in records:
        if len(cells) == 2:
            points += 3 if _is_figure(cells[1]) else 2
        elif len(cells) > 2:
            points += 1
    return points


def _is_figure(text: str) -> bool:
    try:
        per_cent(text)
    except ValidationError:
        return False
    return True


def _line(cells: list[str]) -> Line:
    if not cells:
        raise ValidationError("a quotation mark is missing or stands alone.")
    if len(cells) == 1:
        raise ValidationError("write the answer, a comma and the figure.")
    if len(cells) > 2:
        raise ValidationError(
            "there are too many commas. Put quotation marks round an answer that "
            "holds a comma."
        )
    label, figure = cells
    try:
        says_something(label)
        if len(label) > LONGEST_LABEL:
            raise ValidationError(f"Keep the answer to {LONGEST_LABEL} characters.")
        return Line(label, per_cent(figure))
    except ValidationError as error:
        raise ValidationError(error.message[0].lower() + error.message[1:]) from None
