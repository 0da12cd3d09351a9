from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from members.join_limits import LIMITS
from members.models import JoinRequest
from naht_site.models import OutgoingMail
from tests.factories.join_requests import JoinRequestFactory, open_in
from tests.factories.journey import ANSWERS, CONSENTS
from tests.factories.pages_read import hidden, title, words

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
ADDRESS = "192.0.2.7"


@pytest.fixture(autouse=True)
def clock(settings: object) -> Iterator[time_machine.Traveller]:
    """As on a real site: forms take time. The clock stands until it is moved."""
    settings.JOIN_SECONDS_A_FORM, settings.JOIN_SECONDS_A_REQUEST = 1, 45
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller


class Somebody:
    """Goes through the pages in order, each read before it is sent."""

    def __init__(self, email: str, address: str = ADDRESS) -> None:
        self.client = Client(REMOTE_ADDR=address)
        self.pages = iter([*ANSWERS.items(), ("check", CONSENTS)])
        self.step, self.answers = next(self.pages)
        self.email = email
        self.last: HttpResponse | None = None

    def press(self, wait: Callable[[], None]) -> bool:
        """Reads the page, waits, and sends it; whether there is another one."""
        page = self.client.get(f"/join/{self.step}/")
        wait()
        data = hidden(page) | self.answers
        if self.step == "email":
            data["email"] = self.email
        self.last = self.client.post(f"/join/{self.step}/", data)
        if self.last.status_code != 302:
            return True
        self.step, self.answers = next(self.pages, ("sent", {}))
        return self.step != "sent"


def sent() -> int:
    return JoinRequest.objects.exclude(status="draft").count()


def most_mails_an_hour() -> int:
    """The most mails that one address gets within an hour."""
    due = OutgoingMail.objects.values_list("to", "due_at")
    return max(
        (
            sum(
                other == to and at <= later < at + timedelta(hours=1)
                for other, later in due
            )
            for to, at in due
        ),
        default=0,
    )


def whole_journeys(clock: time_machine.Traveller) -> Iterator[None]:
    """One request after another, each with another address."""
    for number in count():
        bot = Somebody(f"bot{number}@example.org")
        for _ in range(20):  # it tries the last page again and again
            more = bot.press(lambda: None)
            yield
            if not more:
                break


def one_address(clock: time_machine.Traveller) -> Iterator[None]:
    while True:
        Somebody("victim@example.org").press(lambda: clock.shift(1.5))
        yield


def links_asked_for(clock: time_machine.Traveller) -> Iterator[None]:
    row = JoinRequestFactory(with_email=True, email="victim@example.org")
    while True:
        client = Client(REMOTE_ADDR=ADDRESS)
        page = client.get("/join/come-back/")
        clock.shift(1.5)
        client.post("/join/come-back/", hidden(page) | {"email": row.email})
        yield


def no_page_read(clock: time_machine.Traveller) -> Iterator[None]:
    row = JoinRequestFactory(complete=True)
    client = Client(REMOTE_ADDR=ADDRESS)
    open_in(client, row)
    while True:
        client.post("/join/email/", {"email": "victim@example.org"})
        yield
        client.post("/join/check/", CONSENTS | {"version": row.version})
        yield


@pytest.mark.parametrize(
    "script", [whole_journeys, one_address, links_asked_for, no_page_read]
)
def test_two_hundred_scripted_posts_in_ten_minutes_send_nothing(
    clock: time_machine.Traveller, script: Callable[..., Iterator[None]]
) -> None:
    posts = script(clock)

    for number in range(200):
        clock.move_to(AT + timedelta(seconds=3 * number))
        next(posts)

    assert sent() == 0
    assert most_mails_an_hour() <= 3


def test_person_at_normal_speed_never_meets_a_limit(
    clock: time_machine.Traveller,
) -> None:
    jane = Somebody("jane@example.org")
    answers = []

    while jane.press(lambda: clock.shift(8)):
        answers.append(jane.last.status_code)

    assert set(answers) == {302}
    assert sent() == 1


def test_staff_room_of_ten_behind_one_address_never_meets_a_limit(
    clock: time_machine.Traveller,
) -> None:
    people = [Somebody(f"teacher{number}@example.org") for number in range(10)]
    answers = []

    while people:
        for each in list(people):
            if not each.press(lambda: clock.shift(1)):
                people.remove(each)
            answers.append(each.last.status_code)

    assert set(answers) == {302}
    assert sent() == 10
    assert Counter(OutgoingMail.objects.values_list("to", flat=True)) == {
        f"teacher{number}@example.org": 2 for number in range(10)
    }


