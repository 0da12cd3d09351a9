"""The parts of an article's body, as a capture shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A label that runs in: a few words and a colon before the item's own sentence.
LABEL = re.compile(r"([^.:;?!“”‘]{1,70}:)\s+\S")


@dataclass(frozen=True)
class Heading:
    """A heading of the second level: the old pages show no others."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Quote:
    """A paragraph that is all quotation, without its marks."""

    text: str


@dataclass(frozen=True)
class Item:
    """A list item, and the items of the list inside it."""

    text: str
    items: tuple[Item, ...] = ()

    @property
    def label(self) -> str:
        """The words up to the colon that open the item, or nothing."""
        found = LABEL.match(self.text)
        return found[1] if found else ""


@dataclass(frozen=True)
class ListBlock:
    """A list."""

    items: tuple[Item, ...]

    @property
    def has_labels(self) -> bool:
        """Whether every item opens with a label: then they are no accident."""
        return len(self.items) > 1 and all(item.label for item in self.items)


Block = Heading | Paragraph | Quote | ListBlock


def texts_of(block: Block) -> list[str]:
    """Return the words of a block, a list's item by item, the inner ones too."""
    if not isinstance(block, ListBlock):
        return [block.text]
    return [
        text
        for item in block.items
        for text in (item.text, *(inner.text for inner in item.items))
    ]
