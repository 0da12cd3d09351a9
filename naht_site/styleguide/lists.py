"""What leads from a list to a page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.template.loader import render_to_string

from naht_site.models import Kind, Nation, Picture, Published
from naht_site.styleguide.entry import Entry, State
from naht_site.styleguide.frame import LONG

TEXT = "What to settle before you say yes."


def _item(title: str, kind: str = "News", **more: Any) -> dict[str, Any]:
    return {
        "title": title,
        "url": "/news/",
        "kind_label": kind,
        "first_published_on": date(2026, 3, 2),
        "summary": TEXT,
        **more,
    }


def _picture() -> str:
    picture = Picture.objects.first()
    given = {"picture": picture, "alt": ""}
    return render_to_string("components/list_picture.html", given) if picture else ""


ITEMS = [
    _item("New standards for school business leaders"),
    _item(LONG, "Survey", nation_names=["England", "Wales"]),
    _item("Getting better at getting better", "Perspective"),
]
LEAD = {
    "title": "New standards for school business leaders",
    "url": "/news/",
    "text": TEXT,
    "kind": "News",
    "published_on": date(2026, 3, 2),
}
CHOICES = [
    {"label": "All", "url": "/news/", "chosen": True},
    {"label": "Perspectives", "url": "/news/?kind=perspective"},
    {"label": "Surveys", "url": "/news/?kind=survey"},
]
FACET = {
    "title": "Type",
    "options": [
        {"title": "Everything", "url": "/search/", "number": 41, "is_chosen": True},
        {"title": "Guides", "url": "/search/", "number": 12},
        {"title": LONG, "url": "/search/", "number": 29},
    ],
}
ENTRIES = [
    Entry(
        "card",
        "One of a few things to choose from, side by side. All of it is the link. In a "
        "list of many, use headlines.",
        (
            State("Title alone", {"title": "Privacy", "url": "/privacy/"}),
            *(
                State(
                    f"The colour of {section}",
                    {
                        "title": section.capitalize(),
                        "url": f"/advice/{section}/",
                        "text": TEXT,
                        "section": section,
                    },
                )
                for section in ("classroom", "employment", "management")
            ),
            State(
                "With a picture, a date and long words",
                lambda: {
                    "title": LONG,
                    "url": "/partners/",
                    "text": TEXT,
                    "nations": ["Wales"],
                    "until": date(2026, 12, 31),
                    "picture": _picture(),
                },
            ),
        ),
        parts=("list_picture",),
    ),
    Entry(
        "lead_story",
        "The newest of the news, large. One, on the home page.",
        (
            State("With a picture", lambda: {**LEAD, "picture": _picture()}),
            State("Without one", LEAD),
        ),
    ),
    Entry(
        "headline_list",
        "Any list of pages, newest first. `full` adds the summaries, for a page that "
        "is the list.",
        (
            State("Many", {"items": ITEMS}),
            State("One", {"items": ITEMS[:1]}),
            State("Many, full", {"items": ITEMS, "full": True}),
        ),
        parts=("headline",),
    ),
    Entry(
        "related",
        "A few pages that go on from this one, under an article or a guide.",
        (
            State(
                "Two",
                {
                    "rows": [
                        Published(
                            title="Leading a subject",
                            path="/advice/",
                            kind=Kind.GUIDE,
                            nations=[Nation.WALES],
                        ),
                        Published(
                            title=LONG,
                            path="/news/",
                            kind=Kind.NEWS,
                            first_published_on=date(2026, 3, 2),
                        ),
                    ]
                },
            ),
        ),
    ),
    Entry(
        "link_list",
        "A short list of links without bullets.",
        (
            State("One", {"items": ITEMS[:1]}),
            State("Many", {"items": ITEMS}),
        ),
    ),
    Entry(
        "filters",
        "What a list may be narrowed to. Each choice is a page with an address.",
        (
            State("One chosen", {"label": "Kinds of news", "choices": CHOICES}),
            State(
                "With its label and counts",
                {
                    "label": "For whom",
                    "shown": True,
                    "choices": [{**choice, "count": 4} for choice in CHOICES],
                },
            ),
        ),
    ),
    Entry(
        "facets",
        "The same beside the results of a search, with how many there are of each.",
        (State("One chosen, long words", {"facets": [FACET]}),),
    ),
    Entry(
        "search_box",
        "Words to look for. The same box stands on pages that were not found.",
        (
            State("Empty", {}),
            State("Filled", {"text": "directed time", "label": "Search our advice"}),
            State("Refused", {"text": "x" * 40, "error": "Use fewer than 200 letters"}),
        ),
    ),
    Entry(
        "pagination",
        "From one page of a list to the next. There is no count of pages.",
        (
            State("First page", {"older_url": "/news/"}),
            State("In the middle", {"older_url": "/news/", "newer_url": "/news/"}),
            State("Last page", {"newer_url": "/news/"}),
        ),
    ),
    Entry(
        "empty",
        "Says that a list has nothing, and what to do instead. Never a bare gap.",
        (
            State("One sentence", {"title": "No offers from them just now"}),
            State(
                "With what to do",
                {
                    "title": "Nothing on this topic yet",
                    "text": "Phone us and we will help you now.",
                },
            ),
        ),
    ),
    Entry(
        "tag",
        "A state in a word or two. The word says it; the colour only helps.",
        (
            State("Plain", {"text": "Draft"}),
            State("Good", {"text": "Confirmed", "tone": "good"}),
            State("Bad", {"text": "Not confirmed", "tone": "bad"}),
            State("Ours", {"text": "Passkey", "tone": "brand"}),
        ),
    ),
    Entry(
        "summary_list",
        "What somebody told us, or what we hold about them, a row a fact.",
        (
            State("One row", {"rows": [{"label": "Name", "value": "Jane Otterley"}]}),
            State(
                "To check and change, with a gap and long words",
                {
                    "rows": [
                        {"label": "Name", "value": "Jane Otterley", "change_url": "#"},
                        {"label": "Phone", "value": "", "change_url": "#"},
                        {
                            "label": "Address",
                            "value": "1 Elm Road\nLlanfairpwllgwyngyllgogerychwyrn",
                            "change_url": "#",
                        },
                    ]
                },
            ),
        ),
    ),
]
