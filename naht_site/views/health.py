from __future__ import annotations

from datetime import timedelta
from functools import cache

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models.functions import Now
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from procrastinate.contrib.django.models import ProcrastinateWorker

from naht_site import heartbeats

# A worker's heart beats every 10 seconds; three missed and it counts as gone.
FRESH = timedelta(seconds=30)


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Whether database, migrations, worker and its jobs are well: 200, else 503.

    It names the part that failed and nothing of how: anybody may ask. Without the
    database, nothing is known of the rest; without its migrations, nothing of worker
    and jobs.
    """
    unknown = dict.fromkeys(("database", "migrations", "worker", "jobs"), "unknown")
    try:
        connection.ensure_connection()
        migrated = _is_migrated()
        found = unknown | {"database": "ok", "migrations": _said(migrated)}
        if migrated:
            found["worker"] = _said(_worker_is_alive())
            found["jobs"] = _said(not heartbeats.late(timezone.now()))
    except Error:
        connection.close()
        found = unknown | {"database": "failed"}
    well = set(found.values()) == {"ok"}
    response = JsonResponse(found, status=200 if well else 503)
    response["Cache-Control"] = "no-store"
    return response


def _said(well: bool) -> str:
    return "ok" if well else "failed"


@cache
def _last_migrations() -> frozenset[tuple[str, str]]:
    """The last migration of each app, as the code has them."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(loader.graph.leaf_nodes())


def _is_migrated() -> bool:
    applied = MigrationRecorder(connection).applied_migrations()
    return _last_migrations() <= applied.keys()


def _worker_is_alive() -> bool:
    alive = ProcrastinateWorker.objects.filter(last_heartbeat__gt=Now() - FRESH)
    return alive.exists()
