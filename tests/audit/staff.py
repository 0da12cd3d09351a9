"""The pages of staff that are ours: requests, mails, reports; and what frames them."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from members import duplicates
from members.enums import Status
from members.models import JoinRequest, OutcomeWording
from naht_site.models import HomePage, PageFeedback
from news.models import NewsPage
from tests.audit.asking import NEEDLESS
from tests.audit.pages import Pages
from tests.factories.journey import ANSWERS
from tests.factories.members import UserFactory
from tests.factories.pages import GuidePageFactory
from tests.factories.review import in_review, sent
from tests.integration.test_block_previews import BLOCKS
from tests.sweeps.test_staff_permissions import CASE, OURS, PHONE, ROLES

# What holds for every request is looked at once; these are steps of one.
STEPS = [
    "take",
    "approve",
    "decline",
    "ask",
    "note",
    "settle",
    "withdraw",
    "reopen",
    "undo",
    "correct-address",
    "account-link",
]


def walk(pages: Pages) -> None:
    staff = {letter: browser_of(role) for letter, role in ROLES.items()}
    manager = staff["M"]
    begin(pages, staff)
    decide(pages, manager)
    take_a_call(pages, manager)
    edit(pages, staff["P"])


def browser_of(role: str) -> Client:
    client = Client()
    if role not in ("member", "nobody"):
        client.force_login(UserFactory(**{role: True}))
    return client


def begin(pages: Pages, staff: dict[str, Client]) -> None:
    """The first screen of each group, and every page that needs no request."""
    for letter, role in ROLES.items():
        if role not in ("member", "nobody"):
            pages.get(staff[letter], "/admin/", f"/admin/ of {role}")
    guide = GuidePageFactory()
    PageFeedback.objects.create(page_id=guide.pk, helpful=False, comment="Too long.")
    wording = OutcomeWording.objects.first()
    for address, (may_read, _) in OURS.items():
        if may_read and "<uuid:uuid>" not in address:
            path = (
                address.replace("<int:page_id>", str(guide.pk))
                .replace("<int:pk>", str(wording.pk))
                .replace("<slug:slug>", "join_received")
            )
            pages.get(staff[may_read[-1]], path)


def decide(pages: Pages, manager: Client) -> None:
    for status in Status:
        found = JoinRequest.objects.filter(status=status).order_by("-pk").first()
        if status != Status.DRAFT:
            pages.get(manager, found.get_absolute_url(), f"case: {status}")
    sent(phone="07700 900123")
    twin = in_review()
    duplicates.raise_for(twin)
    pages.get(manager, twin.get_absolute_url(), "case: possible duplicate")
    case = JoinRequest.objects.filter(status=Status.SUBMITTED).order_by("-pk").first()
    for step in STEPS:
        path = f"{case.get_absolute_url()}{step}/"
        answer = manager.post(path, {"version": case.version})
        if answer.status_code != 302:
            pages.keep(f"{CASE}{step}/ refused", answer, answer.status_code)


def take_a_call(pages: Pages, manager: Client) -> None:
    led_to = manager.post(PHONE)["Location"]
    start = led_to.rpartition("email/")[0]
    for step, answers in ANSWERS.items():
        path = f"{start}{step}/"
        pages.get(manager, path, f"phone: {step}")
        if step not in NEEDLESS:
            pages.post(manager, path, name=f"phone: {step}, refused")
        manager.post(path, answers)
    pages.get(manager, f"{start}check/", "phone: check")
    pages.post(manager, f"{start}check/", name="phone: check, refused")


def edit(pages: Pages, publisher: Client) -> None:
    article = NewsPage.objects.get(slug="every-block")
    for page in (HomePage.objects.get(), article):
        pages.get(publisher, f"/admin/pages/{page.pk}/edit/", f"edit: {page.slug}")
    for name, block in BLOCKS.items():
        path = reverse("wagtailadmin_block_preview")
        pages.get(publisher, f"{path}?id={block.definition_prefix}", f"block: {name}")
