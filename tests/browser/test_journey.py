"""The main job from end to end: read, check, ask to join, approve, sign in, read."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.core import mail as sent_mail
from playwright.sync_api import Page

from members.enums import Status
from members.models import JoinRequest, Member
from naht_site import mail
from naht_site.models import OutgoingMail
from tests.factories.members import PASSWORD, UserFactory
from tests.factories.pages import GuidePageFactory, text_block

Visit = Callable[..., Page]
NEW_PASSWORD = "seven-quiet-herons"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def newest_mail_to(address: str) -> str:
    """The text of the newest mail to that address, sent as the worker sends it."""
    mail.send_due()
    return next(m.body for m in reversed(sent_mail.outbox) if m.to == [address])


def link_in(text: str) -> str:
    (link,) = re.findall(r"http://\S+/link/\S+", text)
    return link


def fill_in_the_request(page: Page) -> None:
    page.get_by_label("What is your personal e-mail address?").fill("jane@example.org")
    press(page, "Save and continue")
    page.get_by_label("Job title").fill("Head of year 9")
    page.get_by_label("When did you start, or when do you start?").fill("sept 2019")
    page.get_by_label("Permanent").check()
    press(page, "Save and continue")
    page.get_by_text("Not listed? Type it in").click()
    page.get_by_label("Name of the school, college or other place").first.fill(
        "Alderbrook School"
    )
    page.get_by_label("Town or village").first.fill("Leeds")
    press(page, "Save and continue")
    page.get_by_label("First name").fill("Jane")
    page.get_by_label("Last name").fill("Otterley")
    press(page, "Save and continue")
    page.get_by_role("radio", name="E-mail").check()
    page.get_by_role("radio", name="My home").check()
    page.get_by_label("Address, first line").fill("1 Elm Road")
    page.get_by_label("Town or village").fill("Leeds")
    page.get_by_label("Postcode").fill("ls11aa")
    press(page, "Save and continue")
    press(page, "Save and continue")
    press(page, "Save and continue")


def test_person_reads_checks_asks_is_approved_and_reads_as_a_member(
    visit: Visit, settings: object, mailoutbox: list[object]
) -> None:
    settings.DEMO = True  # the officer's password is enough there
    guide = GuidePageFactory(
        title="Talking about pay",
        for_members=True,
        body=[text_block("Bring the pay policy with you.")],
    )
    officer = UserFactory(officer=True)

    # The home page's question leads into the check.
    page = visit("/", width=390)
    page.get_by_label("England").check()
    press(page, "Continue")
    page.get_by_label("I work in education now").check()
    press(page, "Continue")
    page.get_by_label("Head of year").check()
    press(page, "Continue")
    assert page.locator("h1").inner_text() == "You can ask to join"

    # Asking to join, with the answers brought along.
    page.get_by_label("Take my answers along").check()
    press(page, "Ask to join")
    fill_in_the_request(page)
    assert "Check your answers" in page.locator("h1").inner_text()
    for box in page.get_by_role("checkbox").all():
        box.check()
    press(page, "Send my request")
    request = JoinRequest.objects.get()
    assert request.status == Status.SUBMITTED
    assert request.reference in page.locator("main").inner_text()
    assert request.reference in newest_mail_to("jane@example.org")

    # The officer takes it and approves it.
    desk = visit("/admin/join-requests/")
    desk.locator("input[type=email]").fill(officer.email)
    desk.locator("input[type=password]").fill(PASSWORD)
    press(desk, "Sign in")
    desk.get_by_role("link", name=request.reference).click()
    press(desk, "Take this request")
    press(desk, "Approve")
    request.refresh_from_db()
    assert request.status == Status.APPROVED
    member = Member.objects.get()

    # The new member sets a password from the mail and is signed in.
    page.goto(link_in(newest_mail_to("jane@example.org")))
    page.locator("main").get_by_role("button").first.click()
    for box in page.locator("input[type=password]").all():
        box.fill(NEW_PASSWORD)
    press(page, "Set up my account")
    page.wait_for_url("**/membership/")
    shown = page.locator("main").inner_text()
    assert member.shown_number in shown
    assert "Middle leader" in shown

    # What is for members opens.
    page.goto(guide.url)
    assert "Bring the pay policy with you." in page.locator("main").inner_text()
    page.goto("/membership/")
    assert OutgoingMail.objects.filter(sent_at=None).count() == 0
