from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from members.enums import Status
from members.services.withdraw import withdraw
from tests.factories.mailed_links import path_of
from tests.factories.pages_read import heading, words
from tests.factories.review import WORDS, asked, declined, link_of

pytestmark = pytest.mark.django_db
KINDS = {
    "answer": (asked, "Which year groups do you lead?", Status.IN_REVIEW),
    "reply": (declined, WORDS, Status.RECONSIDERING),
}


def begin(client: Client, join_request, kind: str):
    return client.post(path_of(link_of(join_request, kind)))


@pytest.mark.parametrize("kind", KINDS)
def test_person_at_a_shared_computer_can_leave_each_page(
    client: Client, kind: str
) -> None:
    make, ours, _ = KINDS[kind]
    led_to = begin(client, make(), kind).headers["Location"]
    pages = [client.get(led_to)]
    left = client.post("/join/leave/", {"text": "I lead"})
    pages += [client.get(led_to), client.get("/join/write/thanks/")]

    assert left["Location"] == "/"
    assert [ours in words(page.text) for page in pages] == [True, False, False]
    assert [page.status_code for page in pages] == [200, 410, 200]
    assert [page.text.count('action="/join/leave/"') for page in pages] == [1, 1, 1]


@pytest.mark.parametrize("kind", KINDS)
def test_person_reads_what_we_wrote_and_writes_back_once(
    client: Client, kind: str
) -> None:
    make, ours, after = KINDS[kind]
    join_request = make()

    led_to = begin(client, join_request, kind).headers["Location"]
    page = client.get(led_to)
    sent = client.post(led_to, {"text": "I lead\nyear 7."})
    again = client.post(led_to, {"text": "And year 8."})

    join_request.refresh_from_db()
    assert led_to == f"/join/write/{kind}/"
    assert ours in words(page.content.decode())
    assert join_request.reference in page.content.decode()
    assert sent.headers["Location"] == "/join/write/thanks/"
    assert heading(client.get("/join/write/thanks/")) == "Thank you"
    assert join_request.status == after
    assert getattr(join_request, kind) == "I lead\nyear 7."
    assert again.status_code == 410
    assert "And year 8." in again.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_page_without_a_pressed_link_is_closed(client: Client, kind: str) -> None:
    response = client.get(f"/join/write/{kind}/")

    assert response.status_code == 410
    assert heading(response) == "Open the link in our e-mail"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Write something before you send it."),
        (" \n ", "Write something before you send it."),
        ("x" * 4001, "Use at most 4000 characters; there are 4001."),
        ("a\0b", "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_taken_is_said_and_kept(
    client: Client, text: str, sentence: str
) -> None:
    join_request = asked()
    led_to = begin(client, join_request, "answer").headers["Location"]

    response = client.post(led_to, {"text": text})

    assert response.status_code == 200
    assert sentence in words(response.content.decode())
    join_request.refresh_from_db()
    assert join_request.status == Status.INFORMATION_REQUESTED


def test_question_of_a_withdrawn_request_is_closed(client: Client) -> None:
    join_request = asked()
    led_to = begin(client, join_request, "answer").headers["Location"]
    withdraw(uuid=join_request.uuid)

    assert client.get(led_to).status_code == 410
    assert client.post(led_to, {"text": "Year 7"}).status_code == 410


def test_answer_after_the_last_day_is_refused_and_kept(client: Client) -> None:
    join_request = asked()
    led_to = begin(client, join_request, "answer").headers["Location"]

    with time_machine.travel(timezone.now() + timedelta(days=29)):
        response = client.post(led_to, {"text": "Year 7"})

    assert response.status_code == 410
    assert "Year 7" in response.content.decode()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_page_is_read_and_sent_only(client: Client, method: str) -> None:
    assert getattr(client, method)("/join/write/answer/").status_code == 405
