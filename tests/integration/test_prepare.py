from __future__ import annotations

import socket
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from pytest_django import Settings

from naht_site.models import Published


@pytest.mark.django_db
def test_prepare_twice_makes_everything_once(
    settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path
    call_command("prepare")
    rows = list(Published.objects.order_by("path").values())

    call_command("prepare")

    assert list(Published.objects.order_by("path").values()) == rows
    assert (tmp_path / "css" / "site.css").exists()


@pytest.mark.django_db
def test_site_that_was_just_prepared_is_well_as_soon_as_the_worker_beats(
    settings: Settings, tmp_path: Path, client: Client
) -> None:
    settings.STATIC_ROOT = tmp_path
    call_command("prepare")

    with connection.cursor() as worker:
        worker.execute("insert into procrastinate_workers default values")

    assert client.get("/healthz/").status_code == 200


def test_prepare_stops_with_one_sentence_where_the_port_is_taken(
    settings: Settings,
) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        settings.PORT = other.getsockname()[1]

        with pytest.raises(CommandError) as stopped:
            call_command("prepare", check_port=True)

    assert str(stopped.value) == (
        f"Port {settings.PORT} is taken by another program. Choose another one, "
        f"for example: make run PORT={settings.PORT + 1}"
    )


@pytest.mark.django_db
def test_prepare_shows_readers_what_new_templates_and_a_new_address_make(
    settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path
    Published.objects.filter(path="/").update(public_html="As it was")
    settings.SITE_URL = "http://elsewhere.example.org"

    call_command("prepare")

    home = Published.objects.get(path="/")
    assert "<h1>" in home.public_html
    assert '"url": "http://elsewhere.example.org/"' in home.head["json_ld"]
