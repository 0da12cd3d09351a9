from __future__ import annotations

from typing import Any

from django.utils.text import slugify
from wagtail import blocks

PLAIN_FEATURES = ["bold", "italic", "welsh", "link", "document-link"]
LIST_FEATURES = [*PLAIN_FEATURES, "ol", "ul"]
# Where the skip link leads.
TAKEN_ANCHOR = "main"


class HeadingValue(blocks.StructValue):
    @property
    def title(self) -> str:
        return self.get("text") or ""

    @property
    def anchor(self) -> str:
        """The name by which a contents list links to the heading."""
        anchor = slugify(self.title)
        return f"section-{anchor}" if anchor in ("", TAKEN_ANCHOR) else anchor

    @property
    def is_section(self) -> bool:
        return self.get("level") != "h3"


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=120, help_text="The words of the heading.")
    level = blocks.ChoiceBlock(
        choices=[("h2", "Section"), ("h3", "Part of a section")],
        default="h2",
        help_text="Sections make up the page's contents list.",
    )

    class Meta:
        icon = "title"
        label = "Heading"
        description = "Starts a section, or a part of one"
        template = "blocks/heading.html"
        value_class = HeadingValue
        preview_value = {"text": "What the standards ask for", "level": "h2"}
        form_classname = "struct-block block-heading"


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", PLAIN_FEATURES)
        kwargs.setdefault(
            "help_text", "Running text. Say in a link’s words where it leads."
        )
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        label = "Paragraph"
        description = "Running text with links, bold and italic"
        template = "blocks/paragraph.html"
        preview_value = (
            "<p>Leaders asked for <b>clear dates</b>, and now have them.</p>"
        )


class ListBlock(blocks.RichTextBlock):
    """A bulleted or numbered list, with a second level where there is one."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", LIST_FEATURES)
        kwargs.setdefault(
            "help_text", "Readers see bullets or numbers. Press Tab for a second level."
        )
        super().__init__(**kwargs)

    class Meta:
        icon = "list-ul"
        label = "List"
        description = "Bullets or numbers; press Tab for a second level"
        template = "blocks/list.html"
        preview_value = (
            "<ul><li>Planning</li><li>Teaching<ul><li>Groups</li></ul></li></ul>"
        )


class QuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(help_text="Their words, without quotation marks.")
    name = blocks.CharBlock(max_length=120, required=False, help_text="Who said it.")
    source = blocks.CharBlock(
        max_length=160, required=False, help_text="Their role, or where it was said."
    )

    class Meta:
        icon = "openquote"
        label = "Quotation"
        description = "Somebody's own words, set apart"
        template = "blocks/quote.html"
        preview_value = {
            "quote": "We changed one thing at a time, and kept what worked.",
            "name": "Asha Verrall",
            "source": "head of year",
        }


class CalloutBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        max_length=100, required=False, help_text="Readers see it over the text."
    )
    text = blocks.RichTextBlock(
        features=LIST_FEATURES,
        help_text="Readers see it set apart from the rest, in a box.",
    )

    class Meta:
        icon = "info-circle"
        label = "Callout"
        description = "Something that readers must not miss"
        template = "blocks/callout.html"
        preview_value = {
            "title": "Before you sign",
            "text": "<p>Ask for the terms in writing.</p>",
        }
