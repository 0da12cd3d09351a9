"""For each event a mail, once, whatever happens; and the case's page tells of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from members import mail as join_mail
from members.models import JoinRequest
from members.services.correct_address import correct_address
from members.views.review_case import timeline
from naht_site import mail, mailed_links
from naht_site.models import MailedLink, OutgoingMail
from tests.factories.join_requests import JoinRequestFactory
from tests.factories.journey import send_it
from tests.factories.mailed_links import path_of
from tests.factories.review import (
    answered,
    approved,
    asked,
    declined,
    in_review,
    officer,
    reconsidering,
    withdrawn,
)
from tests.mail_server import MailServer

pytestmark = pytest.mark.django_db
TEN = datetime(2027, 3, 16, 10, 0, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)


def a_day_of_events() -> list[str]:
    """Requests to which things happen; the keys of the mails that tell of them."""
    asked()
    approved()
    declined()
    withdrawn()
    send_it(JoinRequestFactory(complete=True))
    return list(OutgoingMail.objects.order_by("key").values_list("key", flat=True))


def send_each_minute(start: datetime, minutes: int) -> None:
    for minute in range(minutes):
        moment = start + minute * A_MINUTE
        with time_machine.travel(moment, tick=False):
            mail.send_due(moment)


def copies(server: MailServer) -> Counter[str]:
    return Counter(taken["Message-ID"] for taken in server.taken)


def states(join_request: JoinRequest) -> list[str]:
    return [entry.state for entry in timeline(join_request) if entry.state]


def test_hour_of_refusals_loses_nothing_and_sends_nothing_twice(
    mail_server: MailServer,
) -> None:
    mail_server.refusal = "451 Try again later"
    with time_machine.travel(TEN, tick=False):
        keys = a_day_of_events()
    request = JoinRequest.objects.get(status="withdrawn")

    send_each_minute(TEN, 60)
    after_an_hour = states(request)
    mail_server.refusal = ""
    send_each_minute(TEN + 60 * A_MINUTE, 60)

    assert len(keys) == 5
    assert copies(mail_server) == {mail.message_id(key): 1 for key in keys}
    assert OutgoingMail.objects.filter(sent_at=None).count() == 0
    assert after_an_hour == [
        f"Not sent yet to {request.email}. Tries: 5. SMTPRecipientsRefused 451"
    ]
    assert states(request) == [f"Sent to {request.email}"]


def test_page_of_a_request_tells_of_a_mail_that_is_no_longer_kept() -> None:
    with time_machine.travel(TEN, tick=False):
        request = withdrawn()
        mail.send_due(TEN)

    mail.forget_old(TEN + timedelta(days=366))

    assert states(request) == ["Sent to an address that is no longer kept"]


def test_clock_that_goes_back_an_hour_loses_nothing_and_doubles_nothing(
    mail_server: MailServer,
) -> None:
    with time_machine.travel(TEN, tick=False):
        keys = a_day_of_events()
        mail_server.refusal = "451 Try again later"
        mail.send_due(TEN)
        mail_server.refusal = ""
    nine = TEN - timedelta(hours=1)

    with time_machine.travel(nine, tick=False):
        request = withdrawn()
        mail.send_due(nine)
        new = copies(mail_server)
    send_each_minute(nine + A_MINUTE, 90)

    key = f"join.{request.pk}.withdrawn.{request.version}"
    assert new == {mail.message_id(key): 1}
    assert copies(mail_server) == {mail.message_id(each): 1 for each in [*keys, key]}
    assert states(request) == [f"Sent to {request.email}"]


def test_request_goes_on_where_the_clock_went_back_in_between() -> None:
    with time_machine.travel(TEN, tick=False):
        join_request = asked()
        link = MailedLink.objects.get(purpose="answer")

    with time_machine.travel(TEN - timedelta(hours=1), tick=False):
        state = mailed_links.state(link, timezone.now())
        response = Client().post(path_of(link))

    join_request.refresh_from_db()
    assert state is mailed_links.State.GOOD
    assert response.status_code == 302
    assert join_request.answer_due_on.isoformat() == "2027-04-13"


def continuing() -> None:
    join_mail.continue_or_confirm(JoinRequestFactory(complete=True))


def received() -> None:
    send_it(JoinRequestFactory(complete=True))


def corrected() -> None:
    join_request = in_review()
    correct_address(
        uuid=join_request.uuid,
        version=join_request.version,
        by=officer(),
        email="right@example.org",
    )


OPENED_BY: dict[str, dict[str, str]] = {
    "a browser": {},
    "a browser that guesses": {"Sec-Purpose": "prefetch;prerender"},
    "an older browser": {"Purpose": "prefetch", "X-Moz": "prefetch"},
    "a scanner": {"User-Agent": "Mozilla/5.0 (compatible; LinkScanner/1.0)"},
}
WITH_LINKS: dict[str, Callable[[], object]] = {
    "continue": continuing,
    "confirm": received,
    "corrected": corrected,
    "answer": asked,
    "reply": declined,
    "activate": approved,
}


@pytest.mark.parametrize("what", WITH_LINKS)
def test_scanner_that_opens_every_mailed_link_uses_none(what: str) -> None:
    WITH_LINKS[what]()
    messages = [mail.render(row) for row in OutgoingMail.objects.all()]
    paths = {
        path
        for message in messages
        for path in re.findall(
            r"http://testserver(/link/[^\s\"<]+)",
            message.body + message.alternatives[0].content,
        )
    }
    links = list(MailedLink.objects.order_by("pk").values())
    requests = list(JoinRequest.objects.order_by("pk").values())
    mails = OutgoingMail.objects.count()

    answers = [
        Client(headers=headers).generic(method, path).status_code
        for path in paths
        for headers in OPENED_BY.values()
        for method in ("GET", "HEAD", "GET")
    ]

    assert len(paths) >= 1
    assert answers == [200] * 12 * len(paths)
    assert list(MailedLink.objects.order_by("pk").values()) == links
    assert list(JoinRequest.objects.order_by("pk").values()) == requests
    assert OutgoingMail.objects.count() == mails
    for path in paths:
        assert Client().post(path).status_code == 302


def test_every_event_that_a_person_should_hear_of_has_its_mail() -> None:
    with time_machine.travel(TEN, tick=False):
        requests = [answered(), reconsidering()]

    found = [
        [key.split(".")[2] for key in keys_of(join_request)]
        for join_request in requests
    ]

    assert found == [["asked", "answered"], ["declined", "reply_received"]]


def keys_of(join_request: JoinRequest) -> list[str]:
    about = OutgoingMail.objects.filter(key__startswith=f"join.{join_request.pk}.")
    return list(about.order_by("pk").values_list("key", flat=True))
