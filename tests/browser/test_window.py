"""The window through which the browser tests look sees what goes wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

Visit = Callable[..., Page]


@pytest.mark.parametrize("color_scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_home_page_has_no_fault(
    visit: Visit,
    accessibility_faults: Callable[[Page], list[str]],
    width: int,
    color_scheme: str,
) -> None:
    page = visit("/", width=width, color_scheme=color_scheme)

    assert page.locator("h1").count() == 1
    assert accessibility_faults(page) == []


def test_window_without_javascript_runs_none(visit: Visit) -> None:
    page = visit("/", javascript=False)

    page.goto("data:text/html,<p>None<script>document.body.innerText='Some'</script>")

    assert page.locator("body").inner_text().strip() == "None"


def test_address_that_leads_nowhere_is_noticed(visit: Visit, faults: list[str]) -> None:
    visit("/nothing/")

    assert [fault[:47] for fault in faults] == [
        "Failed to load resource: the server responded w"
    ]
    faults.clear()


def test_error_in_a_script_is_noticed(visit: Visit, faults: list[str]) -> None:
    page = visit("/")

    with page.expect_event("pageerror"):
        page.evaluate("setTimeout(() => { throw new Error('spilt') })")

    assert faults == ["spilt"]
    faults.clear()


def test_request_to_another_host_is_noticed_and_refused(
    visit: Visit, faults: list[str]
) -> None:
    page = visit("/")

    with page.expect_event("console"):
        page.evaluate("fetch('http://elsewhere.example.org/').catch(() => {})")

    assert len(faults) >= 1
    assert "elsewhere.example.org" in faults[0]
    faults.clear()


def test_fault_of_accessibility_is_noticed(
    visit: Visit, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    page = visit("/")

    page.evaluate("document.querySelector('main').innerHTML += '<img src=\"\">'")

    assert [fault.split(":")[0] for fault in accessibility_faults(page)] == [
        "image-alt"
    ]
