"""An officer keys a request for a caller, from the first page to its reference."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from members.enums import Source, Status
from members.models import JoinRequest
from naht_site.models import OutgoingMail
from tests.browser.test_applicant import Keys, give_all
from tests.browser.test_officers_journey import sign_in
from tests.factories.journey import ANSWERS, CONSENTS
from tests.factories.members import UserFactory

Visit = Callable[..., Page]
PHONE = "/admin/join-requests/phone/"


def test_officer_keys_a_request_for_a_caller_by_keyboard(
    visit: Visit, settings: object
) -> None:
    settings.DEMO = True  # staff need no second factor there
    by = UserFactory(officer=True)
    page = visit(PHONE)
    sign_in(page, by.email)
    officer = Keys(page)

    officer.press("Start a request for a caller")
    for step, answers in ANSWERS.items():
        page.wait_for_url(f"**{PHONE}*/{step}/")
        if step == "workplace":  # not in a register: to be typed
            officer.open("summary")
        give_all(officer, answers)
        officer.press("Save and continue")
    page.wait_for_url(f"**{PHONE}*/check/")
    give_all(officer, CONSENTS)
    officer.press("Send my request")

    page.wait_for_url("**/admin/join-requests/*/")
    sent = JoinRequest.objects.get()
    assert (sent.status, sent.source) == (Status.SUBMITTED, Source.PHONE)
    assert (sent.submitted_by, sent.full_name) == (by, "Jane Otterley")
    assert sent.reference in page.locator("main").inner_text()
    assert OutgoingMail.objects.get().template == "join_received"
