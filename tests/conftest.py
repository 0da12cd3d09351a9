"""What every test stands on: settings, a database, files, nothing kept."""

from __future__ import annotations

import os
import shutil
import tempfile
import traceback
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.conf import settings
from pytest_django import DjangoDbBlocker

ROOT = Path(__file__).resolve().parent.parent
DATA_DIR = ROOT / "var" / "test"
MEDIA = tempfile.mkdtemp(prefix="naht-media-")
(DATA_DIR / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise looks for it

# As in production, whatever the shell that runs the tests has set. The database's
# address is written over before the first test that needs it.
os.environ.update(
    DJANGO_SETTINGS_MODULE="naht_site.settings",
    DATA_DIR=str(DATA_DIR),
    DEBUG="off",
    DEMO="off",
    SECRET_KEY="tests-only-" + "0123456789abcdef" * 4,
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    SITE_URL="http://testserver",
    DATABASE_URL="postgres://naht@localhost/naht",
    EMAIL_URL=f"file://{MEDIA}/mail",
    MEDIA_STORAGE=MEDIA,
    CACHE_URL="",
    PROXY_COUNT="",
)
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tests fill in forms faster than people do.
settings.JOIN_SECONDS_A_FORM = settings.JOIN_SECONDS_A_REQUEST = 0
# Static files without collectstatic.
settings.STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
django.setup()
# Test processes that this one starts come to this file before they read the settings,
# so that each has files of its own.
del os.environ["DJANGO_SETTINGS_MODULE"]

from django.test import TransactionTestCase  # noqa: E402 (reads the settings)

from naht_site import surroundings  # noqa: E402 (reads the settings)
from naht_site.postgres import Server  # noqa: E402 (reads the settings)
from tests.databases import Databases  # noqa: E402 (reads the settings)


def pytest_unconfigure() -> None:
    shutil.rmtree(MEDIA, ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A copy of the template; a fresh one after each test that committed.

    Django would empty every table after such a test, and with them the root page.
    """
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        try:
            databases = Databases(Server(DATA_DIR, durable=False))
        except Exception:
            traceback.print_exc()
            pytest.exit("The database for the tests could not be made.", returncode=1)
        databases.drop()
        databases.use_copy()
        patch.setattr(
            TransactionTestCase, "_fixture_teardown", lambda _: databases.use_copy()
        )
        yield
        databases.drop()


@pytest.fixture(autouse=True)
def _nothing_is_kept_between_tests() -> None:
    surroundings.forget()


@pytest.fixture
def process_environment(transactional_db: None) -> dict[str, str]:
    """The variables with which a program of ours works on this test's database."""
    from django.db import connection

    place = connection.settings_dict
    address = f"postgresql:///{place['NAME']}?host={place['HOST']}&user={place['USER']}"
    return os.environ | {"DATABASE_URL": address}
