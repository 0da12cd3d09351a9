"""What is made, kept and mailed when a request is sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from members import consent_wording, mail
from members.consent_wording import REQUIRED
from members.enums import Status
from members.models import JoinRequest, OutcomeWording, Role
from members.normalise import Email
from members.references import read_reference
from members.services.save_step import save_email
from naht_site.mail import render
from naht_site.models import MailedLink, OutgoingMail
from tests.factories.join_requests import JoinRequestFactory, open_in
from tests.factories.journey import CONSENTS, post, send_it
from tests.factories.pages_read import heading

pytestmark = pytest.mark.django_db


def test_sending_gives_a_reference_and_records_it() -> None:
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    row = JoinRequestFactory(complete=True)

    with time_machine.travel(at, tick=False):
        sent = send_it(row)

    (event,) = sent.events.all()
    assert (sent.status, sent.submitted_at) == (Status.SUBMITTED, at)
    assert read_reference(sent.reference) == sent.reference
    assert (event.what, event.before, event.after) == (
        "submitted",
        "draft",
        "submitted",
    )
    assert (event.by, event.at) == (None, at)
    assert sent.version == row.version + 1


def test_sending_freezes_the_check_as_it_was_shown() -> None:
    sent = send_it(JoinRequestFactory(complete=True))
    OutcomeWording.objects.update(heading="Other words", text="Other words")
    Role.objects.update(name="Another name", treatment="not_in_education")

    sent.refresh_from_db()

    kept = sent.eligibility
    assert sent.outcome == "eligible_by_role"
    assert kept["answers"]["role"] == "senco"
    assert kept["role_name"] == "ALNCo"
    assert kept["treatment"] == "middle_leader"
    assert "Other words" not in (kept["heading"], kept["text"])


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        ({"nation": "scotland", "work": "", "role": None}, "outside_our_area"),
        ({"work": "retired", "role": None}, "retired"),
        ({"work": "later"}, "too_early"),
    ],
)
def test_request_goes_in_whatever_the_check_says(
    answers: dict[str, object], outcome: str
) -> None:
    sent = send_it(JoinRequestFactory(complete=True, **answers))

    assert (sent.status, sent.outcome) == (Status.SUBMITTED, outcome)


def test_sending_keeps_each_consent_with_its_words_and_time() -> None:
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)

    with time_machine.travel(at, tick=False):
        sent = send_it(JoinRequestFactory(complete=True))

    assert set(sent.consents.values_list("purpose", "wording_version", "given_at")) == {
        (purpose.value, consent_wording.WORDING[purpose].version, at)
        for purpose in REQUIRED
    }


def test_sending_queues_one_neutral_mail_with_the_reference() -> None:
    sent = send_it(JoinRequestFactory(complete=True))

    (queued,) = OutgoingMail.objects.all()
    message = render(queued)
    assert queued.key == f"join.{sent.pk}.received"
    assert message.to == [sent.email]
    assert message.subject == f"About your request {sent.reference}"
    assert sent.reference in message.body
    assert "Hello Jane" in message.body
    for told in (sent.job_title, sent.last_name, sent.postcode, "union"):
        assert told not in message.body


@pytest.mark.parametrize("confirmed", [True, False])
def test_received_mail_has_a_link_until_the_address_is_confirmed(
    confirmed: bool,
) -> None:
    send_it(JoinRequestFactory(complete=True, confirmed=confirmed))

    message = render(OutgoingMail.objects.get())

    links = MailedLink.objects.filter(purpose="confirm").count()
    assert ("confirm that this address" in message.body) is not confirmed
    # One link more, to follow the request, is in both.
    assert (links, message.body.count("/link/")) == ((0, 1) if confirmed else (1, 2))


def test_reference_in_use_is_not_given_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = send_it(JoinRequestFactory(complete=True))
    made = iter([first.reference, first.reference, "JR-2345678D"])
    monkeypatch.setattr("members.services.submit.new_reference", lambda: next(made))

    second = send_it(JoinRequestFactory(complete=True))

    assert second.reference == "JR-2345678D"


def open_and_confirmed(email: str) -> JoinRequest:
    return send_it(
        JoinRequestFactory(
            complete=True,
            email=email,
            email_confirmed_at=timezone.now(),
        )
    )


def test_second_request_of_a_confirmed_address_goes_in_unconfirmed(
    client: Client,
) -> None:
    first = open_and_confirmed("Jane@example.org")
    second = JoinRequestFactory(
        complete=True, email="jane@example.org", email_confirmed_at=timezone.now()
    )
    open_in(client, second)

    data = CONSENTS | {"version": second.version}
    response = post(client, "check", data)

    second.refresh_from_db()
    told = OutgoingMail.objects.get(key=f"join.{second.pk}.already_open")
    assert response["Location"] == "/join/sent/"
    assert (second.status, second.email_confirmed_at) == (Status.SUBMITTED, None)
    assert heading(client.get("/join/sent/")) == "We have your request"
    assert (told.to, OutgoingMail.objects.count()) == ("jane@example.org", 2)
    assert second.reference in render(told).body
    assert first.reference not in client.get("/join/sent/").text


def test_mails_to_one_address_go_three_an_hour_however_many_requests_are_sent() -> None:
    with time_machine.travel(
        datetime(2026, 11, 20, 9, tzinfo=UTC), tick=False
    ) as clock:
        rows = []
        for _ in range(10):
            rows.append(
                send_it(JoinRequestFactory(complete=True, email="jane@example.org"))
            )
            clock.shift(timedelta(minutes=1))

    due = OutgoingMail.objects.order_by("pk").values_list("due_at", flat=True)
    hours = [f"{each:%H:%M}" for each in due]
    assert mail.MAILS_AN_HOUR == 3
    assert hours[:6] == ["09:00", "09:01", "09:02", "10:00", "10:01", "10:02"]
    assert hours[6:] == ["11:00", "11:01", "11:02", "12:00"]
    assert len({row.reference for row in rows}) == 10


def test_next_mail_to_an_address_waits_from_when_the_others_went() -> None:
    """One that waited for a server, or waits for its hour, counts when it goes."""
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    with time_machine.travel(at, tick=False) as clock:
        for _ in range(4):
            send_it(JoinRequestFactory(complete=True, email="jane@example.org"))
        first, _, _, waits = OutgoingMail.objects.order_by("pk")
        OutgoingMail.objects.filter(pk=first.pk).update(
            sent_at=at + timedelta(minutes=40)
        )
        clock.shift(timedelta(minutes=61))
        save_email(
            uuid=JoinRequestFactory().uuid,
            email=Email("jane@example.org"),
        )
        last = send_it(JoinRequestFactory(complete=True, email="jane@example.org"))

    newest = OutgoingMail.objects.get(key=f"join.{last.pk}.received")
    assert waits.due_at == at + timedelta(hours=1)
    assert OutgoingMail.objects.filter(template=mail.CONTINUE).count() == 1
    assert newest.due_at == at + timedelta(minutes=100)
