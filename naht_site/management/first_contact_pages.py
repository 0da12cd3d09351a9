"""How to reach us and what membership costs: pages that a new site starts with."""

from __future__ import annotations

from typing import Any

CONTACT: list[tuple[str, Any]] = [
    (
        "paragraph",
        "<p>You do not have to be a member to ask us something, and you do not have "
        "to be in trouble. The sooner you ask, the more we can do.</p>",
    ),
    ("contact", None),
    (
        "paragraph",
        "<p>When you call, say if you are at work and cannot talk freely: we will call "
        "you back when you can. Write from an address of your own. Your employer may "
        "be able to read what you send from school.</p>",
    ),
]

COSTS: list[tuple[str, Any]] = [
    (
        "paragraph",
        "<p>There is no price on this page. Ask our membership team: they tell you "
        "what membership costs for you, before you pay anything.</p>",
    ),
    ("contact", None),
    ("heading", {"text": "What it covers", "level": "h2"}),
    (
        "list",
        "<ul><li>The protection of a trade union that knows schools</li>"
        "<li>Advice from people when something goes wrong at work</li>"
        "<li>All our guides, those for members alone too</li>"
        "<li>The benefits that our partners offer to members</li></ul>",
    ),
    ("heading", {"text": "How you pay", "level": "h2"}),
    (
        "paragraph",
        "<p>You pay nothing on this site. When you ask to join, we do not ask for "
        "bank details or for your pay. If we accept your request, the membership team "
        "tells you in which ways you can pay.</p>",
    ),
]

CONTACT_PAGES: list[tuple[str, str, str, list[tuple[str, Any]]]] = [
    (
        "Contact us",
        "contact",
        "Talk to somebody who knows schools, by phone or e-mail.",
        CONTACT,
    ),
    (
        "What membership costs",
        "membership-costs",
        "Who tells you the price, what membership covers and how you pay.",
        COSTS,
    ),
]
