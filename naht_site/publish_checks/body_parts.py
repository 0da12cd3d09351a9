"""Walks what an editor put into a page's blocks."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any, NamedTuple

from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.rich_text import RichText

from naht_site.publish_checks.findings import Path

# Where one line of text ends and another one starts.
LINE_TAGS = frozenset({"p", "br", "li", "ul", "ol", "h2", "h3", "h4", "blockquote"})
# The blocks whose value is a sentence or more of a person's own.
TEXT_BLOCKS = (blocks.CharBlock, blocks.TextBlock)


class Part(NamedTuple):
    path: Path
    block: blocks.Block
    value: Any


class Link(NamedTuple):
    words: str
    target: str


class Text(NamedTuple):
    path: Path
    lines: list[str]


def bodies(page: Any) -> Iterator[tuple[str, blocks.StreamValue]]:
    """The page's fields of blocks, by name."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            yield field.name, getattr(page, field.name)


def parts(page: Any) -> Iterator[Part]:
    """Every block of the page, and the blocks within it after it."""
    for name, body in bodies(page):
        for number, child in enumerate(body):
            yield from _within(Part((name, number), child.block, child.value))


def _within(part: Part) -> Iterator[Part]:
    yield part
    # A picture's block gives a picture for its value, not what it is made of.
    if isinstance(part.block, ImageBlock) or not part.value:
        return
    inner: list[tuple[str | int, blocks.Block, Any]] = []
    if isinstance(part.block, blocks.StreamBlock):
        inner = [(n, child.block, child.value) for n, child in enumerate(part.value)]
    elif isinstance(part.block, blocks.ListBlock):
        inner = [(n, part.block.child_block, v) for n, v in enumerate(part.value)]
    elif isinstance(part.block, blocks.StructBlock):
        inner = [
            (name, block, part.value.get(name))
            for name, block in part.block.child_blocks.items()
        ]
    for step, block, value in inner:
        yield from _within(Part((*part.path, step), block, value))


def rich_texts(page: Any) -> Iterator[tuple[Path, str]]:
    """The source of each rich text of the page, with its place."""
    for part in parts(page):
        if isinstance(part.value, RichText):
            yield part.path, part.value.source


def texts(page: Any) -> Iterator[Text]:
    """Every text of the page in lines, with its place."""
    for part in parts(page):
        if isinstance(part.value, RichText):
            yield Text(part.path, lines_of(part.value.source))
        elif isinstance(part.block, TEXT_BLOCKS) and isinstance(part.value, str):
            yield Text(part.path, part.value.splitlines())


class _Reader(HTMLParser):
    """Reads the lines and the links of a rich text."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.links: list[Link] = []
        self._target: str | None = None
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in LINE_TAGS:
            self.lines.append("")
        if tag == "a":
            self._end_link()
            given = dict(attrs)
            self._target = given.get("href") or given.get("id") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in LINE_TAGS:
            self.lines.append("")
        if tag == "a":
            self._end_link()

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data
        if self._target is not None:
            self._words += data

    def finish(self) -> None:
        self.close()
        self._end_link()

    def _end_link(self) -> None:
        if self._target is not None:
            words = " ".join(self._words.split())
            self.links.append(Link(words, self._target.strip()))
        self._target, self._words = None, ""


def _read(source: str) -> _Reader:
    reader = _Reader()
    # Rich text has no declarations, and the reader stops at one that is broken.
    reader.feed(source.replace("<!", "&lt;!"))
    reader.finish()
    return reader


def lines_of(source: str) -> list[str]:
    """The lines of a rich text, without markup and without empty ones."""
    found = (" ".join(line.split()) for line in _read(source).lines)
    return [line for line in found if line]


def links_of(source: str) -> list[Link]:
    """The links of a rich text: their words, and where they lead or nothing."""
    return _read(source).links
