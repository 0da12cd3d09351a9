"""Staff can read the admin in our colours, by day and in the dark."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.test_officers_journey import sign_in
from tests.factories.members import UserFactory
from tests.factories.pages import GuidePageFactory, NewsPageFactory

PAGES = ("/admin/", "/admin/pages/", "/admin/reports/review-due/")


def test_colours_of_the_admin_stand_out(
    visit: Callable[..., Page],
    accessibility_faults: Callable[[Page], list[str]],
    settings: object,
) -> None:
    settings.DEMO = True  # staff need no second factor there
    publisher = UserFactory(publisher=True)
    GuidePageFactory(guide_owner=publisher)
    NewsPageFactory().save_revision(user=publisher)
    page = visit("/admin/", reduced_motion="reduce")
    sign_in(page, publisher.email)

    found = {}
    for color_scheme in ("light", "dark"):
        # Before the page is opened, or colours would be looked at while they change.
        page.emulate_media(color_scheme=color_scheme)
        for path in PAGES:
            assert page.goto(path).status == 200
            found[path, color_scheme] = [
                fault
                for fault in accessibility_faults(page)
                if fault.startswith("color-contrast")
            ]

    assert found == {look: [] for look in found}
    assert len(found) == 6
