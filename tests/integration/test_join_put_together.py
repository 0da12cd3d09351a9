"""What a person reads of two requests that staff have put together."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.duplicates import settle_it, twins
from tests.factories.join_requests import open_in
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db


def test_whoever_follows_the_one_that_was_closed_reads_that_the_other_goes_on(
    client: Client,
) -> None:
    double, kept, pair = twins()
    open_in(client, double)
    settle_it(kept, pair)

    page = words(client.get("/join/status/").content.decode())

    assert "Put together with another request of yours" in page
    assert "We had two requests from you and go on with the other one." in page
    assert "You asked us to stop" not in page
    assert "Ask to join again" not in page
    assert kept.reference not in page
