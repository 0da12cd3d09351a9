"""A variable that is missing or wrong ends the start with one sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from naht_site import variables
from tests.databases import ROOT

RIGHT = {
    "DEMO": "off",
    "DEBUG": "off",
    "DATA_DIR": "var/none",
    "SECRET_KEY": "".join(chr(33 + number) for number in range(60)),
    "SITE_URL": "https://site.example.org",
    "ALLOWED_HOSTS": "site.example.org",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
    "DATABASE_URL": "postgres://naht:password@localhost:5432/naht",
}


def start(**changes: str) -> subprocess.CompletedProcess[str]:
    """Reads the settings in a process of its own, with these variables."""
    environment = {"PATH": os.environ["PATH"], **RIGHT, **changes}
    command = [sys.executable, "-c", "import naht_site.settings"]
    return subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True
    )


def test_right_variables_start_it() -> None:
    assert start().returncode == 0


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "short"),
        ("SITE_URL", ""),
        ("SITE_URL", "site.example.org"),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("EMAIL_URL", ""),
        ("EMAIL_URL", "mail.example.org"),
        ("DATABASE_URL", ""),
        ("DATABASE_URL", "mysql://localhost/naht"),
        ("CACHE_URL", "nonsense://"),
        ("DEMO", "perhaps"),
        ("PROXY_COUNT", "-1"),
    ],
)
def test_missing_or_wrong_variable_is_named_in_one_sentence(
    name: str, wrong: str
) -> None:
    ended = start(**{name: wrong})

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"{name} ")
    assert ended.stderr.count("\n") == 1


def test_remembered_variable_stands_once_beside_the_others(tmp_path: Path) -> None:
    variables.save_once(tmp_path)
    before = (tmp_path / "settings.env").read_text().splitlines()

    for port in (8300, 8301):
        variables.remember(tmp_path, "SITE_URL", f"http://localhost:{port}")

    saved = tmp_path / "settings.env"
    assert saved.read_text().splitlines() == [
        *before,
        "SITE_URL=http://localhost:8301",
    ]
    assert saved.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["settings.env"]
