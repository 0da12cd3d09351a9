"""A real Chromium on the site, and what it must never meet there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

CHROMIUM = Path(os.environ.get("CHROMIUM") or "/usr/bin/chromium")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Colours are looked at when they stand still.
STANDS_STILL = """() => Promise.allSettled(
    document.getAnimations()
        .filter(each => each.effect.getComputedTiming().endTime !== Infinity)
        .map(each => each.finished)
)"""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MILLISECONDS_TO_WAIT = 20_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for these tests; without one they are skipped, or fail in CI."""
    if not CHROMIUM.exists():
        reason = f"there is no Chromium at {CHROMIUM}; `make test` installs it"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    # While Playwright's loop runs, Django keeps other connections than without it. The
    # ones from before would not be closed when the database is copied anew.
    connections.close_all()
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop runs in this thread, where the tests ask the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS + as_root
        )
        yield browser
        browser.close()


@pytest.fixture
def site(live_server: LiveServer, settings: Settings) -> str:
    """The address of the site, served for real from this test's database."""
    settings.SITE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    return live_server.url


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What went wrong in the browser: errors, and requests to other hosts.

    The test fails if any is left. One that expects a fault looks at it and clears
    the list.
    """
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def visit(
    chromium: Browser, site: str, faults: list[str]
) -> Iterator[Callable[..., Page]]:
    """Open an address in a browser window of its own, with no cookies.

    visit("/news/", width=390, javascript=False, color_scheme="dark") -> Page; any
    other option is Playwright's own for a context.
    """
    contexts = []

    def open_page(
        path: str = "/",
        *,
        width: int = 1280,
        height: int = 900,
        javascript: bool = True,
        **options: Any,
    ) -> Page:
        context = chromium.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            locale="en-GB",
            timezone_id="Europe/London",
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(MILLISECONDS_TO_WAIT)
        context.on("console", note_error)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on("request", note_stranger)
        page = context.new_page()
        page.goto(path)
        return page

    def note_error(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(message.text)

    def note_stranger(request: Request) -> None:
        if not request.url.startswith((f"{site}/", "data:", "blob:")):
            faults.append(f"request to {request.url}")

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def accessibility_faults() -> Callable[[Page], list[str]]:
    """What axe finds on a page: the rule and the element, one line each.

    The page must have JavaScript on, or axe never ends.
    """
    axe = Axe()
    options = {"resultTypes": ["violations"], "runOnly": RULES}

    def found(page: Page) -> list[str]:
        page.evaluate(STANDS_STILL)
        violations = axe.run(page, options=options).response["violations"]
        return [
            f"{violation['id']}: {node['html']}"
            for violation in violations
            for node in violation["nodes"]
        ]

    return found
