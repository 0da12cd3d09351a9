from __future__ import annotations

import socket
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
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
