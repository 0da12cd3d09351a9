from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from members.models import JoinRequest
from naht_site.models import MailedLink
from tests.factories.eligibility import answer
from tests.factories.join_requests import JoinRequestFactory, open_in
from tests.factories.journey import ANSWERS, fill_in, post, send
from tests.factories.mailed_links import path_of

pytestmark = pytest.mark.django_db


def test_leaving_forgets_the_check_and_the_cookie_and_ends_at_home(
    client: Client,
) -> None:
    answer(client, nation="wales")
    post(client, "email", ANSWERS["email"])

    response = client.post("/join/leave/", {"email": "typed@example.org"})

    assert response["Location"] == "/"
    assert client.cookies[settings.JOIN_COOKIE_NAME].value == ""
    assert client.cookies[settings.JOIN_COOKIE_NAME]["max-age"] == 0
    assert dict(client.session) == {}
    assert JoinRequest.objects.get().email == "Jane.Otterley@example.org"


def test_old_cookie_opens_nothing_after_leaving(client: Client) -> None:
    token = open_in(client, JoinRequestFactory(complete=True))

    client.post("/join/leave/")
    client.cookies[settings.JOIN_COOKIE_NAME] = token

    assert client.get("/join/name/")["Location"] == "/join/?lost=yes"


def test_request_with_an_address_stays_reachable_by_its_link(client: Client) -> None:
    fill_in(client)

    client.post("/join/leave/")

    back = client.post(path_of(MailedLink.objects.get()))
    assert back["Location"] == "/join/check/"


def test_request_without_an_address_goes(client: Client) -> None:
    open_in(client, JoinRequestFactory(nation="wales"))

    client.post("/join/leave/")

    assert JoinRequest.objects.count() == 0


def test_leaving_after_sending_keeps_the_request(client: Client) -> None:
    fill_in(client)
    send(client)

    client.post("/join/leave/")

    assert JoinRequest.objects.get().status == "submitted"
    assert client.get("/join/sent/")["Location"] == "/join/?lost=yes"


def test_reading_the_address_forgets_nothing(client: Client) -> None:
    open_in(client, JoinRequestFactory(complete=True))

    response = client.get("/join/leave/")

    assert response["Location"] == "/join/"
    assert client.get("/join/name/").status_code == 200


def test_leaving_without_a_request_is_no_error(client: Client) -> None:
    assert client.post("/join/leave/")["Location"] == "/"


def test_another_site_cannot_make_a_browser_leave() -> None:
    client = Client(enforce_csrf_checks=True)
    open_in(client, JoinRequestFactory(complete=True))

    response = client.post("/join/leave/", headers={"Origin": "https://example.com"})

    assert response.status_code == 403
    assert client.get("/join/name/").status_code == 200
