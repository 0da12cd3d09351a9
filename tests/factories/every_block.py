"""An article that holds each block there is, for tests that look at pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from naht_site.models import Picture
from news.models import NewsPage
from tests.factories.pages import NewsPageFactory

ALT = "Two teachers look at a plan on a wall"


def every_block(picture: Picture) -> list[tuple[str, Any]]:
    """A body with each block once, and headings enough for a contents list."""
    shown = {"image": picture, "decorative": False, "alt_text": ALT}
    document = get_document_model().objects.create(
        title="Model letter", file=ContentFile(b"%PDF-1.4", name="model-letter.pdf")
    )
    return [
        ("paragraph", "<p>What changed, and <b>when</b> it did.</p>"),
        ("heading", {"text": "What we asked", "level": "h2"}),
        ("image", {"image": shown, "caption": "The plan on the wall"}),
        ("list", "<ul><li>Planning</li><li>Teaching<ul><li>One</li></ul></li></ul>"),
        ("heading", {"text": "In detail", "level": "h3"}),
        ("quote", {"quote": "It worked.", "name": "Asha Verrall", "source": "SENCO"}),
        ("heading", {"text": "What you said", "level": "h2"}),
        (
            "survey",
            {
                "question": "How did you share work with pupils?",
                "base": "middle leaders",
                "responses": 812,
                "asked_from": date(2026, 3, 2),
                "asked_until": date(2026, 3, 9),
                "several": True,
                "rounding": "Figures are rounded.",
                "rows": [
                    {"label": "Through the school’s own website", "value": "86"},
                    {"label": "On paper", "value": "71.5"},
                    {"label": "Not at all", "value": "0"},
                ],
            },
        ),
        (
            "deadline",
            {
                "label": "Applications",
                "closes_at": datetime(2126, 3, 2, 12, tzinfo=UTC),
                "note": "<p>Send the form to your branch.</p>",
            },
        ),
        ("callout", {"title": "Before you sign", "text": "<p>Ask for the terms.</p>"}),
        ("contact", None),
        ("heading", {"text": "What to read", "level": "h2"}),
        ("download", {"document": document, "title": ""}),
        (
            "video",
            {
                "title": "A week in school",
                "url": "https://video.example.org/a-week",
                "poster": shown,
                "length": "4:32",
                "spoken_words": "transcript",
                "transcript": "<p>Good morning.</p>",
            },
        ),
    ]


def article_with_every_block(picture: Picture, **fields: Any) -> NewsPage:
    return NewsPageFactory(
        title="Each thing that a page can hold",
        share_picture=picture,
        body=every_block(picture),
        **fields,
    )
