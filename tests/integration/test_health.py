from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client

from naht_site import heartbeats

pytestmark = pytest.mark.django_db

WELL = {"database": "ok", "migrations": "ok", "worker": "ok", "jobs": "ok"}


@pytest.fixture(autouse=True)
def _every_job_has_just_run(db: None) -> None:
    for name in heartbeats.expected():
        heartbeats.beat(name)


def told(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def beat(*, seconds_ago: int) -> None:
    """A worker whose heart beat last so long ago."""
    told(
        "insert into procrastinate_workers (last_heartbeat) "
        "values (now() - make_interval(secs => %s))",
        seconds_ago,
    )


def test_health_is_200_when_all_is_well(client: Client) -> None:
    beat(seconds_ago=15)
    beat(seconds_ago=3600)

    response = client.get("/healthz/")

    assert (response.status_code, response.json()) == (200, WELL)
    assert response["Cache-Control"] == "no-store"
    assert response.cookies == {}


def test_health_names_a_worker_that_never_came(client: Client) -> None:
    response = client.get("/healthz/")

    assert response.status_code == 503
    assert response.json() == WELL | {"worker": "failed"}


def test_health_names_a_worker_that_is_gone(client: Client) -> None:
    beat(seconds_ago=31)

    response = client.get("/healthz/")

    assert response.status_code == 503
    assert response.json() == WELL | {"worker": "failed"}


def test_health_names_migrations_that_are_missing(client: Client) -> None:
    beat(seconds_ago=1)
    last = "select max(name) from django_migrations where app = 'members'"
    told(f"delete from django_migrations where app = 'members' and name = ({last})")

    response = client.get("/healthz/")

    assert response.status_code == 503
    assert response.json() == WELL | {
        "migrations": "failed",
        "worker": "unknown",
        "jobs": "unknown",
    }


def test_health_names_jobs_that_did_not_run_and_says_no_more(client: Client) -> None:
    beat(seconds_ago=1)
    told("delete from naht_site_heartbeat where job like '%%publish_scheduled'")

    response = client.get("/healthz/")

    assert response.status_code == 503
    assert response.json() == WELL | {"jobs": "failed"}


def test_health_answers_head(client: Client) -> None:
    beat(seconds_ago=1)

    response = client.head("/healthz/")

    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_health_refuses_to_be_changed(client: Client, method: str) -> None:
    response = getattr(client, method)("/healthz/")

    assert response.status_code == 405


def test_health_takes_four_queries(
    client: Client, django_assert_num_queries: object
) -> None:
    client.get("/healthz/")

    with django_assert_num_queries(4):
        client.get("/healthz/")
