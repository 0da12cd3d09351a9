"""The body of a guide: what every page has, and sections that hold for one nation."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from naht_site.blocks.body import BodyBlock
from naht_site.blocks.figures import DeadlineBlock
from naht_site.blocks.media import DownloadBlock, PictureBlock
from naht_site.blocks.text import (
    CalloutBlock,
    HeadingValue,
    ListBlock,
    ParagraphBlock,
    QuoteBlock,
)
from naht_site.models.published import Nation


class NationSectionValue(HeadingValue):
    """A section headed by its nation, and found by it: #northern-ireland."""

    @property
    def title(self) -> str:
        nation = self.get("nation")
        return Nation(nation).label if nation in Nation else ""

    @property
    def anchor(self) -> str:
        return self.get("nation") or ""

    @property
    def is_section(self) -> bool:
        return bool(self.title)


class PartBlock(blocks.CharBlock):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", "The words of the heading.")
        super().__init__(**kwargs)

    class Meta:
        icon = "title"
        label = "Heading of a part"
        description = "Starts a part of what holds in this nation"
        template = "blocks/part.html"
        preview_value = "Who decides"


class NationTextBlock(blocks.StreamBlock):
    part = PartBlock(max_length=120)
    paragraph = ParagraphBlock()
    list = ListBlock()
    image = PictureBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    download = DownloadBlock()
    deadline = DeadlineBlock()

    class Meta:
        template = "blocks/nation_text.html"


class NationSectionBlock(blocks.StructBlock):
    nation = blocks.ChoiceBlock(
        choices=Nation.choices, help_text="The section is headed by its name."
    )
    text = NationTextBlock(
        help_text="What holds in this nation alone. Readers choose their nation, "
        "and their browser opens it first the next time."
    )

    class Meta:
        icon = "site"
        label = "Section for one nation"
        description = "What holds in England, Wales or Northern Ireland alone"
        template = "blocks/nation_section.html"
        value_class = NationSectionValue
        preview_value = {
            "nation": "wales",
            "text": [
                {
                    "type": "paragraph",
                    "value": "<p>Here the code of practice has its own words.</p>",
                }
            ],
        }


class GuideBodyBlock(BodyBlock):
    nation_section = NationSectionBlock()

    def clean(self, value: blocks.StreamValue, **kwargs: Any) -> blocks.StreamValue:
        """Raises StreamBlockValidationError beside a section whose address another
        one of the guide has already.
        """
        cleaned = super().clean(value, **kwargs)
        seen: set[str] = set()
        errors = {}
        for number, child in enumerate(cleaned):
            if not isinstance(child.value, HeadingValue) or not child.value.is_section:
                continue
            anchor = child.value.anchor
            if anchor in seen and anchor in Nation:
                name = Nation(anchor).label
                errors[number] = ValidationError(
                    f"This guide has a section called “{name}” already. "
                    "Put both texts into one."
                )
            seen.add(anchor)
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned


def nation_sections(body: blocks.StreamValue) -> list[dict[str, str]]:
    """The sections of a body that hold for one nation, in order: `title`, `anchor`."""
    return [
        {"title": child.value.title, "anchor": child.value.anchor}
        for child in body
        if child.block_type == "nation_section" and child.value.is_section
    ]
