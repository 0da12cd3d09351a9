from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from members import check_session
from members.models import JoinRequest, User
from tests.factories.eligibility import WAYS, answer, post
from tests.factories.join_requests import JoinRequestFactory, open_in

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
PAGES = ["", "nation/", "work/", "role/", "responsibilities/", "outcome/", "clear/"]


def stored() -> list[dict[str, object]]:
    return [session.get_decoded() for session in Session.objects.all()]


@pytest.mark.parametrize("page", PAGES)
def test_page_is_kept_by_nobody(client: Client, page: str) -> None:
    answer(client, **WAYS["eligible_by_responsibility"])

    response = client.get(f"/eligibility/{page}")

    directives = {each.strip() for each in response["Cache-Control"].split(",")}
    assert directives == {"private", "no-store"}


def test_answers_are_in_no_address_cookie_or_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    seen: list[str] = []

    for question, given in WAYS["eligible_by_responsibility"].items():
        response = post(client, question, {question: given})
        seen += [response["Location"], str(response.cookies)]
    Client(enforce_csrf_checks=True).post("/eligibility/work/", {"work": "retired"})
    client.get("/eligibility/outcome/")

    heard = " ".join(seen) + caplog.text
    given = ["england", "teacher", "subject", "retired"]
    assert [word for word in given if word in heard] == []
    assert "/eligibility/work/" in caplog.text  # the refusal was logged


def test_reading_the_first_question_opens_no_session(client: Client) -> None:
    client.get("/eligibility/")

    assert Session.objects.count() == 0
    assert settings.SESSION_COOKIE_NAME not in client.cookies


def test_clear_forgets_and_ends_on_the_home_page(client: Client) -> None:
    answer(client, **WAYS["eligible_by_role"])

    response = post(client, "clear", {})

    assert (response.status_code, response["Location"]) == (302, "/")
    assert stored() == []
    assert client.get("/eligibility/outcome/")["Location"] == "/eligibility/nation/"


def test_clear_takes_away_the_cookie_of_a_request_not_sent(client: Client) -> None:
    client.cookies[settings.JOIN_COOKIE_NAME] = "random"

    response = post(client, "clear", {})

    assert response.cookies[settings.JOIN_COOKIE_NAME]["max-age"] == 0


def test_clear_ends_this_browsers_way_into_a_request(client: Client) -> None:
    row = JoinRequestFactory(with_email=True)
    token = open_in(client, row)

    answer = client.post("/eligibility/clear/")
    client.cookies[settings.JOIN_COOKIE_NAME] = token

    assert answer["Location"] == "/"
    assert client.get("/join/nation/")["Location"] == "/join/?lost=yes"
    assert JoinRequest.objects.get() == row


def test_start_again_forgets_and_ends_at_the_first_question(client: Client) -> None:
    answer(client, **WAYS["eligible_by_role"])

    response = post(client, "clear", {"again": "yes"})

    assert response["Location"] == "/eligibility/"
    assert stored() == []


def test_clear_is_nothing_that_a_link_can_do(client: Client) -> None:
    answer(client, **WAYS["eligible_by_role"])

    response = client.get("/eligibility/clear/")

    assert response["Location"] == "/eligibility/"
    assert client.get("/eligibility/outcome/").status_code == 200


def test_clear_leaves_a_signed_in_person_signed_in(client: Client) -> None:
    client.force_login(User.objects.create(email="jane@example.org"))
    answer(client, **WAYS["eligible_by_role"])

    post(client, "clear", {})

    assert [sorted(kept) for kept in stored()] == [
        ["_auth_user_backend", "_auth_user_hash", "_auth_user_id"]
    ]


@pytest.mark.parametrize(
    ("idle", "led_to"),
    [
        (timedelta(minutes=59, seconds=59), "/eligibility/role/"),
        (timedelta(minutes=60), "/eligibility/nation/"),
    ],
)
def test_answers_are_gone_after_sixty_idle_minutes(
    client: Client, idle: timedelta, led_to: str
) -> None:
    with time_machine.travel(NOON, tick=False):
        answer(client, nation="wales", work="now")

    with time_machine.travel(NOON + idle, tick=False):
        response = client.get("/eligibility/outcome/")

    assert response["Location"] == led_to


def test_reading_a_page_is_use(client: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        answer(client, nation="wales", work="now")
    with time_machine.travel(NOON + timedelta(minutes=40), tick=False):
        client.get("/eligibility/role/")

    with time_machine.travel(NOON + timedelta(minutes=80), tick=False):
        response = client.get("/eligibility/role/")

    assert response.status_code == 200


def test_answers_that_are_gone_are_gone_from_the_database(client: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        answer(client, nation="wales")

    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        client.get("/eligibility/")

    assert stored() == []


def test_answer_after_the_hour_is_not_kept_and_says_why(client: Client) -> None:
    with time_machine.travel(NOON, tick=False):
        answer(client, nation="wales", work="now")

    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        response = post(client, "role", {"role": "senco"})

    html = response.content.decode()
    assert response.status_code == 200
    assert "We no longer have your earlier answers, so please start here." in html
    assert '<form method="post" action="/eligibility/nation/"' in html
    assert stored() == []


def test_forget_idle_takes_answers_out_of_sessions_nobody_comes_back_to() -> None:
    idle, in_use, signed_in = Client(), Client(), Client()
    signed_in.force_login(User.objects.create(email="jane@example.org"))
    with time_machine.travel(NOON, tick=False):
        answer(idle, nation="wales")
        answer(signed_in, nation="england")
    with time_machine.travel(NOON + timedelta(minutes=30), tick=False):
        answer(in_use, nation="scotland")

    with time_machine.travel(NOON + timedelta(minutes=60), tick=False):
        forgotten = check_session.forget_idle(timezone.now())
        again = check_session.forget_idle(timezone.now())

    kept = [session.get("eligibility", {}).get("nation") for session in stored()]
    assert (forgotten, again) == (2, 0)
    assert sorted(kept, key=str) == [None, "scotland"]


HOME = "/eligibility/nation/"


@pytest.mark.parametrize(
    "headers",
    [{"Origin": settings.SITE_URL}, {"Sec-Fetch-Site": "same-origin"}],
)
def test_first_question_is_taken_from_our_pages_without_a_token(
    headers: dict[str, str],
) -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post(HOME, {"nation": "wales"}, headers=headers)

    assert response["Location"] == "/eligibility/work/"
    assert len(stored()) == 1


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "https://elsewhere.example.org"}, {"Sec-Fetch-Site": "cross-site"}],
)
def test_first_question_from_elsewhere_leads_to_the_form_and_keeps_nothing(
    headers: dict[str, str],
) -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post(HOME, {"nation": "wales"}, headers=headers)

    assert response["Location"] == "/eligibility/nation/"
    assert stored() == []


@pytest.mark.parametrize("question", ["work", "role", "responsibilities", "clear"])
def test_every_other_form_needs_its_token(question: str) -> None:
    client = Client(enforce_csrf_checks=True)

    response = post(client, question, {question: "now"})

    assert response.status_code == 403
