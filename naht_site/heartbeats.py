"""Whether the jobs that run by themselves do run: each leaves a heartbeat."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import UTC, datetime, timedelta
from functools import wraps
from inspect import iscoroutinefunction
from typing import Any

from asgiref.sync import sync_to_async
from django.utils import timezone
from procrastinate.contrib.django import app

from naht_site.models import Heartbeat

# A job counts as late when it should have run so long ago and has not run since.
PATIENCE = timedelta(minutes=10)


def leaves_heartbeat(job: Callable[..., Any]) -> Callable[..., Any]:
    """The job, which notes the time each time that it comes to its end without fault.

    The name under which it does so is that of the task: module and function.
    """
    name = f"{job.__module__}.{job.__name__}"

    @wraps(job)
    def run(*args: Any, **kwargs: Any) -> None:
        job(*args, **kwargs)
        beat(name)

    @wraps(job)
    async def run_async(*args: Any, **kwargs: Any) -> None:
        await job(*args, **kwargs)
        await sync_to_async(beat)(name)

    return run_async if iscoroutinefunction(job) else run


def beat(name: str) -> None:
    """Notes that the job of that name has just run."""
    Heartbeat.objects.bulk_create(
        [Heartbeat(job=name, last_run_at=timezone.now())],
        update_conflicts=True,
        unique_fields=["job"],
        update_fields=["last_run_at"],
    )


def start_counting() -> None:
    """Has each job that was never awaited before count as having run now.

    A new site is not late, and a job that comes with a release not before its time.
    """
    Heartbeat.objects.bulk_create(
        [Heartbeat(job=name, last_run_at=timezone.now()) for name in expected()],
        ignore_conflicts=True,
    )


def expected() -> list[str]:
    """The names of the jobs that run by themselves."""
    tasks = app.periodic_registry.periodic_tasks.values()
    return [periodic.task.name for periodic in tasks]


def late(at: datetime) -> list[str]:
    """The names of the jobs that should have run by then and did not.

    A job that has never run is one of them.
    """
    ran = dict(Heartbeat.objects.values_list("job", "last_run_at"))
    found = []
    for periodic in app.periodic_registry.periodic_tasks.values():
        # A copy: the worker goes on from where its own one stands.
        due = copy(periodic.croniter).get_prev(
            ret_type=float, start_time=(at - PATIENCE).timestamp()
        )
        last = ran.get(periodic.task.name)
        if last is None or last < datetime.fromtimestamp(due, UTC):
            found.append(periodic.task.name)
    return sorted(found)
