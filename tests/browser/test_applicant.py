"""The applicant's whole way: from home to a request that is sent, then withdrawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from members.enums import Status
from members.models import JoinRequest
from naht_site.models import OutgoingMail
from tests.factories.journey import ANSWERS

Visit = Callable[..., Page]
Faults = Callable[[Page], list[str]]
CHECK = {
    "nation": "wales",
    "work": "now",
    "role": "teacher",
    "responsibilities": ["subject", "staff"],
}
REFUSING = ("email", "job", "name", "contact")


class Keys:
    """A person with a keyboard and nothing else."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def to(self, selector: str) -> None:
        """Goes on by Tab until something like that has the focus."""
        for _ in range(90):
            focused = self.page.evaluate(
                "wanted => document.activeElement.matches(wanted)", selector
            )
            if focused:
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"Tab never comes to {selector}")

    def give(self, name: str, value: str) -> None:
        field = f'main [name="{name}"]'
        kind = self.page.locator(field).first.get_attribute("type")
        if kind == "radio":
            self.to(field)
            wanted = self.page.locator(f'{field}[value="{value}"]')
            self.page.keyboard.press("Space")
            while not wanted.is_checked():
                self.page.keyboard.press("ArrowDown")
        elif kind == "checkbox":
            is_one_of_many = value != "on"
            self.to(f'{field}[value="{value}"]' if is_one_of_many else field)
            self.page.keyboard.press("Space")
        else:
            self.to(field)
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.type(value)

    def press(self, name: str) -> None:
        button = self.page.locator("main").get_by_role("button", name=name, exact=True)
        button.evaluate("found => found.dataset.wanted = 'yes'")
        self.to("[data-wanted]")
        self.page.keyboard.press("Enter")

    def open(self, summary: str) -> None:
        self.to(f"main {summary}")
        self.page.keyboard.press("Enter")

    def follow(self, path: str) -> None:
        self.to(f'main a[href="{path}"]')
        self.page.keyboard.press("Enter")


class Pointer:
    """A person without JavaScript, who points at things."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def give(self, name: str, value: str) -> None:
        field = self.page.locator(f'main [name="{name}"]')
        if field.first.get_attribute("type") in ("radio", "checkbox"):
            of_many = self.page.locator(f'main [name="{name}"][value="{value}"]')
            (field if value == "on" else of_many).check()
        else:
            field.fill(value)

    def press(self, name: str) -> None:
        self.page.locator("main").get_by_role("button", name=name, exact=True).click()

    def open(self, summary: str) -> None:
        self.page.locator(f"main {summary}").first.click()

    def follow(self, path: str) -> None:
        self.page.locator(f'main a[href="{path}"]').first.click()


def give_all(person: Keys | Pointer, answers: dict[str, str | list[str]]) -> None:
    for name, given in answers.items():
        for value in given if isinstance(given, list) else [given]:
            if value:
                person.give(name, value)


@pytest.mark.parametrize("person", [Keys, Pointer])
def test_applicant_checks_asks_follows_and_withdraws(
    visit: Visit, accessibility_faults: Faults, person: type[Keys | Pointer]
) -> None:
    page = visit("/", width=390, javascript=person is Keys)
    somebody = person(page)

    def look_for_faults() -> None:
        if person is Keys:  # axe needs JavaScript
            for width in (1280, 320, 390):
                page.set_viewport_size({"width": width, "height": 900})
                assert accessibility_faults(page) == []

    for question, given in CHECK.items():
        if question != "nation":
            page.wait_for_url(f"**/eligibility/{question}/")
        give_all(somebody, {question: given})
        somebody.press("Continue")
    page.wait_for_url("**/eligibility/outcome/")
    somebody.give("bring_answers", "on")
    somebody.press("Ask to join")
    for step, answers in ANSWERS.items():
        if step in CHECK:
            continue
        page.wait_for_url(f"**/join/{step}/")
        if step in REFUSING:
            somebody.press("Save and continue")
            page.locator(".error-summary:focus").wait_for()
            assert page.title().startswith("Error: ")
        if step == "workplace":  # not in a register: to be typed
            somebody.open("summary")
        give_all(somebody, answers)
        somebody.press("Save and continue")
    page.wait_for_url("**/join/check/")
    for name in ("accurate", "rules", "privacy"):
        somebody.give(name, "on")
    somebody.press("Send my request")
    page.wait_for_url("**/join/sent/")
    reference = JoinRequest.objects.get().reference
    assert reference in page.locator("main").inner_text()
    somebody.follow("/join/status/")
    page.wait_for_url("**/join/status/")
    assert "Received, waiting for review" in page.locator("main").inner_text()
    look_for_faults()
    somebody.follow("/join/status/withdraw/")
    page.wait_for_url("**/join/status/withdraw/")
    look_for_faults()
    somebody.press("Yes, withdraw my request")
    page.wait_for_url("**/join/status/")

    assert "Withdrawn by you" in page.locator("main").inner_text()
    assert JoinRequest.objects.get().status == Status.WITHDRAWN
    assert OutgoingMail.objects.filter(template="withdrawn").count() == 1
