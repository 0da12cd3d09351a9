"""Each kind of page has no fault on a wide and a narrow screen, in light and dark."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Page

from naht_site.blocks.body import BodyBlock
from naht_site.models import Picture
from partners.models import Partner
from tests.factories.demo import seed_demo
from tests.factories.eligibility import WAYS
from tests.factories.every_block import article_with_every_block
from tests.factories.journey import ANSWERS
from tests.factories.members import PASSWORD, MembershipFactory

Visit = Callable[..., Page]
Faults = Callable[[Page], list[str]]

READ_BY_ALL = [
    "/",
    "/news/",
    "/news/?kind=survey",
    "/news/archive/2020/",
    "/news/school-business-standards/",
    "/news/help-schools-to-grow/",
    "/news/pupil-support-in-lockdown/",
    "/news/behaviour-hubs-new-dates/",
    "/news/every-block/",
    "/topics/additional-needs/",
    "/people/odile-marchbank/",
    "/advice/",
    "/advice/classroom/",
    "/advice/classroom/leading-a-subject/",
    "/advice/classroom/additional-needs-in-every-lesson/",
    "/advice/classroom/looking-at-pupils-work/",
    "/partners/",
    "/partners/naht-extras/",
    "/partners/naht-extras/cinema-tickets/",
    "/partners/naht-extras/days-out/",
    "/partners/naht-assured/payroll-check/",
    "/privacy/",
    "/partners/?for=schools",
    "/search/",
    "/search/?q=pay",
    "/search/?q=quetzalcoatl",
]
HEAVIEST = {".css": 12 * 1024, ".js": 6 * 1024}
# Steps that refuse an empty answer.
REFUSING = ("email", "nation", "role", "job", "contact")
SCREENS = ((1280, "light"), (1280, "dark"), (320, "dark"), (320, "light"))
ENOUGH_FOR_FORMS = SCREENS[::2]  # both widths and both schemes


@dataclass
class Look:
    """Looks at one page after another, and keeps what is wrong with each."""

    accessibility_faults: Faults
    screens: tuple[tuple[int, str], ...] = SCREENS
    wrong: dict[str, list[str]] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)

    def at(self, page: Page, name: str) -> None:
        """Looks at the page on each screen, in one load, and adds what is wrong."""
        self.seen.append(name)
        page.wait_for_load_state()  # an answer to a form may be shown before its style
        found = list(faults_of_any_screen(page))
        for width, color_scheme in self.screens:
            page.emulate_media(color_scheme=color_scheme)
            page.set_viewport_size({"width": width, "height": 900})
            across = page.evaluate("document.documentElement.scrollWidth")
            if across > width:
                found.append(f"{across} pixels across on a screen of {width}")
            found += self.accessibility_faults(page)
        if found:
            self.wrong[name] = list(dict.fromkeys(found))


def faults_of_any_screen(page: Page) -> Iterator[str]:
    """What is wrong with the headings of a page, and with what it loads."""
    headings = page.locator("h1").count()
    if headings != 1:
        yield f"{headings} headings of the page"
    if not loaded(page, ".css"):
        yield "no style sheet"
    for ending, most in HEAVIEST.items():
        weight = sum(map(compressed, loaded(page, ending)))
        if weight > most:
            yield f"{weight} bytes of {ending}"


def loaded(page: Page, ending: str) -> list[str]:
    """The names of the static files of that kind that the page has loaded."""
    addresses = page.evaluate(
        "performance.getEntriesByType('resource').map(loaded => loaded.name)"
    )
    paths = [urlsplit(address).path for address in addresses]
    return [path.removeprefix("/static/") for path in paths if path.endswith(ending)]


def compressed(name: str) -> int:
    return len(gzip.compress(Path(finders.find(name)).read_bytes()))


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def fill(page: Page, answers: dict[str, str | list[str]]) -> None:
    for name, given in answers.items():
        for value in given if isinstance(given, list) else [given]:
            fields = page.locator(f'main [name="{name}"]')
            if value == "on":
                fields.check()
            elif fields.first.get_attribute("type") in ("radio", "checkbox"):
                page.locator(f'main [name="{name}"][value="{value}"]').check()
            else:
                fields.fill(value)


def check_eligibility(page: Page, look: Look) -> None:
    page.goto("/eligibility/")
    look.at(page, "eligibility")
    page.goto("/eligibility/nation/")
    press(page, "Continue")
    page.locator(".error-summary").wait_for()
    look.at(page, "eligibility: nation, refused")
    for question, given in WAYS["eligible_by_responsibility"].items():
        page.goto(f"/eligibility/{question}/")
        look.at(page, f"eligibility: {question}")
        fill(page, {question: given})
        press(page, "Continue")
    page.wait_for_url("**/eligibility/outcome/")
    look.at(page, "eligibility: outcome")


def ask_to_join(page: Page, look: Look) -> None:
    page.goto("/join/")
    look.at(page, "join")
    page.goto("/join/email/")
    for step, answers in ANSWERS.items():
        page.wait_for_url(f"**/join/{step}/")
        look.at(page, f"join: {step}")
        if step in REFUSING:
            press(page, "Save and continue")
            page.locator(".error-summary").wait_for()
            look.at(page, f"join: {step}, refused")
        if step == "workplace" and not page.locator("[name=name_0]").is_visible():
            page.get_by_text("Not listed? Type it in").click()
        fill(page, answers)
        press(page, "Save and continue")
    page.wait_for_url("**/join/check/")
    look.at(page, "join: check")
    press(page, "Send my request")
    page.locator(".error-summary").wait_for()
    look.at(page, "join: check, refused")
    for box in page.locator("main").get_by_role("checkbox").all():
        box.check()
    press(page, "Send my request")
    page.wait_for_url("**/join/sent/")
    look.at(page, "join: sent")


def sign_in(page: Page, look: Look, email: str) -> None:
    for path in ("/account/password/reset/", "/account/login/"):
        page.goto(path)
        look.at(page, path)
    page.locator("input[type=email]").fill(email)
    page.locator("input[type=password]").fill(PASSWORD)
    press(page, "Sign in")
    page.wait_for_url("**/membership/")
    look.at(page, "/membership/")
    page.goto("/advice/classroom/looking-at-pupils-work/")
    look.at(page, "guide for members, as a member")


@pytest.fixture
def member(site: str, settings: object) -> str:
    """A site with the demo and an article with every block; a member's e-mail."""
    settings.DEMO = True
    seed_demo()
    article = article_with_every_block(Picture.objects.first(), slug="every-block")
    assert {block.block_type for block in article.body} == set(BodyBlock.base_blocks)
    return MembershipFactory().member.user.email


def test_every_kind_of_page_has_no_fault(
    visit: Visit, accessibility_faults: Faults, faults: list[str], member: str
) -> None:
    look = Look(accessibility_faults)
    # Still, or colours would be looked at while they change.
    page = visit("/", reduced_motion="reduce")
    partner = Partner.objects.exclude(about="").first()
    for path in (*READ_BY_ALL, partner.get_absolute_url()):
        assert page.goto(path).status == 200, path
        look.at(page, path)
    assert page.context.cookies() == []
    assert faults == []
    assert page.goto("/nothing-here/").status == 404
    look.at(page, "404")
    faults.clear()  # Chromium notes that there was nothing
    look.screens = ENOUGH_FOR_FORMS
    check_eligibility(page, look)
    ask_to_join(page, look)
    sign_in(page, look, member)

    assert look.wrong == {}
    assert len(set(look.seen)) == 59
