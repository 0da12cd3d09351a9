"""One open request a person, whatever is pressed and however often."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from members.models import JoinRequest
from naht_site.models import OutgoingMail
from tests.factories.at_once import all_at_once
from tests.factories.join_requests import JoinRequestFactory, open_in
from tests.factories.journey import CONSENTS, post

pytestmark = pytest.mark.django_db


def assert_once(row: JoinRequest) -> None:
    row.refresh_from_db()
    assert JoinRequest.objects.filter(status="submitted").get() == row
    assert row.events.filter(what="submitted").count() == 1
    assert OutgoingMail.objects.filter(template="join_received").count() == 1


def test_two_tabs_send_one_request_and_show_one_reference(client: Client) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)
    tabs = [CONSENTS | {"version": row.version} for _ in range(2)]

    led_to = [post(client, "check", tab)["Location"] for tab in tabs]
    pages = {client.get(each).text.count(send_ref(row)) for each in led_to}

    assert led_to == ["/join/sent/"] * 2
    assert pages == {1}
    assert_once(row)


def send_ref(row: JoinRequest) -> str:
    row.refresh_from_db()
    return row.reference


def test_tab_with_older_answers_sends_nothing_until_it_was_read_again(
    client: Client,
) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)
    old = CONSENTS | {"version": row.version}
    post(client, "name", {"first_name": "Joan", "last_name": "Otterley"})

    refused = post(client, "check", old)

    assert "Your answers have changed since you opened this page" in refused.text
    assert JoinRequest.objects.get().status == "draft"


def test_back_and_send_again_leads_to_the_same_reference(client: Client) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)
    data = CONSENTS | {"version": row.version}
    first = post(client, "check", data)
    client.get(first["Location"])

    back = client.get("/join/check/")
    again = post(client, "check", data)

    assert {back["Location"], again["Location"]} == {"/join/sent/"}
    assert_once(row)


def test_retry_after_a_lost_answer_is_no_second_request(client: Client) -> None:
    row = JoinRequestFactory(complete=True)
    token = open_in(client, row)
    data = CONSENTS | {"version": row.version}
    post(client, "check", data)  # the answer never came

    retry = Client()
    retry.cookies[settings.JOIN_COOKIE_NAME] = token

    assert post(retry, "check", data)["Location"] == "/join/sent/"
    assert_once(row)


@pytest.mark.django_db(transaction=True)
def test_form_that_begins_a_request_sent_eight_times_at_once_begins_one() -> None:
    page = Client().get("/join/email/").text
    note = page.partition('name="shown" value="')[2].partition('"')[0]
    data = {"email": "jane@example.org", "shown": note}
    tokens: list[str] = []

    def press() -> None:
        client = Client()
        post(client, "email", data)
        tokens.append(client.cookies[settings.JOIN_COOKIE_NAME].value)

    ends = all_at_once([press] * 8)

    assert ends == ["done"] * 8
    assert len(set(tokens)) == 1
    assert JoinRequest.objects.count() == OutgoingMail.objects.count() == 1
