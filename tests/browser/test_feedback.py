"""A reader says whether a page helped, by keyboard and without JavaScript too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from naht_site.models import PageFeedback, PageTopic
from tests.factories.pages import NewsPageFactory, TopicFactory

Visit = Callable[..., Page]


def test_reader_answers_is_refused_for_a_phone_number_mends_it_and_is_thanked(
    visit: Visit,
) -> None:
    article = NewsPageFactory(slug="standards", title="New standards")
    page = visit("/news/standards/", width=390, javascript=False)

    page.get_by_role("radio", name="Yes").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Call me on 07700 900123 about the form")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/feedback/")
    refused = page.locator(".error-summary").inner_text()
    page.get_by_label("What was good").fill("The form is missing")
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/feedback/thanks/*")

    assert "Please take out the e-mail address or phone number" in refused
    assert page.locator("h1").inner_text() == "Thank you"
    assert page.context.cookies() == []
    assert list(PageFeedback.objects.values_list("page", "helpful", "comment")) == [
        (article.pk, False, "The form is missing")
    ]
    page.get_by_role("link", name="Back to New standards").click()
    page.wait_for_url("**/news/standards/")


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_question_and_related_pages_are_accessible_and_fit(
    visit: Visit,
    accessibility_faults: Callable[[Page], list[str]],
    width: int,
    color_scheme: str,
) -> None:
    topic = TopicFactory()
    for slug in ("standards", "other"):
        NewsPageFactory(slug=slug, page_topics=[PageTopic(topic=topic)])
    page = visit("/news/standards/", width=width, color_scheme=color_scheme)
    page.get_by_text("Tell us more").click()

    faults = accessibility_faults(page)
    page.get_by_role("button", name="Send").click()
    page.wait_for_url("**/feedback/")
    faults += accessibility_faults(page)

    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
