"""Pages go live and go away within two minutes of the time that an editor set."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from procrastinate.contrib.django import app

from naht_site import jobs
from naht_site.models import Published
from news.models import NewsPage
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db

LONDON = ZoneInfo("Europe/London")
SECOND = timedelta(seconds=1)
IN_LONDON = [
    datetime(2026, 2, 10, 9, tzinfo=LONDON),
    datetime(2026, 3, 29, 0, 59, tzinfo=LONDON),  # the minute before 2 o'clock
    datetime(2026, 3, 29, 2, 0, tzinfo=LONDON),
    datetime(2026, 7, 10, 9, tzinfo=LONDON),
    datetime(2026, 10, 25, 1, 30, tzinfo=LONDON),
    datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1),  # an hour after that
]
TIMES = [time.astimezone(UTC) for time in IN_LONDON]


def scheduled(**times: datetime) -> NewsPage:
    """A page that a publisher has put on the schedule the week before."""
    with time_machine.travel(min(times.values()) - timedelta(days=7), tick=False):
        page = NewsPageFactory(slug="story", live="go_live_at" not in times)
        for name, value in times.items():
            setattr(page, name, value)
        page.save_revision().publish()
    return page


def read_after_the_job(at: datetime) -> tuple[int, bool]:
    """What a reader gets just after the job has run at that time, and the row."""
    with time_machine.travel(at, tick=False):
        jobs.publish_scheduled()
        status = Client().get("/news/story/").status_code
    return status, Published.objects.filter(path="/news/story/").exists()


@pytest.mark.parametrize("at", TIMES, ids=str)
def test_page_goes_live_at_its_time_and_not_before(at: datetime) -> None:
    scheduled(go_live_at=at)

    found = [read_after_the_job(at - SECOND), read_after_the_job(at + SECOND)]

    assert found == [(404, False), (200, True)]


@pytest.mark.parametrize("at", TIMES, ids=str)
def test_page_goes_away_at_its_time_and_not_before(at: datetime) -> None:
    scheduled(expire_at=at)

    found = [read_after_the_job(at - SECOND), read_after_the_job(at + SECOND)]

    assert found == [(200, True), (404, False)]


def test_page_comes_and_goes() -> None:
    start = TIMES[0]
    scheduled(go_live_at=start, expire_at=start + timedelta(hours=1))

    found = [
        read_after_the_job(start + timedelta(minutes=minutes))[0]
        for minutes in (-1, 1, 59, 61)
    ]

    assert found == [404, 200, 200, 404]


def test_new_words_of_a_live_page_wait_for_their_time() -> None:
    at = TIMES[0]
    with time_machine.travel(at - timedelta(days=7), tick=False):
        page = NewsPageFactory(slug="story", title="Old words")
        page.save_revision().publish()
        page.refresh_from_db()
        page.title, page.go_live_at = "New words", at
        page.save_revision().publish()

    found = []
    for moment in (at - SECOND, at + SECOND):
        read_after_the_job(moment)
        found.append(Published.objects.get(page=page).title)

    assert found == ["Old words", "New words"]


def test_page_that_cannot_go_live_stays_on_the_schedule_and_holds_up_no_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    at = TIMES[0]
    scheduled(go_live_at=at)
    with time_machine.travel(at - timedelta(days=7), tick=False):
        faulty = NewsPageFactory(live=False, old_id=2047)
        faulty.go_live_at = at - timedelta(minutes=1)
        faulty.save_revision().publish()
        NewsPage.objects.filter(pk=faulty.pk).update(old_id=None)
        NewsPageFactory(old_id=2047)

    found = [read_after_the_job(at + SECOND * second) for second in (1, 61)]

    assert found == [(200, True)] * 2
    assert not Published.objects.filter(page=faulty).exists()
    assert faulty.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert caplog.text.count("could not be put live") == 2


def test_first_day_is_the_day_of_going_live_for_later_drafts_too() -> None:
    at = datetime(2026, 7, 10, 23, 30, tzinfo=UTC)  # past midnight in London
    with time_machine.travel(at - timedelta(days=7), tick=False):
        page = NewsPageFactory(slug="story", live=False, first_published_on=None)
        page.go_live_at = at
        page.save_revision().publish()
        page.go_live_at = None
        page.save_revision()
    read_after_the_job(at + SECOND)
    first = NewsPage.objects.get(pk=page.pk).first_published_on

    with time_machine.travel(at + timedelta(days=9), tick=False):
        NewsPage.objects.get(pk=page.pk).get_latest_revision().publish()

    later = NewsPage.objects.get(pk=page.pk).first_published_on
    assert (first, later) == (date(2026, 7, 11), date(2026, 7, 11))


def test_job_runs_each_minute_ahead_of_mails() -> None:
    name = "naht_site.jobs.publish_scheduled"
    (cron,) = (
        periodic.cron
        for periodic in app.periodic_registry.periodic_tasks.values()
        if periodic.task.name == name
    )

    assert cron == "* * * * *"
    assert app.tasks[name].priority > app.tasks["naht_site.jobs.send_due_mail"].priority
