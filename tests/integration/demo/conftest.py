"""The demo, made once for these tests; what one changes in it is taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings

from tests.factories.demo import rows, seed_demo


# The package is left, and all of it taken back, where this folder has an `__init__.py`.
@pytest.fixture(scope="package")
def made(
    django_db_setup: None, django_db_blocker: pytest.FixtureDef
) -> Iterator[tuple[dict[str, int], str]]:
    """The number of rows there were before, and what making the demo printed."""
    with (
        django_db_blocker.unblock(),
        override_settings(DEMO=True),
        transaction.atomic(),
    ):
        before = rows()
        yield before, seed_demo()
        transaction.set_rollback(True)


@pytest.fixture
def demo(
    made: tuple[dict[str, int], str], django_db_blocker: pytest.FixtureDef
) -> Iterator[None]:
    """A site with the demo on it. Not with `db`, which would close the connection."""
    with (
        django_db_blocker.unblock(),
        override_settings(DEMO=True),
        transaction.atomic(),
    ):
        yield
        transaction.set_rollback(True)
