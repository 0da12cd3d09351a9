from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from members.enums import OPEN, Status
from members.models import JoinRequest
from members.normalise import Email
from members.services.confirm import confirm
from members.services.end_membership import end_membership
from members.services.reply import reply
from members.services.send_link import send_link
from naht_site.mail import render
from naht_site.models import MailedLink, OutgoingMail
from tests.factories.join_requests import JoinRequestFactory, open_in
from tests.factories.mailed_links import path_of
from tests.factories.pages_read import heading, words
from tests.factories.review import (
    WORDS,
    answered,
    approved,
    asked,
    declined,
    expired,
    in_review,
    manager,
    reconsidering,
    sent,
    withdrawn,
)

pytestmark = pytest.mark.django_db

# A Friday; the working days after it are 23 to 27 November.
FRIDAY = datetime(2026, 11, 20, 9, tzinfo=UTC)


def approved_by_mistake() -> JoinRequest:
    """A request whose membership was ended from its start."""
    row = approved()
    end_membership(
        membership_id=row.membership.pk,
        by=manager(),
        reason="Approved by mistake.",
        from_its_start=True,
    )
    return row


Make = Callable[[], JoinRequest]
BY_FRIDAY = "You hear from us by Friday 27 November 2026 ."
STATES: dict[str, tuple[Make, str, str]] = {
    "submitted": (sent, "Received, waiting for review", BY_FRIDAY),
    "in review": (in_review, "Being looked at", BY_FRIDAY),
    "information requested": (
        asked,
        "We need something from you by 18 December 2026",
        "Which year groups do you lead?",
    ),
    "answered": (answered, "Being looked at", BY_FRIDAY),
    "approved": (approved, "Accepted: set up your account", "link to set up"),
    "approved by mistake": (
        approved_by_mistake,
        "Your membership has ended",
        "please call us",
    ),
    "declined": (
        declined,
        "Not accepted (you may reply until 18 December 2026)",
        WORDS,
    ),
    "reconsidering": (
        reconsidering,
        "Your reply is being looked at by someone else",
        BY_FRIDAY,
    ),
    "withdrawn": (withdrawn, "Withdrawn by you", "You asked us to stop"),
    "expired": (expired, "Closed because we did not hear from you", "call us"),
}


def main_of(response: object) -> str:
    return words(response.text.partition("<main")[2].partition("</main")[0])


@pytest.mark.parametrize("state", STATES)
def test_status_says_where_it_stands_what_comes_next_and_by_when(
    client: Client, state: str
) -> None:
    make, label, told = STATES[state]

    with time_machine.travel(FRIDAY, tick=False):
        row = make()
        open_in(client, row)
        response = client.get("/join/status/")

    read = main_of(response)
    assert heading(response) == "Your request"
    assert response["Cache-Control"] == "private, no-store"
    assert row.reference in read
    assert label in read
    assert told in read
    for private in ("Otterley", "ALNCo", row.email, "CF10"):
        assert private not in read


def test_every_state_that_is_sent_was_looked_at() -> None:
    with time_machine.travel(FRIDAY, tick=False):
        seen = {make().status for make, _, _ in STATES.values()}

    assert seen == set(Status) - {Status.DRAFT}


@pytest.mark.parametrize("state", STATES)
def test_status_offers_what_may_be_done_and_nothing_else(
    client: Client, state: str
) -> None:
    row = STATES[state][0]()
    open_in(client, row)

    page = client.get("/join/status/").text

    may = Status(row.status)
    assert ('href="/join/status/withdraw/"' in page) is (may in OPEN)
    assert ('href="/join/write/answer/"' in page) is (
        may == Status.INFORMATION_REQUESTED
    )
    assert ('href="/join/write/reply/"' in page) is (may == Status.DECLINED)
    assert ('<p><a href="/account/login/">Sign in</a></p>' in page) is (
        state == "approved"
    )
    assert ("Ask to join again" in page) is (
        state in ("approved by mistake", "declined", "withdrawn", "expired")
    )


def test_day_of_the_answer_passes_over_a_bank_holiday(client: Client) -> None:
    with time_machine.travel(datetime(2026, 12, 23, 12, tzinfo=UTC), tick=False):
        open_in(client, sent())
        response = client.get("/join/status/")

    # 24, 29, 30, 31 December and 4 January: Boxing Day falls on a Saturday.
    assert "by Monday 4 January 2027" in main_of(response)


