"""Pages of asking to join that the whole way does not meet: refused, and each state."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page

from members import join_cookie
from members.enums import Status
from members.models import JoinRequest
from members.services.start import add_device
from tests.factories.join_requests import JoinRequestFactory, RoleFactory
from tests.factories.states import MAKERS

Visit = Callable[..., Page]
Faults = Callable[[Page], list[str]]
# A request that lacks the answers of one page.
LACKING: dict[str, Callable[[], dict[str, Any]]] = {
    "email": lambda: {"email": "", "email_key": ""},
    "nation": lambda: {"nation": ""},
    "work": lambda: {"work": ""},
    "role": lambda: {"role": None},
    "responsibilities": lambda: {"role": RoleFactory(asks=True)},
    "job": lambda: {"job_title": "", "job_starts": None, "contract": ""},
    "workplace": lambda: {"place": False},
    "name": lambda: {"first_name": "", "last_name": ""},
    "contact": lambda: {"contact_by": "", "address_is_home": None, "town": ""},
    "check": dict,
}
SENT = [status for status in Status if status != Status.DRAFT]


def open_for(page: Page, join_request: JoinRequest, path: str) -> None:
    token = join_cookie.new_token()
    add_device(join_request, token)
    root = page.evaluate("location.origin")
    cookie = {"name": settings.JOIN_COOKIE_NAME, "value": token, "url": root}
    page.context.add_cookies([cookie])
    assert page.goto(path).status == 200
    assert page.url.endswith(path)


def faults_on_both_screens(page: Page, faults: Faults) -> list[str]:
    found = []
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        across = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{across} pixels across"] if across > width else []
        found += faults(page)
    return found


@pytest.mark.django_db(transaction=True)
def test_refused_step_has_no_faults(visit: Visit, accessibility_faults: Faults) -> None:
    page = visit("/join/come-back/", reduced_motion="reduce")
    wrong = {}

    for step, lacking in LACKING.items():
        draft = JoinRequestFactory(complete=True, **lacking())
        open_for(page, draft, f"/join/{step}/")
        before = faults_on_both_screens(page, accessibility_faults)
        button = "Send my request" if step == "check" else "Save and continue"
        page.locator("main").get_by_role("button", name=button, exact=True).click()
        page.locator(".error-summary:focus").wait_for()
        wrong[step] = before + faults_on_both_screens(page, accessibility_faults)

    assert wrong == {step: [] for step in LACKING}


@pytest.mark.django_db(transaction=True)
def test_page_that_follows_a_request_has_no_faults_in_any_state(
    visit: Visit, accessibility_faults: Faults
) -> None:
    page = visit("/join/come-back/", reduced_motion="reduce")
    page.locator("main").get_by_role("button", name="Send me the link").click()
    page.locator(".error-summary:focus").wait_for()
    wrong = {"come back": faults_on_both_screens(page, accessibility_faults)}

    for status in SENT:
        open_for(page, MAKERS[status](), "/join/status/")
        wrong[status] = faults_on_both_screens(page, accessibility_faults)
    open_for(page, MAKERS[Status.SUBMITTED](), "/join/status/withdraw/")
    wrong["withdraw"] = faults_on_both_screens(page, accessibility_faults)

    assert wrong == {seen: [] for seen in ("come back", *SENT, "withdraw")}
