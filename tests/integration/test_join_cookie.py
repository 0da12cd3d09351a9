from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from members import join_cookie
from members.models import JoinRequest
from tests.factories.join_requests import JoinRequestFactory, open_in
from tests.factories.journey import ANSWERS, fill_in, post

pytestmark = pytest.mark.django_db

STEPS = [*ANSWERS, "check"]


def test_cookie_holds_a_random_token_and_nothing_else(client: Client) -> None:
    post(client, "email", ANSWERS["email"])

    cookie = client.cookies[settings.JOIN_COOKIE_NAME]
    device = JoinRequest.objects.get().devices.get()
    assert len(cookie.value) == 43  # 256 bits
    assert device.cookie_hash == join_cookie.hash_of(cookie.value)
    assert cookie.value not in device.cookie_hash
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert (cookie["path"], cookie["max-age"], cookie["domain"]) == ("/", "", "")
    assert cookie["secure"] == ""


def test_cookie_is_for_https_alone_where_the_site_is(
    client: Client, settings: pytest.FixtureDef
) -> None:
    settings.SECURE, settings.JOIN_COOKIE_NAME = True, "__Host-join"

    post(client, "email", ANSWERS["email"])

    assert client.cookies["__Host-join"]["secure"] is True


def test_no_answer_is_kept_in_a_session(client: Client) -> None:
    fill_in(client)

    assert settings.SESSION_COOKIE_NAME not in client.cookies
    assert dict(client.session) == {}


@pytest.mark.parametrize("page", ["", "come-back/", "come-back/sent/"])
def test_page_before_the_steps_is_for_its_reader_alone(
    client: Client, page: str
) -> None:
    response = client.get(f"/join/{page}")

    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("step", [*STEPS, "sent"])
def test_step_is_for_its_reader_alone(client: Client, step: str) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)

    response = client.get(f"/join/{step}/")

    assert response["Cache-Control"] == "private, no-store"
    for name in ("Jane", "Otterley", "example"):
        assert name not in response.headers.get("Location", "")


def test_every_other_persons_request_stays_theirs(client: Client) -> None:
    open_in(client, JoinRequestFactory(complete=True, first_name="Mary"))
    stranger = Client()
    stranger.cookies[settings.JOIN_COOKIE_NAME] = join_cookie.new_token()

    pages = [stranger.get(f"/join/{step}/") for step in STEPS[1:]]

    assert {page["Location"] for page in pages} == {"/join/?lost=yes"}
