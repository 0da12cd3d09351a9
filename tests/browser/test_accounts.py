"""People look after how they sign in: by keyboard alone, and on any screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail as django_mail
from playwright.sync_api import Page, expect

from members.models import User
from naht_site import mail
from tests.browser.test_officers_journey import press, send, write
from tests.browser.test_page_types import ENOUGH_FOR_FORMS, Faults, Look
from tests.factories.members import PASSWORD, MembershipFactory, UserFactory
from tests.factories.second_factors import App, passkey

Visit = Callable[..., Page]
# A fingerprint reader that always says yes, such as a phone or a laptop has.
READER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_a_reader(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": READER})


def sign_in(page: Page, user: User, password: str = PASSWORD) -> None:
    write(page, page.get_by_label("E-mail address"), user.email)
    write(page, page.get_by_label("Password", exact=True), password)
    send(page, "Sign in")


def show_that_it_is_me(page: Page) -> None:
    write(page, page.get_by_label("Password", exact=True), PASSWORD)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def follow(page: Page, name: str) -> None:
    with page.expect_navigation():
        press(page, page.get_by_role("link", name=name, exact=True).last)


def link_mailed() -> str:
    """The address in the mail that went last."""
    mail.send_due()
    return re.search(r"https?://\S+", django_mail.outbox[-1].body)[0]


def test_member_adds_a_passkey_and_signs_in_with_it_by_keyboard(visit: Visit) -> None:
    user = MembershipFactory().member.user
    page = visit("/account/login/")
    give_a_reader(page)

    sign_in(page, user)
    page.goto("/account/2fa/")
    follow(page, "Add a passkey")
    show_that_it_is_me(page)
    write(page, page.get_by_role("textbox"), "My laptop")
    press(page, page.get_by_role("checkbox"), "Space")
    send(page, "Add")
    page.goto("/account/logout/")
    send(page, "Sign out")
    page.goto("/account/login/")
    press(page, page.get_by_role("button", name="Use a passkey", exact=True))
    page.wait_for_url("**/membership/")

    assert user.authenticator_set.get(type="webauthn").wrap().is_passwordless
    assert page.goto("/account/2fa/webauthn/").status == 200
    expect(page.locator("main dl")).to_contain_text("My laptop")


def test_member_of_staff_adds_a_key_before_the_admin_opens(visit: Visit) -> None:
    editor = UserFactory(editor=True)
    page = visit("/admin/")
    give_a_reader(page)

    sign_in(page, editor)
    page.goto("/admin/")
    refused_at = page.url
    follow(page, "Add a passkey")
    show_that_it_is_me(page)
    write(page, page.get_by_role("textbox"), "Key of the office")
    send(page, "Add")
    page.goto("/admin/")
    press(page, page.get_by_role("button", name="Use a passkey or security key"))
    page.wait_for_url("**/admin/")

    assert "/account/2fa/?next=" in refused_at
    expect(page.get_by_role("heading", name="NAHT middle leaders")).to_be_visible()


def test_forgotten_password_is_replaced_by_keyboard(visit: Visit) -> None:
    user = MembershipFactory().member.user
    page = visit("/account/password/reset/")

    write(page, page.get_by_label("E-mail address"), user.email)
    send(page, "E-mail me a link")
    page.goto(link_mailed())
    new = page.locator("main input[type=password]")
    write(page, new.first, "four-loud-heron-lamps")
    write(page, new.last, "four-loud-heron-lamps")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto("/account/login/")
    sign_in(page, user, "four-loud-heron-lamps")

    page.wait_for_url("**/membership/")


def test_somebody_signs_out_wherever_else_they_are_signed_in(visit: Visit) -> None:
    user = MembershipFactory().member.user
    here, there = visit("/account/login/"), visit("/account/login/")
    sign_in(there, user)
    sign_in(here, user)

    here.goto("/account/sessions/")
    listed = here.locator("main dl > div").count()
    send(here, "Sign out everywhere else")
    here.goto("/account/sessions/")
    there.goto("/membership/")

    assert (listed, here.locator("main dl > div").count()) == (2, 1)
    assert "/account/login/" in there.url


def open_at(page: Page, look: Look, path: str) -> None:
    """Opens an address of the account, which must not lead elsewhere, and looks."""
    page.goto(f"/account/{path}")
    assert urlsplit(page.url).path == f"/account/{path}"
    look.at(page, path)


def refuse(page: Page, look: Look, name: str) -> None:
    """Sends the first form of the page with what is in it, and looks at the answer."""
    page.locator("main form button:not([type=button])").first.click()
    page.locator(".error-summary").wait_for()
    look.at(page, f"{name}, refused")


def look_at_ways_in(page: Page, look: Look, user: User) -> None:
    refusing = ("login/", "login/code/", "password/reset/")
    for path in (*refusing, "signup/", "inactive/", "confirm-email/"):
        open_at(page, look, path)
        if path in refusing:
            refuse(page, look, path)
    for path in (
        "confirm-email/none/",
        "password/reset/done/",
        "password/reset/key/done/",
        "password/reset/key/1-none/",
    ):
        open_at(page, look, path)
    page.goto("/account/login/code/")
    page.locator("main input[type=email]").fill(user.email)
    page.keyboard.press("Enter")
    page.wait_for_url("**/code/confirm/")
    look.at(page, "login/code/confirm/")
    refuse(page, look, "login/code/confirm/")
    page.goto("/account/password/reset/")
    page.locator("main input[type=email]").fill(user.email)
    page.keyboard.press("Enter")
    page.wait_for_url("**/reset/done/")
    page.goto(link_mailed())
    look.at(page, "password/reset/key/")
    refuse(page, look, "password/reset/key/")


def look_at_account(page: Page, look: Look, user: User) -> None:
    page.goto("/account/login/")
    page.locator("main input[type=email]").fill(user.email)
    page.locator("main input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/membership/")
    page.goto("/account/2fa/totp/activate/")
    look.at(page, "reauthenticate/")
    refuse(page, look, "reauthenticate/")
    page.locator("main input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/totp/activate/")
    look.at(page, "2fa/totp/activate/")
    refuse(page, look, "2fa/totp/activate/")
    for path in ("email/", "password/change/"):
        open_at(page, look, path)
        refuse(page, look, path)
    for path in ("2fa/webauthn/", "2fa/webauthn/add/", "sessions/", "logout/"):
        open_at(page, look, path)
    page.get_by_role("button", name="Sign out").last.click()
    page.wait_for_url(lambda url: "logout" not in url)


def look_at_second_step(page: Page, look: Look, user: User) -> None:
    app = App(user)
    RecoveryCodes.activate(user)
    key = passkey(user)
    page.goto("/account/login/")
    page.locator("main input[type=email]").fill(user.email)
    page.locator("main input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/2fa/authenticate/**")
    look.at(page, "2fa/authenticate/")
    refuse(page, look, "2fa/authenticate/")
    page.locator("main [name=code]").first.fill(app.code())
    page.keyboard.press("Enter")
    page.wait_for_url("**/membership/")
    for path in ("2fa/reauthenticate/", "2fa/webauthn/reauthenticate/"):
        open_at(page, look, path)
    page.goto("/account/reauthenticate/?next=/account/2fa/")
    page.locator("main input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: urlsplit(url).path == "/account/2fa/")
    for path in (
        "2fa/",
        "2fa/totp/deactivate/",
        "2fa/recovery-codes/generate/",
        "2fa/webauthn/",
        f"2fa/webauthn/keys/{key.pk}/edit/",
        f"2fa/webauthn/keys/{key.pk}/remove/",
    ):
        open_at(page, look, path)
    page.goto("/account/2fa/recovery-codes/generate/")
    page.locator("main form button").first.click()
    page.wait_for_url("**/recovery-codes/")
    look.at(page, "2fa/recovery-codes/")


def test_no_page_of_an_account_has_a_fault(
    visit: Visit, accessibility_faults: Faults
) -> None:
    user = MembershipFactory().member.user
    look = Look(accessibility_faults, ENOUGH_FOR_FORMS)
    page = visit("/account/login/", reduced_motion="reduce")

    look_at_ways_in(page, look, user)
    page.context.clear_cookies()
    look_at_account(page, look, user)
    look_at_second_step(page, look, user)

    assert look.wrong == {}
    assert len(set(look.seen)) == 39
