"""The pages that the site stands on, made once in an empty database."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page, Site

from advice.models import AdviceIndexPage, AdviceSectionPage
from naht_site import published
from naht_site.management.first_contact_pages import CONTACT_PAGES
from naht_site.models import HomePage, Promise, StandardPage
from news.models import NewsIndexPage
from partners.models import OfferCategoryPage, PartnersIndexPage

SECTIONS = [
    (
        "Classroom",
        "classroom",
        "Guides for people who lead a subject, a phase or additional needs.",
    ),
    (
        "Employment",
        "employment",
        "Your own rights at work: pay, time, conditions and fair treatment.",
    ),
    (
        "Management",
        "management",
        "Help to decide well when you line-manage colleagues or lead an area.",
    ),
]

CATEGORIES = [
    (
        "Services for schools",
        "services-for-schools",
        "What chosen companies and organisations offer to your school.",
    ),
    (
        "Benefits for members",
        "benefits-for-members",
        "Savings and cover for you, because you are a member.",
    ),
    (
        "NAHT Assured",
        "naht-assured",
        "Services for schools from partners that we have looked at closely.",
    ),
    (
        "NAHT Extras",
        "naht-extras",
        "Everyday discounts for members, in an app for your phone.",
    ),
    (
        "NAHT mentoring scheme",
        "naht-mentoring-scheme",
        "A place where leaders share what they know with those who are starting.",
    ),
]

PROMISES = [
    (
        "Support for your role",
        "Services made for middle leaders, not borrowed from someone else’s job.",
    ),
    (
        "Advice when you need it",
        "Guides that say which nation they are for and when they were last checked.",
    ),
    (
        "Full union protection",
        "Peace of mind from the day your membership starts.",
    ),
]

STANDARD: list[tuple[str, str, str, list[tuple[str, Any]]]] = [
    (
        "Accessibility",
        "accessibility",
        "How we make this site work for everyone, and how to tell us where it fails.",
        [
            ("heading", {"text": "What we aim for", "level": "h2"}),
            (
                "paragraph",
                "<p>Every page is built to meet the Web Content Accessibility "
                "Guidelines 2.2 at level AA. You can use all of it with a keyboard, "
                "with JavaScript off, and on a screen 320 pixels wide.</p>",
            ),
            ("heading", {"text": "Tell us", "level": "h2"}),
            (
                "paragraph",
                "<p>If something does not work for you, phone or e-mail us. The "
                "number and the address are at the foot of every page. We will help "
                "you at once and then mend the page.</p>",
            ),
        ],
    ),
    (
        "Privacy",
        "privacy",
        "What we keep about you, why, for how long, and who sees it.",
        [
            ("heading", {"text": "When you read", "level": "h2"}),
            (
                "paragraph",
                "<p>We set no cookie while you only read, load nothing from other "
                "sites, and keep no record of who read what.</p>",
            ),
            (
                "heading",
                {"text": "When you say if a page was helpful", "level": "h2"},
            ),
            (
                "paragraph",
                "<p>We keep your answer, your comment if you write one, the page and "
                "the day. We keep nothing that says who you are, and set no cookie. "
                "We delete it after 12 months.</p>",
            ),
            ("heading", {"text": "When you check if you may join", "level": "h2"}),
            (
                "paragraph",
                "<p>Your answers stay on our server for at most 60 minutes after "
                "you last use them. We keep daily totals with no person in them.</p>",
            ),
            ("heading", {"text": "When you ask to join", "level": "h2"}),
            (
                "paragraph",
                "<p>That you belong to a union, or asked to, is protected by law. "
                "Only the officers who decide your request see it, and each time "
                "somebody opens it we note who and when. A request that you do not "
                "send is deleted after 30 days.</p>",
            ),
        ],
    ),
    (
        "Cookies",
        "cookies",
        "There is no cookie for reading. These are the few that we set, and when.",
        [
            (
                "list",
                "<ul><li><b>session</b>: when you use the eligibility check or sign "
                "in. It ends when you leave or after 12 hours.</li><li><b>csrf</b>: "
                "protects the forms on those pages.</li><li><b>join</b>: when you "
                "ask to join, so that you can go on where you were.</li></ul>",
            ),
            (
                "paragraph",
                "<p>None of them follows you to other sites, and none is set by "
                "anybody else, so there is nothing to accept or refuse.</p>",
            ),
            (
                "paragraph",
                "<p>When you choose your nation in a guide, your own browser "
                "remembers it, so that it opens that part first the next time. It is "
                "no cookie, and it is never sent to us or to anybody else.</p>",
            ),
        ],
    ),
]


def make_first_pages() -> dict[str, Page]:
    """Makes the pages if there is no home page, and returns the main ones by name."""
    home = HomePage.objects.first()
    if home is None:
        home = _home()
    return {
        "home": home,
        "news": NewsIndexPage.objects.get(),
        "partners": PartnersIndexPage.objects.get(),
    }


def _home() -> HomePage:
    root = Page.get_first_root_node()
    home = HomePage(
        title="NAHT middle leaders",
        slug="middle-leaders",
        summary="Advice written for your role, and the full protection of a trade "
        "union that knows schools.",
        promises=[
            Promise(title=title, text=text, sort_order=order)
            for order, (title, text) in enumerate(PROMISES)
        ],
    )
    # Wagtail's own first page holds the only site until ours takes its place.
    welcome = list(root.get_children())
    root.add_child(instance=home)
    Site.objects.update(root_page=home)
    Site.clear_site_root_paths_cache()
    for page in welcome:
        page.delete()
    if not Site.objects.exists():
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    home = HomePage.objects.get()
    # Until now it stood on no site.
    published.write(home.pk)
    advice = home.add_child(
        instance=AdviceIndexPage(
            title="Help and advice",
            slug="advice",
            show_in_menus=True,
            summary="Guides for the work you lead, the job you hold and the people "
            "you manage.",
        )
    )
    for title, slug, summary in SECTIONS:
        advice.add_child(
            instance=AdviceSectionPage(title=title, slug=slug, summary=summary)
        )
    home.add_child(
        instance=NewsIndexPage(
            title="News",
            slug="news",
            show_in_menus=True,
            summary="What changes for middle leaders, what members tell us, and what "
            "leaders think.",
        )
    )
    partners = home.add_child(
        instance=PartnersIndexPage(
            title="Partner offers",
            slug="partners",
            show_in_menus=True,
            summary="Services for your school and benefits for you, from partners "
            "that we choose with care.",
        )
    )
    for title, slug, summary in CATEGORIES:
        partners.add_child(
            instance=OfferCategoryPage(title=title, slug=slug, summary=summary)
        )
    for title, slug, summary, body in [*CONTACT_PAGES, *STANDARD]:
        home.add_child(
            instance=StandardPage(
                title=title, slug=slug, summary=summary, body=body, show_in_menus=True
            )
        )
    return HomePage.objects.get()
