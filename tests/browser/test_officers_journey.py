"""An officer decides requests by keyboard alone, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page

from members import duplicates
from members.enums import Status
from members.models import JoinRequest, PossibleDuplicate
from members.services.answer import answer
from members.services.reply import reply
from tests.factories.members import PASSWORD, UserFactory
from tests.factories.review import NOTE, WORDS, in_review, reconsidering, sent

Visit = Callable[..., Page]
AxeFaults = Callable[[Page], list[str]]


@pytest.fixture(autouse=True)
def demo(settings) -> None:
    settings.DEMO = True  # staff need no second factor there


def sign_in(page: Page, email: str) -> None:
    page.locator("input[type=email]").fill(email)
    page.locator("input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: urlsplit(url).path.startswith("/admin/"))


def go_to(page: Page, wanted: Locator) -> None:
    """Presses Tab until the focus is there, as somebody without a mouse does."""
    wanted.wait_for()
    for _ in range(150):
        if wanted.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard never reaches {wanted}")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    go_to(page, wanted)
    page.keyboard.press(key)


def write(page: Page, wanted: Locator, text: str) -> None:
    go_to(page, wanted)
    page.keyboard.type(text)


def send(page: Page, name: str) -> None:
    """Presses a button and waits for the page that comes after it."""
    button = page.get_by_role("button", name=name, exact=True)
    with page.expect_navigation():
        press(page, button)


def unfold(page: Page, name: str) -> None:
    press(page, page.locator("summary", has_text=name))


def test_officer_finds_asks_settles_and_approves_by_keyboard(visit: Visit) -> None:
    officer = UserFactory(officer=True)
    join_request, double = sent(), sent()
    duplicates.raise_for(join_request)
    page = visit("/admin/join-requests/")
    sign_in(page, officer.email)

    with page.expect_navigation():
        press(page, page.get_by_role("link", name=join_request.reference))
    send(page, "Take this request")
    unfold(page, "Ask for information")
    write(page, page.get_by_label("Your question"), "Which year groups do you lead?")
    send(page, "Send the question")
    answer(uuid=join_request.uuid, text="Years 7 and 8.")
    page.reload()
    # Of boxes of which one is chosen, Tab reaches one and an arrow the next.
    press(page, page.get_by_label("The same person", exact=True), "ArrowDown")
    write(page, page.get_by_label("Because"), "They were born ten years apart.")
    send(page, f"Settle {double.reference}")
    send(page, "Approve")

    join_request.refresh_from_db()
    assert join_request.status == Status.APPROVED
    assert PossibleDuplicate.objects.get().settled_by == officer
    events = list(join_request.events.values_list("what", flat=True))
    assert events == [
        "submitted",
        "taken",
        "asked",
        "answered",
        "settled",
        "approved",
    ]


def test_request_is_declined_and_looked_at_by_another_by_keyboard(
    visit: Visit,
) -> None:
    officer, manager = UserFactory(officer=True), UserFactory(manager=True)
    join_request = in_review(by=officer)
    page = visit(join_request.get_absolute_url())
    sign_in(page, officer.email)

    go_to(page, page.get_by_label("Reason"))
    page.keyboard.type("No leadership")
    write(page, page.get_by_label("Explain it in your own words"), WORDS)
    send(page, "Decline")
    reply(uuid=join_request.uuid, text="I lead the whole of year 7.")
    page.reload()
    buttons = page.get_by_role("button", name="Approve", exact=True).count()
    second = visit(join_request.get_absolute_url())
    sign_in(second, manager.email)
    send(second, "Take this request")
    write(second, second.get_by_label("What you found"), NOTE)
    send(second, "Approve")

    join_request.refresh_from_db()
    assert buttons == 0
    assert join_request.status == Status.APPROVED
    assert join_request.first_decided_by == officer
    assert join_request.decided_by == manager


def test_officer_needs_no_javascript(visit: Visit) -> None:
    officer = UserFactory(officer=True)
    join_request, double = sent(), sent()
    duplicates.raise_for(join_request)
    page = visit("/admin/join-requests/", javascript=False)
    sign_in(page, officer.email)

    page.get_by_role("link", name=join_request.reference).click()
    page.get_by_role("button", name="Take this request").click()
    page.get_by_label("The same person", exact=True).check()
    page.get_by_role("button", name=f"Settle {double.reference}").click()
    page.get_by_role("button", name="Approve", exact=True).click()

    join_request.refresh_from_db()
    double.refresh_from_db()
    assert (join_request.status, double.status) == (
        Status.APPROVED,
        Status.WITHDRAWN,
    )


def a_pair() -> JoinRequest:
    sent()
    join_request = in_review()
    duplicates.raise_for(join_request)
    return join_request


@pytest.mark.parametrize(
    "make", [sent, a_pair, reconsidering], ids=["sent", "pair", "reconsidering"]
)
@pytest.mark.parametrize("width", [1280, 390])
def test_page_of_a_request_has_no_faults(
    visit: Visit, accessibility_faults: AxeFaults, make, width: int
) -> None:
    manager = UserFactory(manager=True)
    page = visit(make().get_absolute_url(), width=width)
    sign_in(page, manager.email)
    page.reload()  # without Wagtail's word that one has signed in, which fades away

    inside = page.evaluate("document.scrollingElement.scrollWidth <= window.innerWidth")

    assert inside
    assert accessibility_faults(page) == []


def test_page_for_callers_has_no_faults(
    visit: Visit, accessibility_faults: AxeFaults
) -> None:
    officer = UserFactory(officer=True)
    page = visit("/admin/join-requests/phone/")
    sign_in(page, officer.email)

    start = accessibility_faults(page)
    send(page, "Start a request for a caller")
    first = accessibility_faults(page)

    assert (start, first) == ([], [])
