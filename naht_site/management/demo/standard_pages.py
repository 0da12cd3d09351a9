"""A page about our guides, for the foot of every page, and when we answer."""

from __future__ import annotations

from naht_site.management.demo import pages
from naht_site.management.demo.body import bullets, heading, paragraph, stream
from naht_site.models import ContactSettings, HomePage, StandardPage

PHONE_HOURS = "Monday to Friday, 8.30am to 5.30pm"

OUR_GUIDES = [
    paragraph(
        "Advice that is out of date is worse than none. So each guide on this site "
        "says whom it is for and when somebody last looked at it."
    ),
    heading("Every guide has an owner"),
    paragraph(
        "One person answers for it. They read it through at least once a year, and "
        "at once when the law or an agreement changes."
    ),
    heading("Two dates at the foot"),
    bullets(
        "<b>Last reviewed</b> is the day on which the owner last checked all of it.",
        "<b>Next review</b> is the day by which they will do so again. If that day "
        "has passed, the guide says so.",
    ),
    heading("Which nation it is for"),
    paragraph(
        "Schools in England, Wales and Northern Ireland work under different rules. "
        "The nations stand over the title. Where the rules differ, the guide has a "
        "part for each."
    ),
    heading("Tell us what is missing"),
    paragraph(
        "If a guide is wrong, unclear or silent on what you need, phone or e-mail "
        "us. Many of our guides began that way."
    ),
]

STANDARD_PAGES = [
    (
        "How we write our guides",
        "how-we-write-our-guides",
        "Who writes our advice, how often it is checked, and how to tell us that "
        "something is missing.",
        OUR_GUIDES,
    ),
]


def make_standard_pages(made: pages.Made) -> None:
    """Publishes the page unless it is there, and says when the phone is answered."""
    home = HomePage.objects.get()
    change_phone_hours("", PHONE_HOURS)
    for title, slug, summary, body in STANDARD_PAGES:
        page = StandardPage(
            title=title,
            slug=slug,
            summary=summary,
            show_in_menus=True,
            body=stream(body, made.pictures),
        )
        pages.publish(page, under=home, made=made)


def forget_phone_hours() -> None:
    """Takes the demo's hours away again, unless somebody has set others."""
    change_phone_hours(PHONE_HOURS, "")


def change_phone_hours(before: str, after: str) -> None:
    contact = ContactSettings.load()
    if contact.phone_hours == before:
        contact.phone_hours = after
        contact.save()
