"""Guides in a browser: the nation of the reader, without JavaScript, and on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Page

from naht_site.models import PageTopic
from tests.factories.pages import (
    GuidePageFactory,
    OfferPageFactory,
    TopicFactory,
    text_block,
)

pytestmark = pytest.mark.django_db(transaction=True)

NATIONS = ["england", "wales", "northern-ireland"]


def make_guide(slug: str) -> str:
    sections = [
        ("nation_section", {"nation": nation, "text": [text_block(f"Here: {nation}.")]})
        for nation in NATIONS
    ]
    link = '<a href="https://www.acas.org.uk/advice">Acas</a>'
    guide = GuidePageFactory(
        slug=slug,
        reviewed_on=date(2026, 5, 1),
        review_due_on=date(2099, 5, 1),
        page_topics=[PageTopic(topic=TopicFactory())],
        body=[text_block(f"For all: {link}. " + "More words. " * 300), *sections],
    )
    return str(guide.url)


def texts_shown(page: Page) -> list[str]:
    return [
        nation
        for nation in NATIONS
        if page.get_by_text(f"Here: {nation}.").is_visible()
    ]


def test_section_is_opened_by_its_address_without_javascript(
    visit: Callable[..., Page],
) -> None:
    path = make_guide("needs")

    page = visit(f"{path}#wales", javascript=False)

    heading = page.get_by_role("heading", name="Wales")
    box = heading.bounding_box()
    assert box
    assert 0 <= box["y"] < 450
    assert texts_shown(page) == NATIONS


def test_browser_remembers_the_nation_and_sends_it_to_nobody(
    visit: Callable[..., Page],
) -> None:
    first, second = make_guide("needs"), make_guide("pay")
    page = visit(first)
    asked = []
    page.context.on(
        "request", lambda request: asked.append(f"{request.url} {request.headers}")
    )

    at_first = texts_shown(page)
    page.get_by_role("link", name="Wales").first.click()
    chosen = texts_shown(page)
    page.goto(second)
    remembered = texts_shown(page)
    page.locator("summary", has_text="Northern Ireland").click()
    both = texts_shown(page)
    page.reload()
    opened_last = texts_shown(page)

    assert at_first == NATIONS
    assert chosen == remembered == ["wales"]
    assert both == ["wales", "northern-ireland"]
    assert opened_last == ["northern-ireland"]
    assert page.context.cookies() == []
    assert asked
    assert not [text for text in asked if "wales" in text or "northern" in text]
    current = page.locator("[data-nation-link][aria-current]")
    assert current.all_inner_texts() == ["Northern Ireland"]


def test_address_goes_before_what_is_remembered(visit: Callable[..., Page]) -> None:
    path = make_guide("needs")
    page = visit(f"{path}#wales")

    page.goto("/news/")
    page.goto(f"{path}#england")

    box = page.get_by_role("heading", name="England").bounding_box()
    assert box
    assert 0 <= box["y"] < 450
    assert texts_shown(page) == ["england"]


def test_guide_on_paper_shows_every_nation_its_links_and_dates_and_no_menus(
    visit: Callable[..., Page],
) -> None:
    page = visit(f"{make_guide('needs')}#wales")

    page.emulate_media(media="print")

    assert texts_shown(page) == NATIONS
    link = page.get_by_role("link", name="Acas")
    address = link.evaluate("it => getComputedStyle(it, '::after').content")
    assert address == '" (" attr(href) ")"' or "https://www.acas.org.uk" in address
    for words in ("First published 2 March 2026", "Last reviewed", "Next review"):
        assert page.get_by_text(words).first.is_visible()
    menus = [nav for nav in page.locator("nav").all() if nav.is_visible()]
    assert menus == []
    for part in (".top-bar", ".footer", ".feedback", ".skip-link"):
        assert not page.locator(part).first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_guide_by_nation_and_pages_of_offers_have_no_faults(
    visit: Callable[..., Page],
    accessibility_faults: Callable[[Page], list[str]],
    width: int,
    scheme: str,
) -> None:
    ended = OfferPageFactory(ends=datetime(2026, 3, 2, tzinfo=UTC))
    holds = OfferPageFactory()
    profile = holds.partner.get_absolute_url()
    page = visit(f"{make_guide('needs')}#wales", width=width, color_scheme=scheme)
    found = accessibility_faults(page)

    for path in ("/partners/", "/partners/?for=schools", "/partners/?soon=1",
                 profile, ended.url):  # fmt: skip
        page.goto(path)
        found += accessibility_faults(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{path} is {wide} wide"] if wide > width else []

    assert found == []
