from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from asgiref.sync import async_to_sync
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import mail as django_mail
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from naht_site import jobs, mail
from naht_site.models import Published
from tests.factories.pages import NewsPageFactory

pytestmark = pytest.mark.django_db


def job_whose_worker_is(
    seconds_silent: int, attempts: int = 1, task: str = "naht_site.jobs.send_due_mail"
) -> int:
    """A job in the hands of a worker whose heart beat last so long ago."""
    job_id = app.configure_task(task).defer()
    with connection.cursor() as cursor:
        cursor.execute(
            "with w as (insert into procrastinate_workers (last_heartbeat) "
            "values (now() - make_interval(secs => %s)) returning id) "
            "update procrastinate_jobs set status = 'doing', attempts = %s, "
            "worker_id = (select id from w) where id = %s",
            [seconds_silent, attempts, job_id],
        )
    return job_id


def status_of(job_id: int) -> str:
    return ProcrastinateJob.objects.get(pk=job_id).status


def test_every_job_is_known_to_the_worker_and_runs_by_itself() -> None:
    ours = {
        (task.name, periodic.cron)
        for (name, _), periodic in app.periodic_registry.periodic_tasks.items()
        for task in [app.tasks[name]]
        if name.startswith("naht_site.")
    }

    assert ours == {
        ("naht_site.jobs.send_due_mail", "* * * * *"),
        ("naht_site.jobs.publish_scheduled", "* * * * *"),
        ("naht_site.jobs.restart_stalled", "* * * * *"),
        ("naht_site.jobs.forget_old_jobs", "20 3 * * *"),
        ("naht_site.jobs.clear_sessions", "20 3 * * *"),
        ("naht_site.jobs.forget_mails", "20 3 * * *"),
        ("naht_site.jobs.forget_feedback", "20 3 * * *"),
        ("naht_site.jobs.make_missing_renditions", "20 3 * * *"),
        ("naht_site.jobs.catch_up", "*/10 * * * *"),
    }


def test_send_due_mail_sends() -> None:
    with transaction.atomic():
        mail.queue(
            key="a.1",
            to="jo@example.org",
            template="account/changed",
            params={"what": "Your password was changed."},
        )

    jobs.send_due_mail()

    assert [message.to for message in django_mail.outbox] == [["jo@example.org"]]


def test_publish_scheduled_puts_a_page_live_at_its_time() -> None:
    page = NewsPageFactory(live=False)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()

    jobs.publish_scheduled()
    before = Published.objects.filter(page=page).exists()
    with time_machine.travel(page.go_live_at + timedelta(minutes=1)):
        jobs.publish_scheduled()

    assert (before, Published.objects.filter(page=page).exists()) == (False, True)


@pytest.mark.parametrize(
    ("seconds_silent", "attempts", "status"),
    [(5, 1, "doing"), (60, 1, "todo"), (60, 4, "todo"), (60, 5, "failed")],
)
def test_restart_stalled_runs_again_what_a_killed_worker_had(
    seconds_silent: int, attempts: int, status: str
) -> None:
    job_id = job_whose_worker_is(seconds_silent, attempts)

    async_to_sync(jobs.restart_stalled.func)()

    assert status_of(job_id) == status


@pytest.mark.django_db(transaction=True)
def test_restart_stalled_makes_way_for_the_same_job_that_waits() -> None:
    killed = job_whose_worker_is(60, task="naht_site.jobs.publish_scheduled")
    waiting = app.configure_task("naht_site.jobs.publish_scheduled").defer()
    other = job_whose_worker_is(60)

    async_to_sync(jobs.restart_stalled.func)()

    left = ProcrastinateJob.objects.order_by("pk").values_list("pk", "status")
    assert killed < waiting < other
    assert list(left) == [(waiting, "todo"), (other, "todo")]


def test_forget_old_jobs_keeps_a_failure_for_a_week() -> None:
    old, new, waiting = (
        app.configure_task("naht_site.jobs.send_due_mail").defer() for _ in range(3)
    )
    with connection.cursor() as cursor:
        for job_id, days in ((old, 8), (new, 6)):
            cursor.execute(
                "update procrastinate_jobs set status = 'doing' where id = %s", [job_id]
            )
            cursor.execute(
                "update procrastinate_jobs set status = 'failed' where id = %s",
                [job_id],
            )
            cursor.execute(
                "update procrastinate_events set at = now() - make_interval(days => %s)"
                " where job_id = %s",
                [days, job_id],
            )

    async_to_sync(jobs.forget_old_jobs.func)()

    kept = ProcrastinateJob.objects.values_list("pk", flat=True)
    assert sorted(kept) == sorted([new, waiting])


def test_clear_sessions_deletes_those_that_are_over() -> None:
    for hours in (-1, 1):
        session = SessionStore()
        session["hours"] = hours
        session.set_expiry(timezone.now() + timedelta(hours=hours))
        session.save()

    jobs.clear_sessions()

    assert [row.get_decoded()["hours"] for row in Session.objects.all()] == [1]
