"""The lists and reports of those who review, on a wide and on the narrowest screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from playwright.sync_api import Page, expect

from members.models import Export, LookedAt, User
from tests.factories.members import UserFactory
from tests.factories.review import answered, asked, declined, in_review, sent

Visit = Callable[..., Page]
AxeFaults = Callable[[Page], list[str]]

QUEUE = "/admin/join-requests/"
EXPORT = f"{QUEUE}export/"
REPORTS = "/admin/reports/"
LONG = {
    "first_name": "Wilhelmina-Alexandrina",
    "last_name": "Featherstonehaugh" * 5,
    "email": f"{'w' * 60}@example.org",
}


@pytest.fixture
def person(settings) -> User:
    """Somebody in both groups to whom the lists and reports are open."""
    settings.DEMO = True  # staff need no second factor there
    person = UserFactory(manager=True)
    person.groups.add(Group.objects.get(name="Privacy officers"))
    return person


@pytest.fixture
def rows(person: User) -> None:
    for make in (sent, in_review, asked, answered, declined):
        make()
    LookedAt.objects.create(by=person, join_request=sent(**LONG))
    Export.objects.create(
        by=person,
        reason="The yearly report to the council asks for numbers. " * 5,
        filters="Open; Status: Submitted",
        by_words=True,
        count=6,
        format=Export.Format.XLSX,
    )


def queue_empty(page: Page) -> None:
    page.goto(f"{QUEUE}?view=mine&nation=scotland")
    page.get_by_text("No join requests here.").wait_for()


def queue_with_rows(page: Page) -> None:
    page.goto(QUEUE)
    page.get_by_text("5 join requests").wait_for()


def queue_with_filter(page: Page) -> None:
    page.goto(QUEUE)
    page.locator("summary", has_text="More filters").click()
    page.get_by_label("Nation").select_option("Wales")
    page.get_by_role("button", name="Show these").click()
    page.get_by_role("link", name="Clear all filters").wait_for()


def queue_with_message(page: Page) -> None:
    page.goto(f"{QUEUE}?view=nobody")
    page.locator("[name=picked]").first.check()
    page.get_by_label("Give them to").select_option(index=1)
    page.get_by_role("button", name="Give what is picked").click()
    page.get_by_text("1 request given to").wait_for()


def queue_with_error(page: Page) -> None:
    page.goto(QUEUE)
    page.get_by_label("Give them to").select_option(index=1)
    page.get_by_role("button", name="Give what is picked").click()
    page.get_by_text("Tick at least one request.").wait_for()


def export_with_error(page: Page) -> None:
    page.goto(EXPORT)
    page.get_by_role("button", name="Download the file").click()
    page.get_by_text("Say in a sentence why you need the file.").wait_for()


def at(address: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        page.goto(address)

    go.__name__ = address
    return go


WITH_ROWS = [
    queue_with_rows,
    queue_with_filter,
    queue_with_message,
    queue_with_error,
    at(EXPORT),
    export_with_error,
    at(f"{REPORTS}join-figures/"),
    at(f"{REPORTS}looked-at/"),
    at(f"{REPORTS}exports/"),
    at("/admin/"),
]
EMPTY = [
    queue_empty,
    at(f"{REPORTS}join-figures/"),
    at(f"{REPORTS}looked-at/"),
    at(f"{REPORTS}exports/"),
]


def signed_in(visit: Visit, site: str, person: User) -> Page:
    """A browser in which the person is signed in already."""
    client = Client()
    client.force_login(person)
    page = visit("/robots.txt", reduced_motion="reduce")
    page.context.add_cookies(
        [
            {"name": name, "value": cookie.value, "url": site}
            for name, cookie in client.cookies.items()
        ]
    )
    return page


def faults_of(
    page: Page, screens: list[Callable[[Page], None]], axe: AxeFaults
) -> tuple[int, dict[str, list[str]]]:
    """How many screens were looked at, and what is wrong with which."""
    seen, wrong = 0, {}
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for screen in screens:
            screen(page)
            for message in page.locator(".messages > ul").all():
                expect(message).to_have_css("opacity", "1")  # it comes in slowly
            found = axe(page)
            across = page.evaluate("document.scrollingElement.scrollWidth")
            if across > width:
                found.append(f"{across} pixels across")
            seen += 1
            if found:
                wrong[f"{screen.__name__} at {width}"] = found
    return seen, wrong


def test_lists_and_reports_with_rows_have_no_faults(
    visit: Visit, site: str, person: User, rows: None, accessibility_faults: AxeFaults
) -> None:
    page = signed_in(visit, site, person)

    seen, wrong = faults_of(page, WITH_ROWS, accessibility_faults)

    assert wrong == {}
    assert seen == 20


def test_lists_and_reports_without_rows_have_no_faults(
    visit: Visit, site: str, person: User, accessibility_faults: AxeFaults
) -> None:
    page = signed_in(visit, site, person)

    seen, wrong = faults_of(page, EMPTY, accessibility_faults)

    assert wrong == {}
    assert seen == 8


def test_list_is_as_it_was_after_going_back_from_a_request(
    visit: Visit, site: str, person: User, rows: None
) -> None:
    page = signed_in(visit, site, person)
    page.goto(QUEUE)
    page.get_by_label("Search").fill("Otterley")
    page.get_by_role("button", name="Show", exact=True).click()
    page.get_by_role("link", name="Clear all filters").wait_for()
    shown = page.locator("tbody .title").all_inner_texts()

    page.locator("tbody .title a").first.click()
    page.wait_for_url("**/admin/join-requests/*-*/")
    page.go_back()

    page.get_by_role("link", name="Clear all filters").wait_for()
    assert page.locator("tbody .title").all_inner_texts() == shown
    assert len(shown) == 5
    assert page.get_by_label("Search").input_value() == "Otterley"
