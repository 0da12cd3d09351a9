from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from wagtail import blocks
from wagtail.fields import StreamField

from naht_site.blocks.contact import ContactBlock
from naht_site.blocks.figures import DeadlineBlock, SurveyBlock
from naht_site.blocks.media import DownloadBlock, PictureBlock
from naht_site.blocks.text import (
    CalloutBlock,
    HeadingBlock,
    HeadingValue,
    ListBlock,
    ParagraphBlock,
    QuoteBlock,
)
from naht_site.blocks.video import VideoBlock


class BodyBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    list = ListBlock()
    image = PictureBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    download = DownloadBlock()
    survey = SurveyBlock()
    deadline = DeadlineBlock()
    video = VideoBlock()
    contact = ContactBlock()

    class Meta:
        template = "blocks/body.html"


class BodyField(StreamField):
    """The text of a page, made of the blocks of one class: `BodyField(BodyBlock)`.

    Its migrations name that class alone. Wagtail's own field writes out every block
    with all its labels and help texts, again at each change of a word.
    """

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        # Not StreamField's, which goes through every block at each step of migrating.
        name, path, _, kwargs = super(StreamField, self).deconstruct()
        return name, path, [type(self.stream_block)], kwargs


def sections(body: blocks.StreamValue) -> list[dict[str, str]]:
    """The sections of a body: `title`, and the `anchor` by which to link to it."""
    return [
        {"title": child.value.title, "anchor": child.value.anchor}
        for child in body
        if isinstance(child.value, HeadingValue) and child.value.is_section
    ]


def contents(body: blocks.StreamValue) -> list[dict[str, str]]:
    """The sections of a body for a contents list: from three up, else nothing."""
    found = sections(body)
    return found if len(found) >= 3 else []


def stored_blocks(body: Any, block_type: str) -> Iterator[Mapping[str, Any]]:
    """The blocks of that type in what a body stores, those within blocks too.

    Each has a `value` as it is stored and, once it is saved, an `id`.
    """
    if isinstance(body, blocks.StreamValue):
        body = body.raw_data
    if isinstance(body, Mapping):
        if body.get("type") == block_type and "value" in body:
            yield body
        body = list(body.values())
    if isinstance(body, Sequence) and not isinstance(body, str):
        for part in body:
            yield from stored_blocks(part, block_type)


def changes_at(body: blocks.StreamValue) -> list[datetime]:
    """The instants at which the words of a body change: its deadlines."""
    closes_at = DeadlineBlock.base_blocks["closes_at"]
    found = [
        closes_at.to_python(stored["value"].get("closes_at"))
        for stored in stored_blocks(body, "deadline")
    ]
    return [instant for instant in found if instant]
