"""One request on several devices, and how long each may open it."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from members.models import JoinRequest
from tests.factories.join_requests import JoinRequestFactory, open_in
from tests.factories.journey import ANSWERS, post
from tests.factories.mailed_links import newest_path

pytestmark = pytest.mark.django_db


def test_both_devices_go_on_after_the_link_was_used_on_one(client: Client) -> None:
    post(client, "email", ANSWERS["email"])
    phone = Client()

    phone.post(newest_path("continue"))
    post(phone, "nation", {"nation": "wales"})
    post(client, "work", {"work": "now"})

    laptops, phones = (
        each.cookies[settings.JOIN_COOKIE_NAME].value for each in (client, phone)
    )
    row = JoinRequest.objects.get()
    assert laptops != phones
    assert (row.nation, row.work) == ("wales", "now")
    assert phone.get("/join/role/").status_code == 200
    assert client.get("/join/role/").status_code == 200


def test_leaving_on_one_device_leaves_the_other_where_it_is(client: Client) -> None:
    post(client, "email", ANSWERS["email"])
    phone = Client()
    phone.post(newest_path("continue"))

    client.post("/join/leave/")

    assert phone.get("/join/nation/").status_code == 200
    assert JoinRequest.objects.get().devices.count() == 1


def test_cookie_is_good_for_as_long_as_a_draft_is_kept(client: Client) -> None:
    open_in(client, JoinRequestFactory(complete=True))
    at = timezone.now()

    with time_machine.travel(at + timedelta(days=settings.DRAFT_DAYS, seconds=-9)):
        in_time = client.get("/join/name/")
    with time_machine.travel(at + timedelta(days=settings.DRAFT_DAYS, seconds=9)):
        late = client.get("/join/name/")
        start = client.get(late["Location"])

    assert in_time.status_code == 200
    assert late["Location"] == "/join/?lost=yes"
    assert "We cannot find a saved request on this device" in start.text


def test_new_address_ends_the_devices_that_came_by_the_old_one(client: Client) -> None:
    post(client, "email", {"email": "jhon@example.org"})
    stranger = Client()
    stranger.post(newest_path("continue"))
    shown = stranger.get("/join/nation/").status_code

    post(client, "email", {"email": "john@example.org"})

    assert shown == 200
    assert stranger.get("/join/nation/")["Location"] == "/join/?lost=yes"
    assert client.get("/join/nation/").status_code == 200
