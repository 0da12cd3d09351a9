"""What an article or a guide is made of."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from naht_site.models import Person, Picture
from naht_site.styleguide.entry import Entry, State
from naht_site.styleguide.frame import LONG

PUBLISHED, UPDATED = date(2026, 3, 2), date(2026, 9, 14)
TEXT = SafeString("<p>Ask for the terms in writing. Keep a copy.</p>")
FIGURES = [
    {"label": "Through the school’s own website", "value": "100"},
    {"label": "On paper", "value": "71.5"},
    {"label": "Not at all", "value": "0"},
]
TOPICS = [
    {"title": "Additional needs", "url": "/topics/additional-needs/"},
    {"title": "Workload", "url": "/topics/workload/"},
]
CONTENTS = [
    {"title": "What changed", "anchor": "what-changed"},
    {"title": "What you can ask for", "anchor": "what-you-can-ask-for"},
    {"title": LONG, "anchor": "long"},
]


def _person(**fields: Any) -> dict[str, Any]:
    return {"person": Person(slug="asha-verrall", **fields)}


def _video(**more: Any) -> dict[str, Any]:
    return {
        "title": "A week in the life of a phase leader",
        "url": "https://video.example.org/a-week",
        "host": "video.example.org",
        **more,
    }


ENTRIES = [
    Entry(
        "page_heading",
        "The h1 of a page to read, with what kind of page it is above and the answer "
        "in one sentence below.",
        (
            State("Title alone", {"title": "News"}),
            State(
                "An article",
                {
                    "title": "New standards for school business leaders",
                    "kicker": "News",
                    "nations": ["England"],
                    "lead": "Six areas of work, and four levels of practice.",
                    "published_on": PUBLISHED,
                    "updated_on": UPDATED,
                },
            ),
            State(
                "A guide, in the colour of its section, long title",
                {
                    "title": LONG,
                    "kicker": "Management",
                    "section": "management",
                    "nations": ["England", "Wales", "Northern Ireland"],
                    "lead": "What to settle before you say yes.",
                },
            ),
        ),
    ),
    Entry(
        "meta_line",
        "Kind, nations and dates in one small line above a title in a list.",
        (
            State("Kind alone", {"kind": "Survey"}),
            State(
                "Everything",
                {
                    "kind": "Guide",
                    "nations": ["Wales", "Northern Ireland"],
                    "published_on": PUBLISHED,
                    "updated_on": UPDATED,
                    "until": date(2026, 12, 31),
                },
            ),
        ),
    ),
    Entry(
        "dates_line",
        "When a page was first published, and when its words last changed.",
        (
            State("Never changed", {"published_on": PUBLISHED}),
            State("Changed", {"published_on": PUBLISHED, "updated_on": UPDATED}),
        ),
    ),
    Entry(
        "contents_list",
        "The sections of a page of three or more, and its topics. Beside the words on "
        "wide screens, above them on narrow ones.",
        (
            State("Both", {"contents": CONTENTS, "topics": TOPICS}),
            State("Topics alone", {"topics": TOPICS[:1]}),
        ),
    ),
    Entry(
        "callout",
        "Something nobody may miss. One a page, or it is missed.",
        (
            State("With a title", {"title": "Before you sign", "text": TEXT}),
            State("Words alone", {"text": TEXT}),
            State("A warning", {"title": "Stop", "text": TEXT, "tone": "warning"}),
            State("Good news", {"text": TEXT, "tone": "success"}),
        ),
    ),
    Entry(
        "quotation",
        "Somebody's own words, with who said them.",
        (
            State(
                "With name and role",
                {
                    "quote": "We changed one thing at a time, and kept what worked.",
                    "name": "Asha Verrall",
                    "source": "head of year",
                },
            ),
            State("Two paragraphs, no name", {"quote": f"{LONG}.\n\nIt worked."}),
        ),
    ),
    Entry(
        "survey",
        "Figures as a table that is drawn as bars: one question, a row an answer. "
        "Never a picture of a chart.",
        (
            State(
                "Many rows, the longest bar and none",
                {
                    "question": "How did you share work with pupils at home?",
                    "figures": FIGURES,
                    "method": "1,250 school leaders, asked from 2 March 2026.",
                    "download_url": "/news/",
                },
            ),
            State(
                "One row, no download",
                {"question": LONG, "figures": FIGURES[1:2], "method": "Rounded."},
            ),
        ),
    ),
    Entry(
        "deadline",
        "A date after which something is closed. Its words change by themselves, at "
        "that minute.",
        (
            State(
                "Open",
                {
                    "text": "Applications open until Friday 30 October 2026 at midday",
                    "note": TEXT,
                },
            ),
            State(
                "Closed",
                {
                    "text": "Applications closed on Friday 30 October 2020 at midday",
                    "closed": True,
                },
            ),
        ),
    ),
    Entry(
        "video",
        "A film on another site: a picture with a link, never a player. What is said "
        "in it is there in words.",
        (
            State(
                "With a picture",
                lambda: _video(poster=Picture.objects.first(), length="4 minutes"),
            ),
            State(
                "Without one, with its words",
                _video(has_transcript=True, transcript=TEXT),
            ),
            State("Nothing is said", _video(statement="There is music alone.")),
        ),
    ),
    Entry(
        "download",
        "A file, with its type and size before anybody fetches it.",
        (
            State(
                "One",
                {
                    "title": "Model letter to governors",
                    "url": "/documents/1/model-letter.pdf",
                    "type": "PDF",
                    "size": "120 KB",
                },
            ),
            State(
                "Long title",
                {"title": LONG, "url": "/news/", "type": "DOCX", "size": "1.2 MB"},
            ),
        ),
    ),
    Entry(
        "details",
        "What few need and nobody must miss, folded. Never an error or a price.",
        (State("Folded", {"summary": "In words: a week in school", "text": TEXT}),),
    ),
    Entry(
        "author_card",
        "Who wrote an article.",
        (
            State(
                "With a photograph",
                lambda: _person(
                    name="Asha Verrall",
                    role="Head of year",
                    organisation="Otter Valley School",
                    photo=Picture.objects.first(),
                ),
            ),
            State("Name alone", _person(name="Asha Verrall")),
        ),
    ),
    Entry(
        "member_box",
        "Where the member's part of a guide would begin. It never blurs words.",
        (State("As everybody but members sees it", {}),),
    ),
    Entry(
        "nation_links",
        "The parts of a guide that hold for one nation each. A reader's choice is kept "
        "in their own browser.",
        (
            State(
                "Two",
                {
                    "sections": [
                        {"title": "In Wales", "anchor": "in-wales"},
                        {"title": "In Northern Ireland", "anchor": "in-ni"},
                    ]
                },
            ),
        ),
    ),
]
