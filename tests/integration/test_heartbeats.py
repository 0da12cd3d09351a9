"""Jobs that run by themselves are seen to run, and those that do not are named."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from asgiref.sync import async_to_sync, iscoroutinefunction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from naht_site import heartbeats, jobs
from naht_site.models import Heartbeat

pytestmark = pytest.mark.django_db

EACH_MINUTE = "naht_site.jobs.publish_scheduled"
EACH_NIGHT = "naht_site.jobs.clear_sessions"  # at 3.20
NOON = datetime(2026, 3, 28, 12, tzinfo=UTC)


def every_job_ran(at: datetime) -> None:
    Heartbeat.objects.bulk_create(
        Heartbeat(job=name, last_run_at=at) for name in heartbeats.expected()
    )


def test_every_job_that_runs_by_itself_leaves_a_heartbeat() -> None:
    names = sorted(heartbeats.expected())

    with time_machine.travel(NOON, tick=False):
        for name in names:
            job = app.tasks[name].func
            async_to_sync(job)() if iscoroutinefunction(job) else job()

    assert list(
        Heartbeat.objects.order_by("job").values_list("job", "last_run_at")
    ) == [(name, NOON) for name in names]
    assert len(names) >= 7


def test_job_that_fails_leaves_none() -> None:
    @heartbeats.leaves_heartbeat
    def fails() -> None:
        raise ValueError("No.")

    with pytest.raises(ValueError, match="No"):
        fails()

    assert not Heartbeat.objects.exists()


def test_second_heartbeat_takes_the_place_of_the_first() -> None:
    for minutes in (0, 1):
        with time_machine.travel(NOON + timedelta(minutes=minutes), tick=False):
            jobs.clear_sessions()

    assert list(Heartbeat.objects.values_list("last_run_at", flat=True)) == [
        NOON + timedelta(minutes=1)
    ]


@pytest.mark.parametrize(
    ("job", "ran", "at", "is_late"),
    [
        # Each minute: late after ten minutes, not before.
        (EACH_MINUTE, "2026-03-28 12:00:05", "2026-03-28 12:10:05", False),
        (EACH_MINUTE, "2026-03-28 12:00:05", "2026-03-28 12:11:01", True),
        # Over the hour that the clock leaves out or has twice, the same.
        (EACH_MINUTE, "2026-03-29 00:55:05", "2026-03-29 01:05:05", False),
        (EACH_MINUTE, "2026-03-29 00:55:05", "2026-03-29 01:06:01", True),
        (EACH_MINUTE, "2026-10-25 00:55:05", "2026-10-25 01:05:05", False),
        (EACH_MINUTE, "2026-10-25 00:55:05", "2026-10-25 01:06:01", True),
        # Each night: late ten minutes after its time.
        (EACH_NIGHT, "2026-03-27 03:20:05", "2026-03-28 03:30:00", False),
        (EACH_NIGHT, "2026-03-27 03:20:05", "2026-03-28 03:30:01", True),
        (EACH_NIGHT, "2026-03-28 03:20:05", "2026-03-29 03:29:00", False),
    ],
)
def test_job_is_late_when_it_should_have_run_ten_minutes_ago(
    job: str, ran: str, at: str, is_late: bool
) -> None:
    now = datetime.fromisoformat(at).replace(tzinfo=UTC)
    every_job_ran(now)
    Heartbeat.objects.filter(job=job).update(
        last_run_at=datetime.fromisoformat(ran).replace(tzinfo=UTC)
    )

    assert heartbeats.late(now) == ([job] if is_late else [])


def test_job_that_never_ran_is_late() -> None:
    every_job_ran(NOON)
    Heartbeat.objects.filter(job=EACH_NIGHT).delete()

    assert heartbeats.late(NOON) == [EACH_NIGHT]


def test_job_that_is_new_is_late_once_its_first_time_is_over() -> None:
    every_job_ran(NOON + timedelta(days=1))
    Heartbeat.objects.filter(job=EACH_NIGHT).delete()
    with time_machine.travel(NOON, tick=False):
        heartbeats.start_counting()

    in_time, late = (
        heartbeats.late(datetime(2026, 3, 29, 3, 30, second, tzinfo=UTC))
        for second in (0, 1)
    )
    assert (in_time, late) == ([], [EACH_NIGHT])


def test_counting_starts_once() -> None:
    every_job_ran(NOON)

    with time_machine.travel(NOON + timedelta(days=1), tick=False):
        heartbeats.start_counting()

    began = Heartbeat.objects.values_list("last_run_at", flat=True)
    assert set(began) == {NOON}


def test_late_costs_one_query(django_assert_num_queries: object) -> None:
    every_job_ran(NOON)

    with django_assert_num_queries(1):
        heartbeats.late(NOON)


@pytest.mark.django_db(transaction=True)
def test_catch_up_runs_what_the_night_missed_once() -> None:
    with time_machine.travel(NOON, tick=False):
        every_job_ran(NOON)
        Heartbeat.objects.filter(job=EACH_NIGHT).update(
            last_run_at=NOON - timedelta(days=3)
        )
        for _ in range(2):
            async_to_sync(jobs.catch_up.func)()

    waiting = ProcrastinateJob.objects.values_list("task_name", flat=True)
    assert list(waiting) == [EACH_NIGHT]