def test_late_answer_is_owned_up_to(client: Client) -> None:
    with time_machine.travel(FRIDAY, tick=False):
        open_in(client, sent())
    with time_machine.travel(datetime(2026, 11, 28, 9, tzinfo=UTC), tick=False):
        response = client.get("/join/status/")

    assert "We wanted to be back to you by Friday 27 November 2026" in main_of(response)


def test_time_for_a_reply_ends_with_its_last_day(client: Client) -> None:
    with time_machine.travel(FRIDAY, tick=False):
        open_in(client, declined())
    pages = []
    for at in (
        datetime(2026, 12, 18, 23, 59, tzinfo=UTC),
        datetime(2026, 12, 19, tzinfo=UTC),
    ):
        with time_machine.travel(at, tick=False):
            pages.append(client.get("/join/status/").text)

    assert ["/join/write/reply/" in page for page in pages] == [True, False]
    assert ["The time for a reply is over" in page for page in pages] == [False, True]
    assert "you may reply until" not in pages[1]


def test_person_who_follows_answers_and_replies_there(client: Client) -> None:
    row = asked()
    open_in(client, row)

    page = client.get("/join/write/answer/")
    led_to = client.post("/join/write/answer/", {"text": "Year 7"})["Location"]

    row.refresh_from_db()
    assert heading(page) == "Our question"
    assert led_to == "/join/write/thanks/"
    assert (row.status, row.answer) == (Status.IN_REVIEW, "Year 7")


def test_browser_without_a_request_is_led_to_where_links_are_mailed(
    client: Client,
) -> None:
    assert client.get("/join/status/")["Location"] == "/join/come-back/"
    assert client.get("/join/status/withdraw/")["Location"] == "/join/status/"
    assert client.post("/join/status/withdraw/")["Location"] == "/join/status/"


def test_request_that_is_not_sent_leads_to_its_next_step(client: Client) -> None:
    open_in(client, JoinRequestFactory(complete=True))

    assert client.get("/join/status/")["Location"] == "/join/check/"


def test_mailed_link_opens_the_status_and_names_nobody(client: Client) -> None:
    row = sent()
    send_link(email=Email(row.email))
    message = render(OutgoingMail.objects.get(template="join_follow"))
    link = MailedLink.objects.get(purpose="track")
    path = path_of(link)

    shown = client.get(path)
    unread = client.get("/join/status/")["Location"]
    pressed = client.post(path)

    row.refresh_from_db()
    assert path in message.body
    assert message.subject == "Your link"
    assert heading(shown) == "Follow your request"
    assert unread == "/join/come-back/"
    assert pressed["Location"] == "/join/status/"
    assert row.reference in client.get("/join/status/").text
    assert row.email_confirmed_at is not None
    assert row.email not in path


@pytest.mark.parametrize("make", [make for make, _, _ in STATES.values()])
def test_link_is_mailed_for_a_request_in_any_state(make: Make) -> None:
    row = make()

    send_link(email=Email(row.email))

    mail = OutgoingMail.objects.get(template="join_follow")
    link = MailedLink.objects.get(uuid=mail.params["link"])
    assert (link.purpose, link.subject) == ("track", row.uuid)


def test_link_is_for_the_owners_request_and_not_for_a_strangers_draft() -> None:
    row = sent(email="jane@example.org")
    confirm(uuid=row.uuid)
    JoinRequestFactory(with_email=True, email="jane@example.org")

    send_link(email=Email("jane@example.org"))

    link = MailedLink.objects.latest("pk")
    assert (link.purpose, link.subject) == ("track", row.uuid)


def test_status_shows_nothing_of_another_persons_request(client: Client) -> None:
    mine, other = sent(), asked()
    open_in(client, mine)

    page = client.get("/join/status/").text

    assert mine.reference in page
    assert other.reference not in page


def test_sent_page_names_the_day_and_leads_to_the_status(client: Client) -> None:
    with time_machine.travel(FRIDAY, tick=False):
        open_in(client, sent())
        response = client.get("/join/sent/")

    assert "by Friday 27 November 2026" in main_of(response)
    assert 'href="/join/status/"' in response.text


def test_second_look_has_days_of_its_own(client: Client) -> None:
    with time_machine.travel(FRIDAY, tick=False) as clock:
        row = declined()
        clock.move_to(datetime(2026, 12, 4, 9, tzinfo=UTC))
        reply(uuid=row.uuid, text="I lead year 7.")
        open_in(client, row)
        response = client.get("/join/status/")

    assert "by Friday 11 December 2026" in main_of(response)
