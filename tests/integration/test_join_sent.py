from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from members.enums import Status
from members.models import JoinRequest
from members.services.save_step import save_step
from members.services.take import take
from naht_site.models import OutgoingMail
from tests.factories.at_once import all_at_once
from tests.factories.join_requests import JoinRequestFactory, open_in
from tests.factories.journey import CONSENTS, post, send, send_it
from tests.factories.members import UserFactory
from tests.factories.pages_read import heading, words

pytestmark = pytest.mark.django_db


def test_pressing_twice_is_one_request(client: Client) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)
    data = CONSENTS | {"version": row.version}

    answers = [post(client, "check", data) for _ in range(3)]

    assert {each["Location"] for each in answers} == {"/join/sent/"}
    row.refresh_from_db()
    assert row.events.count() == OutgoingMail.objects.count() == 1
    assert row.version == int(data["version"]) + 1


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_are_one_request() -> None:
    row = JoinRequestFactory(complete=True)
    token = open_in(Client(), row)
    data = CONSENTS | {"version": row.version}
    pages: list[tuple[str, str]] = []

    def press() -> None:
        client = Client()
        client.cookies[settings.JOIN_COOKIE_NAME] = token
        led_to = post(client, "check", data)["Location"]
        pages.append((led_to, words(client.get(led_to).text)))

    ends = all_at_once([press] * 8)

    row.refresh_from_db()
    assert ends == ["done"] * 8
    assert len(set(pages)) == 1
    assert row.reference in pages[0][1]
    assert row.events.count() == OutgoingMail.objects.count() == 1
    assert row.consents.count() == 3


@pytest.mark.parametrize("step", ["email", "nation", "job", "workplace", "check"])
def test_once_sent_every_page_leads_to_the_reference(client: Client, step: str) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)
    send(client)
    sent = JoinRequest.objects.values().get()

    read = client.get(f"/join/{step}/")
    posted = post(client, step, {"email": "other@example.org", "nation": "england"})

    assert (read["Location"], posted["Location"]) == ("/join/sent/", "/join/sent/")
    assert JoinRequest.objects.values().get() == sent


def test_form_that_was_open_while_the_request_went_changes_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)
    save = save_step

    def sent_meanwhile(**values: object) -> JoinRequest:
        send_it(row)
        return save(**values)

    monkeypatch.setattr("members.views.join_steps.save_step", sent_meanwhile)

    response = post(client, "name", {"first_name": "Joan", "last_name": "Otterley"})

    row.refresh_from_db()
    assert response["Location"] == "/join/sent/"
    assert row.first_name == "Jane"


def test_sent_page_says_what_happens_next_and_when(client: Client) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)
    send(client)

    response = client.get("/join/sent/")

    read = words(response.text)
    assert heading(response) == "We have your request"
    assert "You hear from us by" in read
    assert "0300 30 30 333" in read
    for told in ("Jane", "Otterley", "ALNCo", "example.org", "Cardiff"):
        assert told not in response.text.partition("<main")[2].partition("</main")[0]


def test_sent_page_later_leads_to_where_the_request_stands(client: Client) -> None:
    row = send_it(JoinRequestFactory(complete=True))
    take(uuid=row.uuid, version=row.version, by=UserFactory(officer=True))
    open_in(client, row)

    assert client.get("/join/sent/")["Location"] == "/join/status/"


def test_after_a_decision_one_may_ask_anew(client: Client) -> None:
    row = send_it(JoinRequestFactory(complete=True))
    JoinRequest.objects.filter(pk=row.pk).update(
        status=Status.WITHDRAWN, closed_at=timezone.now()
    )
    open_in(client, row)

    response = post(client, "email", {"email": "jane@example.org"})

    assert response["Location"] == "/join/nation/"
    assert JoinRequest.objects.filter(status=Status.DRAFT).count() == 1
    row.refresh_from_db()
    assert row.status == Status.WITHDRAWN
