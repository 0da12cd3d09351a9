"""Every mail as a mail program shows it, and where staff look at them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from naht_site import mail, mail_kinds
from naht_site.models import MailWording
from tests.factories.members import UserFactory

from .test_editors_tour import sign_in

Visit = Callable[..., Page]
# Rules for pages, which a mail is not: mail programs have their own landmarks.
OF_PAGES = ("landmark-one-main:", "page-has-heading-one:", "region:")


def test_every_mail_is_readable_and_fits_a_phone(
    visit: Visit, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    page = visit("/robots.txt", width=390)
    found, too_wide = {}, []

    for kind in mail_kinds.table():
        page.set_content(mail.write(kind.template, kind.values).html)
        faults = [
            fault
            for fault in accessibility_faults(page)
            if not fault.startswith(OF_PAGES)
        ]
        if faults:
            found[kind.template] = faults
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            too_wide.append(kind.template)

    assert found == {}
    assert too_wide == []
    assert len(mail_kinds.table()) > 30


@pytest.mark.parametrize(
    "template", ["join_received", "declined", "review_due", "account/login_code"]
)
def test_mail_is_readable_in_the_dark(
    visit: Visit, accessibility_faults: Callable[[Page], list[str]], template: str
) -> None:
    page = visit("/robots.txt", width=390, color_scheme="dark")
    kind = mail_kinds.find(template)

    page.set_content(mail.write(template, kind.values).html)

    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(22, 18, 31)"
    assert [
        fault for fault in accessibility_faults(page) if not fault.startswith(OF_PAGES)
    ] == []


def test_manager_changes_the_words_of_a_mail_by_keyboard(
    visit: Visit,
    settings: Settings,
    accessibility_faults: Callable[[Page], list[str]],
) -> None:
    settings.DEMO = True
    page = visit("/admin/mails/")
    sign_in(page, UserFactory(manager=True).email)
    expect(page.get_by_role("heading", name="Mails", level=1)).to_be_visible()
    listed = accessibility_faults(page)

    page.get_by_role("link", name="Withdrawn").focus()
    page.keyboard.press("Enter")
    words = page.get_by_label("Words of the mail")
    words.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Dear {frist_name}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(words).to_have_attribute("aria-invalid", "true")
    refused = accessibility_faults(page)
    words.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Dear {first_name}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The new words are saved.")).to_be_visible()

    shown = page.frame_locator("iframe[title='The mail as a page']")
    expect(shown.get_by_text("Dear Jane")).to_be_visible()
    assert MailWording.objects.get().text == "Dear {first_name}"
    assert [listed, refused, accessibility_faults(page)] == [[], [], []]
