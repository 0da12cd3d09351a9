"""Reads the CSV files of registers row by row, in the encodings that they come in."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from members.enums import Register
from members.normalise import clean_text
from members.school_registers import LAYOUTS, Layout

LINES_ABOVE_HEADINGS = 20
CHUNK = 1 << 16
LOST = "\N{REPLACEMENT CHARACTER}"


class NotTheRegisterError(Exception):
    """A file that is not this register's or can't be read; the message says why."""


@dataclass(frozen=True)
class Row:
    """One row: what stands under each heading we know, or what is wrong with it."""

    line: int
    cells: Mapping[str, str]
    fault: str = ""


def rows_of(path: Path, register: Register) -> Iterator[Row]:
    """The rows under the headings, one at a time; empty ones are left out.

    Raises NotTheRegisterError at once where the headings are not the register's, and on
    the way where the file ends to be CSV.
    """
    try:
        with _open(path) as file:
            reader = csv.reader(file)
            columns, width = _headings(path, register, reader)
            for cells in reader:
                filled = [cell for cell in cells if cell.strip()]
                if not filled:
                    continue
                found = {
                    name: cells[place]
                    for name, place in columns.items()
                    if place < len(cells)
                }
                yield Row(reader.line_num, found, _fault(cells, width))
    except OSError as error:
        raise NotTheRegisterError(
            f"{path.name} can’t be read: {error.strerror}."
        ) from error
    except csv.Error as error:
        raise NotTheRegisterError(
            f"{path.name} is no CSV file from line {reader.line_num} on: {error}."
        ) from error


def _fault(cells: list[str], width: int) -> str:
    if len(cells) != width and any(cells[width:] or [LOST]):
        return f"it has {len(cells)} columns where the headings have {width}"
    if any(LOST in cell for cell in cells):
        return "some of its letters can’t be read"
    return ""


@contextmanager
def _open(path: Path) -> Iterator[TextIO]:
    with path.open(encoding=_encoding(path), errors="replace", newline="") as file:
        yield file


def _encoding(path: Path) -> str:
    """UTF-8 if all of the file is that, else Windows-1252, the registers' own."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if b"\0" in chunk:
                raise NotTheRegisterError(
                    f"{path.name} is no CSV file: save it as one first."
                )
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                return "cp1252"
    return "utf-8-sig"


def _headings(
    path: Path, register: Register, reader: Iterator[list[str]]
) -> tuple[dict[str, int], int]:
    """The place of each column we know, and how many columns there are."""
    layout = LAYOUTS[register]
    fewest: list[str] | None = None
    for _, cells in zip(range(LINES_ABOVE_HEADINGS), reader, strict=False):
        titles = [clean_text(cell) for cell in cells]
        missing = _missing(layout, titles)
        if not missing:
            known = {name for names in layout.all for name in names}
            places = {name: titles.index(name) for name in known if name in titles}
            return places, len(cells)
        if fewest is None or len(missing) < len(fewest):
            fewest = missing
    absent = " or ".join(f"“{name}”" for name in fewest or _missing(layout, []))
    raise NotTheRegisterError(
        f"{path.name} is not the {register.label.lower()}: it has no column {absent}."
    )


def _missing(layout: Layout, titles: list[str]) -> list[str]:
    return [
        names[0] for names in layout.needed if not any(name in titles for name in names)
    ]
