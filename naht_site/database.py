"""The database that the site stands on: which it is, and how long it may take."""

from __future__ import annotations

import sys
from pathlib import Path

from naht_site import postgres, variables


def described(data_dir: Path, *, default: str | None) -> dict[str, object]:
    """One of Django's DATABASES: what DATABASE_URL names, or `default` if it is unset.

    "embedded" is our own server under `data_dir`, which runs when this returns. Ends
    the program with a sentence if the variable is missing or wrong, or the server does
    not start.
    """
    found = variables.database(default=default) or _embedded(data_dir)
    # A migration may take its time; a page and a job may not.
    longest = 0 if {"migrate", "prepare"} & set(sys.argv[1:2]) else 15_000
    found.setdefault("OPTIONS", {}).update(
        connect_timeout=5,
        options=(
            f"-c statement_timeout={longest} -c lock_timeout=5000 "
            "-c idle_in_transaction_session_timeout=60000"
        ),
    )
    return found | {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}


def _embedded(data_dir: Path) -> dict[str, object]:
    try:
        found = postgres.database_settings(data_dir)
    except postgres.ServerError as error:
        variables.stop(str(error))
    return {"ENGINE": "django.db.backends.postgresql", **found}
