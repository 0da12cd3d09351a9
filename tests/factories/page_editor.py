"""What the editor's form posts for a page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)
from wagtail_factories import ImageFactory

from advice.models import AdviceSectionPage, GuidePage
from naht_site.blocks.text import LIST_FEATURES
from naht_site.models import SitePage
from news.models import NewsIndexPage, NewsPage

ABOUT = ("page_topics", "page_nations", "related_pages", "comments")


def article_form(**typed: Any) -> dict[str, Any]:
    """A sound article, but for what is given. Blocks and child forms are lists."""
    start = {
        "title": "New standards",
        "slug": "new-standards",
        "summary": "What the six areas of work are.",
        "news_kind": "news",
        "first_published_on": "",
        "old_id": "",
        "body": [("paragraph", text("<p>Finance and five more.</p>"))],
        "page_nations": [{"nation": "england"}],
    }
    return _posted(start, ("authors", "change_notes", *ABOUT), typed)


def guide_form(**typed: Any) -> dict[str, Any]:
    """A guide that says neither its nation nor its owner nor its next review."""
    start = {
        "title": "Cover for absent teachers",
        "slug": "cover",
        "summary": "Who may be asked to cover, and how often.",
        "guide_owner": "",
        "kept_by": "NAHT’s advice team",
        "reviewed_on": "",
        "review_due_on": "",
        "updated_on": "",
        "first_published_on": "",
        "body": [],
    }
    return _posted(start, ABOUT, typed)


def home_form(**typed: Any) -> dict[str, Any]:
    """The home page, with promises that are new."""
    start = {"title": "NAHT middle leaders", "slug": "middle-leaders"}
    return _posted(start, ("promises", *ABOUT), typed)


def _posted(
    start: dict[str, Any], formsets: tuple[str, ...], typed: dict[str, Any]
) -> dict[str, Any]:
    fields = {**start, **typed}
    for name in formsets:
        fields[name] = inline_formset(fields.get(name, []))
    if "body" in fields:
        fields["body"] = streamfield(fields["body"])
    return nested_form_data(fields)


def text(source: str) -> str:
    """A rich text as the editor posts it."""
    return rich_text(source, features=LIST_FEATURES)


def blocks_of(body: StreamValue) -> list[tuple[str, Any]]:
    """The blocks of a saved body as the editor posts them."""
    return [
        (
            child.block_type,
            text(child.value.source)
            if isinstance(child.value, RichText)
            else dict(child.value),
        )
        for child in body
    ]


def picture(alt: str, *, decorative: bool = False) -> tuple[str, dict[str, Any]]:
    image = {"image": ImageFactory().pk, "alt_text": alt}
    if decorative:
        image["decorative"] = "on"
    return ("image", {"image": image, "caption": ""})


def paragraph(source: str) -> tuple[str, str]:
    return ("paragraph", text(f"<p>{source}</p>"))


def post_new(
    client: Client, model: type[SitePage], data: dict[str, Any]
) -> HttpResponse:
    """Posts the form of a new page, and gives the screen that follows."""
    parents = {NewsPage: NewsIndexPage, GuidePage: AdviceSectionPage}
    parent = parents[model].objects.first()
    names = (model._meta.app_label, model._meta.model_name)
    return client.post(
        reverse("wagtailadmin_pages:add", args=[*names, parent.pk]), data, follow=True
    )
