"""“Reviewed, no change”: one action, which changes two dates and nothing else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Workflow

from advice.models import GuidePage
from advice.reviewed import ACTION, a_year_after, mark_reviewed
from members.models import User
from naht_site import published
from naht_site.models import Published
from tests.factories.pages import GuidePageFactory, NewsPageFactory, text_block
from tests.factories.pages_read import words
from tests.factories.staff import staff_of

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 2)
BEFORE = {"reviewed_on": date(2025, 5, 1), "review_due_on": date(2026, 5, 1)}


@pytest.fixture(autouse=True)
def _at_noon(settings: object) -> object:
    settings.DEMO = True
    with time_machine.travel(datetime(2026, 11, 2, 12, tzinfo=UTC), tick=False):
        yield


def sign_in(client: Client, group: str) -> User:
    user = staff_of(group)
    client.force_login(user)
    return user


def make_guide() -> GuidePage:
    guide = GuidePageFactory(
        title="Leading a phase",
        body=[text_block("As it is.")],
        updated_on=date(2026, 4, 1),
        **BEFORE,
    )
    guide.save_revision().publish()
    return GuidePage.objects.get(pk=guide.pk)


def dates_of(guide: GuidePage) -> tuple[date | None, date | None]:
    return guide.reviewed_on, guide.review_due_on


def address(guide: GuidePage) -> str:
    return reverse("guide_reviewed", args=[guide.pk])


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 11, 2), date(2027, 11, 2)),
        (date(2027, 3, 1), date(2028, 3, 1)),
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_next_review_is_a_year_after(day: date, after: date) -> None:
    assert a_year_after(day) == after


def test_guide_is_marked_in_its_menu_and_readers_see_it(client: Client) -> None:
    guide = make_guide()
    user = sign_in(client, "Publishers")
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk]))
    overdue = words(Client().get(guide.url).content.decode())

    asked = words(client.get(address(guide)).content.decode())
    response = client.post(address(guide), follow=True)

    assert address(guide) in edit.content.decode()
    assert "“Next review 2 November 2027”" in asked
    assert "The next review is due on 2 November 2027." in response.content.decode()
    text = words(Client().get(guide.url).content.decode())
    assert "due for review" in overdue
    assert "due for review" not in text
    assert "Last updated 1 April 2026" in text
    assert (
        "Kept by NAHT’s advice team. Last reviewed 2 November 2026 . "
        "Next review 2 November 2027 ."
    ) in text
    entry = PageLogEntry.objects.get(action=ACTION)
    assert (entry.page_id, entry.user) == (guide.pk, user)
    assert entry.message == "Reviewed, without a change"
    assert published.differences() == []


def test_nothing_else_of_the_page_changes(client: Client) -> None:
    guide = make_guide()
    sign_in(client, "Publishers")
    fields = [
        field.name
        for field in GuidePage._meta.concrete_fields
        if field.name not in BEFORE
    ]
    before = GuidePage.objects.filter(pk=guide.pk).values(*fields).get()

    client.post(address(guide))

    assert GuidePage.objects.filter(pk=guide.pk).values(*fields).get() == before
    assert guide.revisions.count() == 1


def test_draft_stays_a_draft_and_keeps_the_dates_when_it_is_published(
    client: Client,
) -> None:
    guide = make_guide()
    guide.body = [text_block("As it will be.")]
    guide.save_revision()
    sign_in(client, "Publishers")

    client.post(address(guide))

    live = GuidePage.objects.get(pk=guide.pk)
    assert (live.has_unpublished_changes, dates_of(live)) == (
        True,
        (TODAY, a_year_after(TODAY)),
    )
    assert "As it is." in Published.objects.get(pk=guide.pk).public_html
    draft = live.get_latest_revision_as_object()
    assert str(draft.body[0].value) == "<p>As it will be.</p>"
    live.get_latest_revision().publish()
    assert dates_of(GuidePage.objects.get(pk=guide.pk)) == (TODAY, a_year_after(TODAY))


def test_draft_that_is_scheduled_stays_so_and_brings_no_old_dates(
    client: Client,
) -> None:
    guide = make_guide()
    guide.go_live_at = timezone.now() + timedelta(days=3)
    guide.save_revision(approved_go_live_at=guide.go_live_at)
    guide.go_live_at = None
    guide.save_revision()
    sign_in(client, "Publishers")

    client.post(address(guide))

    (scheduled,) = guide.revisions.filter(approved_go_live_at__isnull=False)
    assert dates_of(scheduled.as_object()) == (TODAY, a_year_after(TODAY))


def test_draft_that_waits_for_approval_brings_no_old_dates(client: Client) -> None:
    guide = make_guide()
    editor = User.objects.create_user("writer@example.org")
    guide.save_revision(user=editor)
    Workflow.objects.first().start(guide, editor)
    waiting = guide.get_latest_revision()
    guide.save_revision(user=editor)
    sign_in(client, "Publishers")

    client.post(address(guide))

    waiting.refresh_from_db()
    assert dates_of(waiting.as_object()) == (TODAY, a_year_after(TODAY))


def test_old_versions_keep_the_dates_that_they_had(client: Client) -> None:
    guide = make_guide()
    old = guide.get_latest_revision()
    guide.body = [text_block("Newer.")]
    guide.save_revision().publish()
    sign_in(client, "Publishers")

    client.post(address(guide))

    old.refresh_from_db()
    assert dates_of(old.as_object()) == tuple(BEFORE.values())


@pytest.mark.parametrize(
    "group", ["Editors", "Partner managers", "Membership officers"]
)
def test_who_may_not_publish_the_guide_may_not_mark_it(
    client: Client, group: str
) -> None:
    guide = make_guide()
    sign_in(client, group)

    answers = [client.get(address(guide)), client.post(address(guide))]

    guide.refresh_from_db()
    home = (302, reverse("wagtailadmin_home"))  # where Wagtail says that it was refused
    assert [(answer.status_code, answer.url) for answer in answers] == [home, home]
    assert dates_of(guide) == tuple(BEFORE.values())


def test_editor_is_not_offered_it_and_other_pages_have_it_not(client: Client) -> None:
    guide, article = make_guide(), NewsPageFactory()
    sign_in(client, "Editors")
    for_editor = client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk]))
    client.logout()
    User.objects.all().delete()
    sign_in(client, "Publishers")
    of_article = client.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))

    assert for_editor.status_code == of_article.status_code == 200
    for response in (for_editor, of_article):
        assert "Reviewed, no change" not in response.content.decode()


@pytest.mark.parametrize("live", [True, False])
def test_only_a_live_guide_can_be_marked(client: Client, live: bool) -> None:
    page = NewsPageFactory() if live else GuidePageFactory(live=False)
    sign_in(client, "Publishers")

    assert client.post(address(page)).status_code == 404
    with pytest.raises(GuidePage.DoesNotExist):
        mark_reviewed(page.pk, on=TODAY, by=None)


@pytest.mark.parametrize(
    ("due_on", "turns_at"),
    [
        (date(2027, 3, 27), "2027-03-28T00:00Z"),
        (date(2027, 3, 28), "2027-03-28T23:00Z"),
        (date(2027, 10, 30), "2027-10-30T23:00Z"),
        (date(2027, 10, 31), "2027-11-01T00:00Z"),
    ],
)
def test_guide_says_that_it_is_overdue_from_the_end_of_its_day(
    client: Client, due_on: date, turns_at: str
) -> None:
    at = datetime.fromisoformat(turns_at)
    guide = GuidePageFactory(review_due_on=due_on)

    said = []
    for moment in (at - timedelta(seconds=1), at, at + timedelta(days=1)):
        with time_machine.travel(moment, tick=False):
            text = words(client.get(guide.url).content.decode())
        said.append("This guide is due for review." in text)

    assert said == [False, True, True]


def test_guide_whose_review_is_put_off_for_good_is_never_overdue(
    client: Client,
) -> None:
    guide = GuidePageFactory(review_due_on=date.max)

    text = words(client.get(guide.url).content.decode())

    assert "Next review 31 December 9999" in text
    assert "This guide is due for review." not in text
