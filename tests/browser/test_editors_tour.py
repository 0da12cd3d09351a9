"""A publisher writes an article in the editor, mends it, and has it appear on time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import time_machine
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from naht_site import jobs
from naht_site.models import Picture
from news.models import NewsIndexPage, NewsPage
from tests.factories.members import PASSWORD, UserFactory
from tests.factories.pages import PersonFactory

Visit = Callable[..., Page]
ALT = "A head of year talks with two pupils"
FILE_NAME = "IMG_2034.jpg"


def jpeg() -> bytes:
    file = BytesIO()
    Image.new("RGB", (1200, 800), "#4d1f72").save(file, "JPEG")
    return file.getvalue()


def sign_in(page: Page, email: str) -> None:
    page.locator("input[type=email]").fill(email)
    page.locator("input[type=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/admin/**")


def field(page: Page, name: str) -> Locator:
    return page.locator(f'#page-edit-form [name="{name}"]')


def add_block(page: Page, name: str) -> None:
    """Adds a block at the end of the body, as it is called in the list of blocks."""
    body = page.locator('[data-contentpath="body"]')
    body.get_by_role("button", name="Insert a block").last.click()
    page.get_by_role("option", name=re.compile(f"^{name}")).click()


def upload_picture(page: Page, block: int) -> None:
    page.locator(f"[id^=body-{block}-value-image] [data-chooser-action-choose]").click()
    window = page.locator(".modal-content")
    window.get_by_role("tab", name="Upload").click()
    window.locator("input[type=file]").set_input_files(
        {"name": FILE_NAME, "mimeType": "image/jpeg", "buffer": jpeg()}
    )
    window.locator("[name$=title]").fill("Head of year")
    window.get_by_role("button", name="Upload", exact=True).click()
    window.wait_for(state="hidden")


def add_author(page: Page, name: str) -> None:
    page.locator("#id_authors-ADD").click()
    page.locator("#inline_child_authors-0 .chooser__choose-button").click()
    window = page.locator(".modal-content")
    window.get_by_role("link", name=name).click()
    window.wait_for(state="hidden")


def publish(page: Page) -> None:
    page.locator("footer").get_by_role("button", name="More actions").click()
    page.locator("button[name=action-publish]").click()


def test_publisher_writes_is_refused_mends_previews_and_schedules(
    visit: Visit, settings: object
) -> None:
    settings.DEMO = True  # a publisher's password is enough there
    # On a slow machine it would still save by itself while the publisher publishes, and
    # the editor would ask which of the two is to hold.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    PersonFactory(name="Odile Marchbank")
    publisher = UserFactory(publisher=True)
    parent = NewsIndexPage.objects.get()

    # An article with figures, a date and a picture that is described by its file.
    page = visit(f"/admin/pages/add/news/newspage/{parent.pk}/", height=1400)
    sign_in(page, publisher.email)
    field(page, "title").fill("Time to lead")
    field(page, "summary").fill("What members said about their time for leading.")
    field(page, "news_kind").select_option("perspective")
    add_block(page, "Picture")
    upload_picture(page, 0)
    field(page, "body-0-value-image-alt_text").fill(FILE_NAME)
    add_block(page, "Survey figures")
    field(page, "body-1-value-question").fill("Do you have time to lead?")
    field(page, "body-1-value-base").fill("middle leaders")
    field(page, "body-1-value-asked_from").fill("2026-03-02")
    field(page, "body-1-value-asked_from").press("Escape")
    field(page, "body-1-value-pasted").fill("Yes, 31\nNo, 69")
    add_block(page, "Deadline")
    field(page, "body-2-value-label").fill("Replies")
    closes_at = timezone.localtime() + timedelta(days=60)
    field(page, "body-2-value-closes_at").fill(f"{closes_at:%Y-%m-%d} 12:00")
    field(page, "body-2-value-closes_at").press("Escape")

    # Both faults are named, and nobody sees the article.
    publish(page)
    told = page.get_by_text("Before readers can see this page:").locator("..")
    expect(told.get_by_role("listitem")).to_have_text(
        [
            f"“{FILE_NAME}” looks like the name of a file. Say what the picture shows, "
            "or tick that it is decoration.",
            "A perspective is signed. Add its author, under “Authors”.",
        ],
        use_inner_text=True,
        timeout=20_000,
    )
    assert not NewsPage.objects.filter(live=True).exists()

    # Mended, and previewed beside the form.
    field(page, "body-0-value-image-alt_text").fill(ALT)
    add_author(page, "Odile Marchbank")
    page.get_by_role("button", name="Toggle preview").click()
    preview = page.frame_locator("iframe[title=Preview]:not(.w-preview__proxy)")
    expect(preview.locator("h1")).to_have_text("Time to lead", timeout=20_000)
    expect(preview.locator("main")).to_contain_text("Replies open until")
    expect(preview.locator(".survey")).to_contain_text("69%")

    # On the schedule for a day when nobody is at a desk.
    goes_live = (timezone.localtime() + timedelta(days=3)).replace(
        hour=9, minute=30, second=0, microsecond=0
    )
    page.get_by_role("button", name="Toggle status").click()
    page.get_by_role("button", name="Set schedule").click()
    field(page, "go_live_at").click()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    field(page, "go_live_at").fill(f"{goes_live:%Y-%m-%d %H:%M}")
    # By keyboard, so that the calendar closes, which lies over the button.
    page.get_by_role("button", name="Save schedule").press("Enter")
    publish(page)
    page.wait_for_url("**/admin/pages/*/")
    article = NewsPage.objects.get()
    assert (article.live, article.approved_schedule) == (False, True)

    # A visitor finds it once the worker has looked at the clock, and not before.
    for moment, status in ((-timedelta(seconds=1), 404), (timedelta(seconds=1), 200)):
        with time_machine.travel(goes_live + moment, tick=False):
            jobs.publish_scheduled()
        assert page.request.get("/news/time-to-lead/").status == status
    reader = visit("/news/time-to-lead/", width=390)
    assert reader.locator("h1").inner_text() == "Time to lead"
    assert reader.get_by_role("img", name=ALT).count() == 1
    assert reader.get_by_role("link", name="Odile Marchbank").count() == 1
    assert reader.locator(".survey").get_by_role("row").count() == 3
    assert "Replies open until" in reader.locator("main").inner_text()
    assert Picture.objects.get().title == "Head of year"
