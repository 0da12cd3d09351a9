"""The design system on one page, for those who build pages: a demo alone has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from wagtail.blocks import BaseStreamBlock, Block
from wagtail.fields import StreamField

from naht_site.models import Picture, SitePage
from naht_site.styleguide import GROUPS
from naht_site.styleguide.entry import apart

COLOURS = {
    "ink": "Text",
    "muted": "Text of second rank: summaries, hints, dates",
    "paper": "The page",
    "wash": "A tinted band, a callout, what is chosen",
    "line": "Hairlines; never the only edge of a control",
    "edge": "The edge of what can be filled in or pressed",
    "brand": "Links and buttons",
    "brand-strong": "The same under the pointer",
    "on-brand": "Words on a button",
    "deep": "The deep band and the top bar",
    "foot": "The footer",
    "on-deep": "Words on both",
    "sun": "The Join button, the focus ring, the mark of the current menu item",
    "sun-strong": "The Join button under the pointer",
    "on-sun": "Words on saffron",
    "ring": "The line round the saffron ring",
    "classroom": "Advice: classroom",
    "employment": "Advice: employment",
    "management": "Advice: management",
    "error": "What is wrong, always with words",
    "success": "What went well, always with words",
    "white": "Under a code to scan and a logo, which need white in any scheme",
}
SIZES = re.compile(r"--((?:step|space)-[\w-]+): ([^;]+);")


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Every component with every state. 404 where the site is not a demo."""
    if not settings.DEMO:
        raise Http404
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8")
    light = tokens.partition("@media")[0]
    context = {
        "colours": COLOURS,
        "sizes": SIZES.findall(light),
        "groups": GROUPS,
        "blocks": list(_blocks()),
    }
    return render(request, "naht_site/styleguide.html", context)


def blocks_of_pages() -> dict[str, Block]:
    """Every block that editors can put into a page of any type, by its template."""
    pages = [model for model in apps.get_models() if issubclass(model, SitePage)]
    fields = [field for page in pages for field in page._meta.get_fields()]
    return {
        block.meta.template: block
        for field in fields
        if isinstance(field, StreamField)
        for block in _within(field.stream_block)
    }


def _within(outer: Block) -> Iterator[Block]:
    """The blocks of a stream, and of the streams within them."""
    for block in getattr(outer, "child_blocks", {}).values():
        if isinstance(outer, BaseStreamBlock):
            yield block
        yield from _within(block)


def _blocks() -> Iterator[tuple[str, str, SafeString]]:
    """The label, the description and the HTML of each block, as editors see it."""
    for template, block in sorted(blocks_of_pages().items()):
        html = _kept_elsewhere(template) or block.render(block.get_preview_value())
        yield block.label, block.get_description(), apart(html, block.name)


def _kept_elsewhere(template: str) -> str:
    """A block that shows what only the database holds: a picture, a document."""
    picture = Picture.objects.first()
    given = {
        "blocks/picture.html": {"image": picture, "caption": "A caption"},
        "blocks/download.html": {
            "document": {
                "title": "Model letter to governors",
                "url": "/documents/1/model-letter.pdf",
                "file_extension": "pdf",
                "file_size": 122_880,
            }
        },
    }.get(template)
    return render_to_string(template, {"self": given}) if given else ""
