from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from members.enums import Status
from members.models import JoinRequest
from naht_site.models import OutgoingMail
from tests.factories.join_requests import open_in
from tests.factories.pages_read import heading
from tests.factories.review import (
    approved,
    asked,
    declined,
    expired,
    in_review,
    reconsidering,
    sent,
    withdrawn,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [sent, in_review, asked, reconsidering])
def test_open_request_is_withdrawn_after_one_more_question(
    client: Client, make: Callable[[], JoinRequest]
) -> None:
    row = make()
    open_in(client, row)

    page = client.get("/join/status/withdraw/")
    asked_only = JoinRequest.objects.get().status
    led_to = [client.post("/join/status/withdraw/")["Location"] for _ in range(2)]

    row.refresh_from_db()
    mails = OutgoingMail.objects.filter(template="withdrawn")
    assert heading(page) == "Do you want to withdraw your request?"
    assert asked_only != Status.WITHDRAWN
    assert led_to == ["/join/status/"] * 2
    assert row.status == Status.WITHDRAWN
    assert [mail.to for mail in mails] == [row.email]
    assert row.events.filter(what="withdrawn", by=None).count() == 1


@pytest.mark.parametrize("make", [approved, declined, withdrawn, expired])
def test_request_that_is_over_is_not_withdrawn(
    client: Client, make: Callable[[], JoinRequest]
) -> None:
    row = make()
    open_in(client, row)

    read, posted = (
        each("/join/status/withdraw/")["Location"] for each in (client.get, client.post)
    )

    before = row.status
    row.refresh_from_db()
    assert (read, posted) == ("/join/status/", "/join/status/")
    assert row.status == before
