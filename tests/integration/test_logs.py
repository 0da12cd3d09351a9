"""What reaches the log when something fails: where, and nothing of a person."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from naht_site.logs import PlainFormatter

ADDRESS, NAME = "jane@example.org", "Jane Otterley"
TOKEN = "Zm9yIEphbmUgYWxvbmU"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the site's own formatter writes of all that is logged."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(PlainFormatter())
    loggers = [logging.getLogger(), logging.getLogger("django")]
    for logger in loggers:
        logger.addHandler(handler)
    yield written
    for logger in loggers:
        logger.removeHandler(handler)


def test_error_is_told_without_its_message_nor_that_of_its_cause(
    log: io.StringIO,
) -> None:
    try:
        try:
            raise KeyError(ADDRESS)
        except KeyError as error:
            raise ValueError(NAME) from error
    except ValueError:
        logging.getLogger("members").exception("A job failed")

    told = log.getvalue()
    assert "ERROR members: A job failed" in told
    assert "builtins.ValueError\nwhich came of:" in told
    assert told.endswith("builtins.KeyError\n")
    assert [each for each in (ADDRESS, NAME) if each in told] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/link/{}/",
        "/account/confirm-email/{}/",
        "/account/password/reset/key/1-{}/",
    ],
)
def test_key_in_a_mailed_address_is_left_out(log: io.StringIO, address: str) -> None:
    browser = Client(enforce_csrf_checks=True)

    response = browser.post(address.format(TOKEN))

    told = log.getvalue()
    assert response.status_code == 403
    assert f"{address.rpartition('{')[0].removesuffix('1-')}…/" in told
    assert TOKEN not in told
