from __future__ import annotations

from wagtail import blocks

from naht_site.blocks.media import DownloadBlock, PictureBlock
from naht_site.blocks.text import (
    CalloutBlock,
    HeadingBlock,
    ListBlock,
    ParagraphBlock,
    QuoteBlock,
)


class BodyBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    list = ListBlock()
    image = PictureBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    download = DownloadBlock()

    class Meta:
        template = "blocks/body.html"


def sections(body: blocks.StreamValue) -> list[dict[str, str]]:
    """The sections of a body: `title`, and the `anchor` by which to link to it."""
    return [
        {"title": child.value["text"], "anchor": child.value.anchor}
        for child in body
        if child.block_type == "heading" and child.value.is_section
    ]


def contents(body: blocks.StreamValue) -> list[dict[str, str]]:
    """The sections of a body for a contents list: from three up, else nothing."""
    found = sections(body)
    return found if len(found) >= 3 else []
