"""Somebody finds their school with the keyboard alone, with and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from members.models import JoinRequest
from tests.factories.join_requests import JoinRequestFactory, open_in
from tests.factories.schools import SchoolFactory

Visit = Callable[..., Page]


@pytest.fixture
def step(visit: Visit, site: str) -> Visit:
    """Opens the page of workplaces of a request that is being filled in."""

    def open_step(**options: object) -> Page:
        row = JoinRequestFactory(complete=True, place=False)
        token = open_in(Client(), row)
        for name in ("Bryn", "Court", "Vale"):
            SchoolFactory(name=f"Otter {name} School", town="Bangor", welsh=True)
        page = visit("/join/", **options)
        page.context.add_cookies(
            [{"name": settings.JOIN_COOKIE_NAME, "value": token, "url": site}]
        )
        page.goto("/join/workplace/")
        return page

    return open_step


def kept() -> list[str]:
    return [str(place) for place in JoinRequest.objects.get().workplaces.all()]


def test_school_is_chosen_from_the_suggestions_by_keyboard(step: Visit) -> None:
    page = step()
    field = page.get_by_role("combobox", name="Find your workplace")

    page.get_by_text("In a central team").click()
    page.get_by_label("Employer of your team").fill("Otter Trust")
    field.focus()
    page.keyboard.type("otter")
    options = page.get_by_role("option")
    expect(options).to_have_count(3)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text("3 found.")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("otter")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute(
        "aria-activedescendant", re.compile(options.nth(1).get_attribute("id") or "-")
    )
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Added: Otter Vale School.")).to_be_focused()
    expect(page.get_by_label("Employer of your team")).to_have_value("Otter Trust")
    page.get_by_role("button", name="Save and continue").press("Enter")
    page.wait_for_url(re.compile("/join/(?!workplace)"))

    assert kept() == ["Otter Vale School, Bangor, LS1 1AA"]


def test_school_is_found_and_ticked_without_javascript(step: Visit) -> None:
    page = step(javascript=False, width=390)

    page.get_by_label("Find your workplace").fill("otter court")
    page.keyboard.press("Enter")
    page.get_by_role("checkbox", name="Otter Court School").check()
    page.get_by_role("button", name="Save and continue").press("Enter")
    page.wait_for_url(re.compile("/join/(?!workplace)"))

    assert kept() == ["Otter Court School, Bangor, LS1 1AA"]


@pytest.mark.parametrize("width", [1280, 320])
def test_results_and_suggestions_are_accessible_and_fit(
    step: Visit, accessibility_faults: Callable[[Page], list[str]], width: int
) -> None:
    page = step(width=width)

    page.get_by_label("Find your workplace").press_sequentially("otter")
    expect(page.get_by_role("option")).to_have_count(3)
    page.keyboard.press("ArrowDown")
    faults = accessibility_faults(page)
    page.get_by_role("button", name="Find").click()
    page.get_by_role("checkbox").first.check()
    faults += accessibility_faults(page)
    page.get_by_role("button", name="Add another workplace").click()
    expect(page.get_by_text("Added: ")).to_be_visible()
    faults += accessibility_faults(page)

    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
