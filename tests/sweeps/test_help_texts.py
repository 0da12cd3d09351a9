"""Beside every field that editors fill in stands what it does for readers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db.models import Model
from wagtail import blocks
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    Panel,
    PublishingPanel,
    get_edit_handler,
)
from wagtail.contrib.settings.registry import registry
from wagtail.documents.forms import get_document_form
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.images.forms import get_image_form
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from naht_site.models import Picture, SiteDocument, SitePage

APPS = {"naht_site", "news", "advice", "partners"}
PAGE_TYPES = [model for model in get_page_models() if issubclass(model, SitePage)]
KEPT_BESIDE_PAGES = [
    model
    for model in (*get_snippet_models(), *registry)
    if model._meta.app_label in APPS
]

type Described = tuple[str, str]


def in_panel(panel: Panel) -> Iterator[Described]:
    """Each field of an edit screen, with the words that stand beside it."""
    # Wagtail says itself, over both fields, what a set time does.
    if isinstance(panel, PublishingPanel):
        return
    if isinstance(panel, FieldPanel):
        field = panel.db_field
        yield panel.field_name, str(panel.help_text or field.help_text)
        if isinstance(field, StreamField):
            yield from in_block(field.stream_block, panel.field_name)
    if isinstance(panel, InlinePanel):
        for name, words in in_panel(panel.child_edit_handler):
            yield f"{panel.relation_name}.{name}", words
    for child in getattr(panel, "children", ()):
        yield from in_panel(child)


def in_block(block: blocks.Block, place: str) -> Iterator[Described]:
    """Each field of a block and of those within it; a picture with its text is one."""
    if isinstance(block, blocks.FieldBlock):
        yield place, str(block.field.help_text or "")
    elif isinstance(block, ImageBlock):
        yield place, str(block.meta.help_text or "")
    elif isinstance(block, blocks.StaticBlock):
        yield place, str(block.meta.admin_text or "")
    elif isinstance(block, blocks.ListBlock):
        yield from in_block(block.child_block, place)
    elif isinstance(block, blocks.StreamBlock | blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from in_block(child, f"{place}.{name}")
    else:
        yield f"{place}: {type(block).__name__}", ""


def on_screen(model: type[Model]) -> list[Described]:
    own = getattr(model, "get_edit_handler", None)
    return list(in_panel(own() if own else get_edit_handler(model)))


def test_fifteen_screens_hold_all_the_fields_that_editors_fill_in() -> None:
    screens = {model: on_screen(model) for model in (*PAGE_TYPES, *KEPT_BESIDE_PAGES)}

    assert sorted(model.__name__ for model in screens) == [
        "AdviceIndexPage",
        "AdviceSectionPage",
        "ContactSettings",
        "GuidePage",
        "HomePage",
        "NewsIndexPage",
        "NewsPage",
        "OfferCategoryPage",
        "OfferPage",
        "Partner",
        "PartnersIndexPage",
        "Person",
        "StandardPage",
        "Synonym",
        "Topic",
    ]
    assert sum(map(len, screens.values())) >= 249


@pytest.mark.parametrize("model", [*PAGE_TYPES, *KEPT_BESIDE_PAGES])
def test_each_field_of_a_screen_says_what_it_does(model: type[Model]) -> None:
    assert [name for name, words in on_screen(model) if len(words.split()) < 3] == []


@pytest.mark.parametrize(
    ("form", "count"),
    [(get_image_form(Picture), 6), (get_document_form(SiteDocument), 4)],
)
def test_each_field_of_a_file_says_what_it_does(form: type, count: int) -> None:
    shown = {
        name: field
        for name, field in form.base_fields.items()
        if not field.widget.is_hidden
    }

    assert len(shown) == count
    assert [name for name, field in shown.items() if not field.help_text] == []
