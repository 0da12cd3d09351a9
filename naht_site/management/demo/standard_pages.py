"""Two pages about us, for the foot of every page."""

from __future__ import annotations

from naht_site.management.demo import pages
from naht_site.management.demo.body import bullets, heading, paragraph, stream
from naht_site.models import HomePage, StandardPage

CONTACT = [
    paragraph(
        "You do not have to be a member to ask us something, and you do not have to "
        "be in trouble. The sooner you ask, the more we can do."
    ),
    heading("By phone"),
    paragraph(
        '<a href="tel:+443003030333">0300 30 30 333</a>. Say if you are at work and '
        "cannot talk freely: we will call you back when you can."
    ),
    heading("By e-mail"),
    bullets(
        'About your work or your membership: <a href="mailto:info@naht.org.uk">'
        "info@naht.org.uk</a>",
        'About joining: <a href="mailto:joinus@naht.org.uk">joinus@naht.org.uk</a>',
    ),
    paragraph(
        "Write from an address of your own. Your employer may be able to read what "
        "you send from school."
    ),
]

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
        "Contact us",
        "contact",
        "Talk to somebody who knows schools, by phone or e-mail.",
        CONTACT,
    ),
    (
        "How we write our guides",
        "how-we-write-our-guides",
        "Who writes our advice, how often it is checked, and how to tell us that "
        "something is missing.",
        OUR_GUIDES,
    ),
]


def make_standard_pages(made: pages.Made) -> None:
    """Publishes the two pages, as far as they are not there."""
    home = HomePage.objects.get()
    for title, slug, summary, body in STANDARD_PAGES:
        page = StandardPage(
            title=title,
            slug=slug,
            summary=summary,
            show_in_menus=True,
            body=stream(body, made.pictures),
        )
        pages.publish(page, under=home, made=made)
