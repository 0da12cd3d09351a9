"""What staff are told by mail: counts alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from members.models import User
from members.services.take import take
from members.services.tell_staff import (
    send_digests,
    tell_mail_failures,
    tell_missing_heartbeats,
    tell_overdue,
)
from naht_site import heartbeats, mail
from naht_site.models import Heartbeat, OutgoingMail
from tests.factories.members import UserFactory
from tests.factories.review import asked, manager, officer, sent

pytestmark = pytest.mark.django_db


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """In March 2027; the 29th is Easter Monday, the 30th a Tuesday in summer time."""
    return datetime(2027, 3, day, hour, minute, tzinfo=UTC)


def told(template: str) -> list[tuple[str, dict[str, object]]]:
    found = OutgoingMail.objects.filter(template=template).order_by("pk")
    return list(found.values_list("to", "params"))


def test_digest_counts_what_waits_for_each_officer() -> None:
    with time_machine.travel(at(16, 10), tick=False):
        one, other = officer(), manager()
        UserFactory(editor=True)
        sent()
        mine = sent()
        take(uuid=mine.uuid, version=1, by=one)
        asked(by=one)

        send_digests(at=at(16, 10))

    counts = {"nobody": 1, "waiting": 1}
    assert told("staff_digest") == [
        (one.email, counts | {"mine": 2}),
        (other.email, counts | {"mine": 0}),
    ]


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        ([at(16, 7, 59)], 0),
        ([at(16, 8, 0), at(16, 8, 30), at(16, 12, 59)], 1),
        ([at(16, 8, 0), at(16, 13, 0), at(16, 23, 0)], 2),
        ([at(16, 15, 0)], 1),
        ([at(30, 6, 59)], 0),
        ([at(30, 7, 0), at(30, 12, 0)], 2),
        ([at(20, 9), at(21, 9), at(26, 9), at(29, 9)], 0),
    ],
    ids=["early", "morning", "both", "late", "summer", "summer both", "days off"],
)
def test_digest_goes_twice_on_each_working_day(
    moments: list[datetime], expected: int
) -> None:
    officer()
    sent()

    for moment in moments:
        with time_machine.travel(moment, tick=False):
            send_digests(at=moment)

    assert len(told("staff_digest")) == expected


def test_digest_of_nothing_is_not_sent() -> None:
    officer()

    send_digests(at=at(16, 10))

    assert told("staff_digest") == []


def test_mails_to_staff_name_nobody() -> None:
    one = manager()
    with time_machine.travel(at(1, 10), tick=False):
        request = sent(first_name="Gwenllian", last_name="Otterham")

    with time_machine.travel(at(16, 10), tick=False):
        send_digests(at=at(16, 10))
        tell_overdue(at=at(16, 10))
        messages = [mail.render(row) for row in OutgoingMail.objects.filter(to=one)]

    everything = "".join(
        message.subject + message.body + message.alternatives[0].content
        for message in messages
    )
    assert len(messages) == 2
    for word in ("Gwenllian", "Otterham", request.reference, request.email):
        assert word not in everything


def test_managers_are_told_once_a_day_how_many_are_over_the_target() -> None:
    one = manager()
    officer()
    for day in (1, 2, 12):
        with time_machine.travel(at(day, 10), tick=False):
            sent()

    for hour in (7, 9, 10):
        with time_machine.travel(at(16, hour), tick=False):
            tell_overdue(at=at(16, hour))

    assert told("staff_overdue") == [(one.email, {"overdue": 2, "target": 5})]


def given_up(key: str, error: str, moment: datetime) -> None:
    OutgoingMail.objects.create(
        key=key,
        to="jo@example.org",
        template="asked",
        due_at=moment,
        failed_at=moment,
        last_error=error,
    )


def tell_failures(moment: datetime) -> list[object]:
    with time_machine.travel(moment, tick=False):
        tell_mail_failures(at=moment)
    return [params["failures"] for _, params in told("staff_mail_failures")]


def test_managers_are_told_of_mails_that_did_not_arrive_once() -> None:
    with time_machine.travel(at(1, 10), tick=False):
        one: User = UserFactory(manager=True, date_joined=at(1, 10))
    given_up("join.1.asked.1", "SMTPRecipientsRefused 550", at(16, 9))
    given_up("join.2.asked.1", "sender stopped", at(16, 9))
    given_up("join.3.asked.1", "no longer of use", at(16, 9))
    given_up("join.4.continue.1", "too late", at(16, 9))
    given_up("mail_failures.1.2027", "SMTPRecipientsRefused 550", at(16, 9))

    assert tell_failures(at(16, 9, 30)) == [2]
    assert tell_failures(at(16, 10)) == [2]
    given_up("join.5.asked.1", "SMTPRecipientsRefused 550", at(16, 11))
    assert tell_failures(at(16, 11, 30)) == [2, 1]
    assert {to for to, _ in told("staff_mail_failures")} == {one.email}


def beat_all(moment: datetime) -> None:
    with time_machine.travel(moment, tick=False):
        for name in heartbeats.expected():
            heartbeats.beat(name)


def watch(moment: datetime) -> list[tuple[str, dict[str, object]]]:
    with time_machine.travel(moment, tick=False):
        tell_missing_heartbeats(at=moment)
    return told("staff_missing_heartbeat")


def test_administrators_are_told_which_job_does_not_run_once_a_day() -> None:
    one = UserFactory(administrator=True)
    UserFactory(manager=True)
    beat_all(at(16, 10))
    assert watch(at(16, 10, 25)) == []

    beat_all(at(16, 12))
    missing = "members.jobs.close_unanswered"
    Heartbeat.objects.filter(job=missing).update(last_run_at=at(16, 10))
    expected = [(one.email, {"jobs": [missing]})]

    assert watch(at(16, 12, 25)) == expected
    assert watch(at(16, 12, 55)) == expected
    beat_all(at(17, 12))
    Heartbeat.objects.filter(job=missing).update(last_run_at=at(16, 10))
    assert watch(at(17, 12, 25)) == expected * 2


def test_nobody_is_told_of_jobs_whose_first_time_has_not_come() -> None:
    UserFactory(administrator=True)
    with time_machine.travel(at(16, 10), tick=False):
        heartbeats.start_counting()

    assert watch(at(16, 10, 25)) == []


def test_job_that_ran_within_the_hour_is_not_missing() -> None:
    UserFactory(administrator=True)
    beat_all(at(16, 10))

    assert watch(at(16, 10) + timedelta(minutes=55)) == []
