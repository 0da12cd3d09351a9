"""The links of a request: to go on, to confirm, and to where it stands."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from members.enums import Status
from members.models import JoinRequest
from members.normalise import Email
from members.services.confirm import confirm
from members.services.save_step import save_email
from members.services.send_link import send_link
from members.services.start import start_by_phone
from naht_site.mail import render
from naht_site.models import MailedLink, OutgoingMail
from tests.factories.join_requests import JoinRequestFactory
from tests.factories.journey import ANSWERS, fill_in, post, send, send_it
from tests.factories.mailed_links import newest_path
from tests.factories.pages_read import heading
from tests.factories.review import officer

pytestmark = pytest.mark.django_db


def with_link(**fields: object) -> JoinRequest:
    """A request whose address has just been given, so that a link is on its way."""
    row = JoinRequestFactory(**fields)
    return save_email(uuid=row.uuid, email=Email("Jane@example.org"))


def sent(**fields: object) -> JoinRequest:
    return send_it(JoinRequestFactory(complete=True, **fields))


def test_link_goes_out_at_once_and_nobody_waits_for_it(client: Client) -> None:
    response = post(client, "email", ANSWERS["email"])

    queued = OutgoingMail.objects.get()
    message = render(queued)
    assert response["Location"] == "/join/nation/"
    assert message.to == ["Jane.Otterley@example.org"]
    assert message.subject == "Your link"
    assert newest_path("continue") in message.body
    assert queued.due_at <= timezone.now()


def test_mail_with_the_link_says_nothing_of_what_it_is_about() -> None:
    with_link()

    message = render(OutgoingMail.objects.get())

    for told in ("union", "join", "member "):
        assert told not in message.subject.lower()
        assert told not in message.body.partition("\n--")[0].lower().replace(
            "naht middle leaders", ""
        )


def test_link_opens_the_answers_on_another_device_and_confirms(client: Client) -> None:
    row = with_link(complete=True, email="", email_key="")
    other = Client()

    shown = other.get(newest_path("continue"))
    unused = JoinRequest.objects.get().email_confirmed_at
    pressed = other.post(newest_path("continue"))

    row.refresh_from_db()
    assert heading(shown) == "Go on with your request"
    assert unused is None
    assert row.email_confirmed_at is not None
    assert pressed["Location"] == "/join/check/"
    assert "Otterley" in other.get("/join/check/").text


def test_link_works_again_until_it_is_too_old() -> None:
    with_link()
    at = timezone.now()

    led_to = [Client().post(newest_path("continue"))["Location"] for _ in range(2)]
    with time_machine.travel(at + timedelta(days=settings.DRAFT_DAYS, seconds=1)):
        late = Client().post(newest_path("continue"))

    assert led_to == ["/join/nation/", "/join/nation/"]
    assert late.status_code == 410


def test_link_leads_to_the_status_once_the_request_is_sent(client: Client) -> None:
    fill_in(client)
    link = newest_path("continue")
    send(client)

    pressed = Client().post(link)

    row = JoinRequest.objects.get()
    assert pressed["Location"] == "/join/status/"
    assert row.email_confirmed_at is not None
    assert row.events.filter(what="confirmed").count() == 1


def test_link_of_the_received_mail_confirms(client: Client) -> None:
    row = sent()

    shown = client.get(newest_path("confirm"))
    pressed = [client.post(newest_path("confirm")) for _ in range(2)]

    row.refresh_from_db()
    assert heading(shown) == "Confirm your e-mail address"
    assert {each["Location"] for each in pressed} == {"/join/status/"}
    assert row.email_confirmed_at is not None
    assert [event.what for event in row.events.all()] == ["submitted", "confirmed"]


def test_new_address_ends_the_links_to_the_one_before() -> None:
    row = with_link()
    old = newest_path("continue")
    Client().post(old)

    save_email(uuid=row.uuid, email=Email("other@example.org"))

    row.refresh_from_db()
    assert row.email_confirmed_at is None
    assert Client().post(old).status_code == 410
    assert Client().post(newest_path("continue")).status_code == 302
    assert [mail.to for mail in OutgoingMail.objects.order_by("pk")] == [
        "Jane@example.org",
        "other@example.org",
    ]


def test_mail_with_a_link_that_has_ended_is_not_sent() -> None:
    row = with_link()
    first = OutgoingMail.objects.get()

    save_email(uuid=row.uuid, email=Email("other@example.org"))

    with pytest.raises(Exception, match=r"^$"):
        render(first)


def test_same_address_again_is_no_new_mail_and_stays_confirmed() -> None:
    row = with_link()
    confirm(uuid=row.uuid)

    saved = save_email(uuid=row.uuid, email=Email("JANE@example.org"))

    assert saved.email == "JANE@example.org"
    assert saved.email_confirmed_at is not None
    assert OutgoingMail.objects.count() == 1


def test_link_to_a_request_that_is_gone_leads_to_the_start(client: Client) -> None:
    row = with_link()
    JoinRequest.objects.filter(pk=row.pk).delete()

    assert client.post(newest_path("continue"))["Location"] == "/join/?lost=yes"


def test_address_gets_three_mails_an_hour(client: Client) -> None:
    for _ in range(6):
        response = Client().post("/join/email/", {"email": "jane@example.org"})

    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        Client().post("/join/email/", {"email": "JANE@example.org"})

    assert response["Location"] == "/join/nation/"
    assert JoinRequest.objects.count() == 7
    assert OutgoingMail.objects.count() == 4


def test_second_confirmed_request_stays_unconfirmed_and_the_owner_is_told(
    client: Client,
) -> None:
    first = sent(email="Jane@example.org", email_confirmed_at=timezone.now())
    # The link was in the mail to go on, from before it was sent.
    draft = JoinRequestFactory(complete=True, email="", email_key="")
    save_email(uuid=draft.uuid, email=Email("jane@example.org"))
    link = newest_path("continue")
    second = send_it(draft)

    pressed = [client.post(link) for _ in range(2)]

    first.refresh_from_db()
    second.refresh_from_db()
    assert {each["Location"] for each in pressed} == {"/join/status/"}
    assert heading(client.get("/join/status/")) == "Your request"
    assert first.reference not in client.get("/join/status/").text
    assert first.email_confirmed_at is not None
    assert (second.email_confirmed_at, second.status) == (None, Status.SUBMITTED)
    assert [event.what for event in second.events.all()] == ["submitted", "held"]
    told = OutgoingMail.objects.filter(template="join_already_open")
    assert [mail.to for mail in told] == ["jane@example.org"]


def test_link_goes_to_the_newest_open_request() -> None:
    old = JoinRequestFactory(with_email=True, email="jane@example.org")
    new = JoinRequestFactory(with_email=True, email="jane@example.org")
    withdrawn = sent(email="jane@example.org")
    JoinRequest.objects.filter(pk=withdrawn.pk).update(
        status=Status.WITHDRAWN, closed_at=timezone.now()
    )
    before = set(MailedLink.objects.values_list("pk", flat=True))

    send_link(email=Email("Jane@example.org"))

    (made,) = MailedLink.objects.exclude(pk__in=before)
    assert made.subject == new.uuid
    assert old.uuid != new.uuid


def test_link_is_not_for_what_an_officer_is_keying() -> None:
    by_phone = start_by_phone(by=officer())
    save_email(uuid=by_phone.uuid, email=Email("jane@example.org"))

    send_link(email=Email("jane@example.org"))

    assert not MailedLink.objects.exists()
    assert not OutgoingMail.objects.exists()
