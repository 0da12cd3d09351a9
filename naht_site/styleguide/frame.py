"""What stands around the words of a page."""

from __future__ import annotations

from typing import Any

from naht_site.models import ContactSettings
from naht_site.styleguide.entry import Entry, State

MENU = [
    {"title": "Help and advice", "url": "/advice/"},
    {"title": "News", "url": "/news/"},
    {"title": "Partner offers", "url": "/partners/"},
]
SECTIONS = [
    {"title": "Classroom", "url": "/advice/classroom/"},
    {"title": "Employment", "url": "/advice/employment/"},
    {"title": "Management", "url": "/advice/management/"},
]
SITE_PAGES = [
    {"title": "Privacy", "url": "/privacy/"},
    {"title": "Accessibility", "url": "/accessibility/"},
]
LONG = (
    "Leading a subject across several schools of a trust while you teach "
    "for most of the week"
)


def _contact() -> dict[str, Any]:
    return {"contact": ContactSettings.load()}


class _Message(str):
    """What Django's messages look like to a template."""

    level_tag: str

    def __new__(cls, words: str, level_tag: str) -> _Message:
        made = super().__new__(cls, words)
        made.level_tag = level_tag
        return made


ENTRIES = [
    Entry(
        "skip_link",
        "The first link of every page, seen once the Tab key reaches it. It leads past "
        "the menu.",
        (State("Press Tab from the start of this page to see one", {}),),
    ),
    Entry(
        "notice",
        "News that concerns everybody today, such as closed phone lines. Staff write "
        "it in the settings and say when it ends. It is above every page.",
        (
            State("One sentence", {"text": "Our phones are closed on 4 May."}),
            State(
                "Long text",
                {
                    "text": "Our advice line is closed from Thursday 24 December at "
                    "noon until Monday 4 January at nine. Write to us in the meantime "
                    "and we will answer as soon as we are back."
                },
            ),
        ),
    ),
    Entry(
        "top_bar",
        "How to reach us, and the way to your account. It says the same to everybody.",
        (State("On every page", _contact),),
    ),
    Entry(
        "header",
        "The name and the menu. The saffron button is for Join alone; nothing else on "
        "the site wears it.",
        (
            State("Nothing chosen", {"menu": MENU, "path": "/"}),
            State("On a page of the menu", {"menu": MENU, "path": "/news/"}),
            State("Without a menu, when the database is away", {}),
        ),
    ),
    Entry(
        "menu_list",
        "The links of the header: in a row on wide screens, in a fold on narrow ones. "
        "A saffron mark and bold words say where you are.",
        (State("On a page below one of the menu", {"menu": MENU, "path": "/news/x/"}),),
    ),
    Entry(
        "breadcrumbs",
        "The way from the home page down to the page above this one. Leave it out "
        "where somebody answers questions.",
        (
            State("One level", {"breadcrumbs": [{"title": "Home", "url": "/"}]}),
            State(
                "Three levels, long words",
                {
                    "breadcrumbs": [
                        {"title": "Home", "url": "/"},
                        {"title": "Help and advice", "url": "/advice/"},
                        {"title": LONG, "url": "/advice/"},
                    ]
                },
            ),
        ),
    ),
    Entry(
        "account_menu",
        "All that belongs to somebody's account, beside each of its pages.",
        (State("On the page of e-mail addresses", {"path": "/account/email/"}),),
    ),
    Entry(
        "messages",
        "What has just happened, once, on the page that follows. Only on pages that "
        "differ by person.",
        (
            State("Done", {"messages": [_Message("Password saved.", "success")]}),
            State(
                "Not done",
                {"messages": [_Message("That code has run out.", "error")]},
            ),
            State(
                "Two, one of them long",
                {
                    "messages": [
                        _Message("You have signed in.", "info"),
                        _Message(
                            "We have sent an e-mail to confirm the address. It comes "
                            "within a few minutes; look in the folder for junk too.",
                            "info",
                        ),
                    ]
                },
            ),
        ),
    ),
    Entry(
        "talk_to_us",
        "The way out of a form to a person. It stands last on pages that ask.",
        (
            State("While asking to join", _contact),
            State("Anywhere else", lambda: {**_contact(), "general": True}),
        ),
    ),
    Entry(
        "feedback",
        "One question under articles and guides. It holds nothing of the reader, so "
        "that the page stays one for all.",
        (State("As it stands under a page", {"page_id": ""}),),
    ),
    Entry(
        "footer",
        "How to reach us, the sections, and pages about this site.",
        (
            State(
                "Full",
                lambda: {
                    **_contact(),
                    "sections": SECTIONS,
                    "site_pages": SITE_PAGES,
                },
            ),
            State("With contact alone, when the database is away", {}),
        ),
    ),
]