def test_form_that_is_filled_in_too_fast_comes_back_with_what_was_typed(
    client: Client, clock: time_machine.Traveller
) -> None:
    page = client.get("/join/email/")
    data = hidden(page) | {"email": "jane@example.org"}

    clock.shift(0.5)
    fast = client.post("/join/email/", data)
    clock.shift(0.6)
    again = client.post("/join/email/", hidden(fast) | {"email": "jane@example.org"})

    assert fast.status_code == 200
    assert title(fast).startswith("Error: ")
    assert "quicker than we can take it" in words(fast.text)
    assert 'value="jane@example.org"' in fast.text
    assert again["Location"] == "/join/nation/"


@pytest.mark.parametrize("shown", [None, "", "x", "WzFd:1:x", "\x00"])
def test_form_without_our_note_comes_back_and_then_is_taken(
    client: Client, clock: time_machine.Traveller, shown: str | None
) -> None:
    data = {"email": "jane@example.org"} | ({"shown": shown} if shown else {})

    refused = client.post("/join/email/", data)
    clock.shift(1)
    taken = client.post("/join/email/", hidden(refused) | {"email": data["email"]})

    assert refused.status_code == 200
    assert taken["Location"] == "/join/nation/"


def test_page_from_the_browsers_memory_is_taken(
    client: Client, clock: time_machine.Traveller
) -> None:
    """After “back”, and after a night in an open tab."""
    note = hidden(client.get("/join/email/"))
    clock.shift(timedelta(hours=12))

    response = client.post("/join/email/", note | {"email": "jane@example.org"})

    assert response["Location"] == "/join/nation/"


def test_answer_sent_again_unchanged_is_no_new_mail_and_meets_no_limit(
    client: Client,
) -> None:
    row = JoinRequestFactory(with_email=True)
    open_in(client, row)

    response = client.post("/join/email/", {"email": row.email})

    assert response["Location"] == "/join/nation/"


def test_form_that_is_sent_twice_begins_one_request(
    clock: time_machine.Traveller,
) -> None:
    data = hidden(Client().get("/join/email/")) | {"email": "jane@example.org"}
    clock.shift(5)

    clients = [Client(), Client()]
    led_to = [each.post("/join/email/", data)["Location"] for each in clients]

    tokens = {each.cookies[settings.JOIN_COOKIE_NAME].value for each in clients}
    assert led_to == ["/join/nation/"] * 2
    assert len(tokens) == 1
    assert JoinRequest.objects.count() == OutgoingMail.objects.count() == 1


def test_request_made_faster_than_people_can_waits_and_keeps_its_answers(
    client: Client, clock: time_machine.Traveller
) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)
    note = hidden(client.get("/join/check/"))
    answers = []

    for seconds in (40, 20, 44, 46):
        clock.shift(seconds)
        answers.append(client.post("/join/check/", note | CONSENTS))

    assert [each.status_code for each in answers] == [200, 200, 200, 302]
    assert "wait a minute" in words(answers[0].text)
    assert answers[0].text.count(" checked") == 3
    assert sent() == 1


def test_enough_from_one_address_is_told_kindly_and_another_goes_on(
    clock: time_machine.Traveller,
) -> None:
    most, _ = LIMITS["mail"]

    for number in range(most + 1):
        last = Somebody(f"p{number}@example.org")
        last.press(lambda: clock.shift(2))
    other = Somebody("other@example.org", "198.51.100.7")
    other.press(lambda: clock.shift(2))

    assert last.last.status_code == 429
    assert "try again in an hour" in words(last.last.text)
    assert f'value="p{most}@example.org"' in last.last.text
    assert other.last.status_code == 302
    assert JoinRequest.objects.count() == most + 1


@pytest.mark.parametrize("network", ["203.0.113.{}", "2001:db8:1:2::{}"])
def test_addresses_of_one_network_share_a_limit(
    clock: time_machine.Traveller, monkeypatch: pytest.MonkeyPatch, network: str
) -> None:
    monkeypatch.setitem(LIMITS, "mail", (3, 4))

    answers = []
    for number in range(1, 6):
        each = Somebody(f"p{number}@example.org", network.format(number))
        each.press(lambda: clock.shift(2))
        answers.append(each.last.status_code)

    assert answers == [302, 302, 302, 302, 429]


def test_no_address_is_in_the_cache(clock: time_machine.Traveller) -> None:
    Somebody("jane@example.org").press(lambda: clock.shift(2))

    with connection.cursor() as cursor:
        cursor.execute(f"select cache_key, value from {cache._table}")
        kept = cursor.fetchall()

    assert sum("members" in key for key, _ in kept) == 2
    assert not any(
        told in f"{key} {value}" for told in (ADDRESS, "jane") for key, value in kept
    )
