"""The mails that go by themselves as time passes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from members.models import JoinRequest
from members.services.activate import account_to_set_up, activate
from members.services.answer import answer
from members.services.correct_address import correct_address
from members.services.remind import (
    remind_of_accounts,
    remind_of_questions,
    warn_of_drafts,
)
from members.services.withdraw import withdraw
from naht_site import mail, mailed_links
from naht_site.models import MailedLink, OutgoingMail
from tests.factories.review import approved, asked, link_of, officer, sent

pytestmark = pytest.mark.django_db
# Asked on 1 March 2027, so the last day is the 29th; clocks go forward on the 28th.
ASKED = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2027, month, day, hour, minute, tzinfo=UTC)


def run(moment: datetime) -> list[str]:
    """Runs the job's work at that instant; returns the ends of the keys there are."""
    with time_machine.travel(moment, tick=False):
        remind_of_questions(at=moment)
        remind_of_accounts(at=moment)
        warn_of_drafts(at=moment)
    kinds = ("asked_reminder", "account_reminder", "draft_will_go")
    keys = OutgoingMail.objects.order_by("pk").values_list("key", flat=True)
    return [key.split(".", 2)[2] for key in keys if any(kind in key for kind in kinds)]


def send_at(moment: datetime) -> list[str]:
    """Sends what is due then; returns the templates of what went."""
    with time_machine.travel(moment, tick=False):
        mail.send_due(moment)
    sent = OutgoingMail.objects.filter(sent_at__isnull=False).order_by("pk")
    return list(sent.values_list("template", flat=True))


def question(**fields: object) -> JoinRequest:
    with time_machine.travel(ASKED, tick=False):
        return asked(**fields)


def test_reminders_go_14_7_and_2_days_before_the_last_day() -> None:
    join_request = question()
    found = {}

    for day in range(2, 30):
        before = len(found)
        keys = run(at(day, 12))
        if len(keys) > before:
            found[day] = keys[-1]

    assert join_request.answer_due_on == date(2027, 3, 29)
    assert found == {
        15: "asked_reminder.2027-03-29.14",
        22: "asked_reminder.2027-03-29.7",
        27: "asked_reminder.2027-03-29.2",
    }


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        # Due on 30 March: two days before is the 28th, and eight there is seven UTC.
        (at(27, 23, 59), 0),
        (at(28, 6, 59), 0),
        (at(28, 7, 0), 1),
        (at(28, 22, 59), 1),
        # From midnight in London it is the 29th, and the night again.
        (at(28, 23, 30), 0),
        (at(29, 7, 0), 1),
    ],
)
def test_reminder_follows_the_clock_in_london_when_it_changes(
    moment: datetime, expected: int
) -> None:
    with time_machine.travel(ASKED + timedelta(days=1), tick=False):
        join_request = asked()
    for stage in (14, 7):
        OutgoingMail.objects.create(
            key=f"join.{join_request.pk}.asked_reminder.2027-03-30.{stage}",
            to="jo@example.org",
            template="asked_reminder",
            due_at=ASKED,
        )

    keys = run(moment)

    assert len(keys) - 2 == expected


def test_reminder_goes_at_eight_in_winter_too() -> None:
    question()

    assert run(at(15, 7, 59)) == []
    assert run(at(15, 8, 0)) == ["asked_reminder.2027-03-29.14"]


def test_running_twice_and_missing_days_doubles_nothing_and_loses_nothing() -> None:
    question()

    run(at(18, 9))
    assert run(at(18, 10)) == ["asked_reminder.2027-03-29.14"]
    assert run(at(29, 9)) == [
        "asked_reminder.2027-03-29.14",
        "asked_reminder.2027-03-29.2",
    ]
    assert run(at(30, 9)) == run(at(29, 10))


def test_reminder_says_until_when_and_holds_the_link_of_the_first_mail() -> None:
    join_request = question(first_name="Jane")
    run(at(15, 9))

    with time_machine.travel(at(15, 9), tick=False):
        first, second = (
            mail.render(OutgoingMail.objects.get(template=template))
            for template in ("asked", "asked_reminder")
        )

    link = mailed_links.address(link_of(join_request, "answer"))
    assert [first.body.count(link), second.body.count(link)] == [1, 1]
    assert "Please answer by 29 March 2027." in second.body
    assert MailedLink.objects.filter(purpose="answer").count() == 1


@pytest.mark.parametrize("step", ["answered", "withdrawn", "over"])
def test_reminder_is_not_sent_when_the_person_has_acted(step: str) -> None:
    join_request = question()
    send_at(ASKED)
    run(at(27, 9))
    with time_machine.travel(at(27, 9, 5), tick=False):
        if step == "answered":
            answer(uuid=join_request.uuid, text="Years 7 and 8.")
        elif step == "withdrawn":
            withdraw(uuid=join_request.uuid)

    sent = send_at(at(29, 23, 0) if step == "over" else at(27, 9, 10))

    reminder = OutgoingMail.objects.get(template="asked_reminder")
    assert "asked_reminder" not in sent
    assert reminder.failed_at is not None
    assert reminder.last_error == ("too late" if step == "over" else "no longer of use")
    assert run(at(28, 9))[-1] == "asked_reminder.2027-03-29.2"


def test_question_that_was_answered_before_it_went_out_is_not_sent() -> None:
    join_request = question()
    with time_machine.travel(ASKED, tick=False):
        answer(uuid=join_request.uuid, text="Years 7 and 8.")

    assert send_at(ASKED) == ["answered"]


def test_reminder_after_a_corrected_address_goes_to_the_new_one() -> None:
    join_request = question()
    with time_machine.travel(at(10, 9), tick=False):
        correct_address(
            uuid=join_request.uuid,
            version=join_request.version,
            by=officer(),
            email="right@example.org",
        )
    run(at(15, 9))

    reminder = OutgoingMail.objects.get(template="asked_reminder")
    assert reminder.to == "right@example.org"
    assert "asked_reminder" in send_at(at(15, 9, 5))


def acceptance() -> JoinRequest:
    with time_machine.travel(ASKED, tick=False):
        return approved()


def test_account_reminders_go_on_day_3_and_day_10_and_then_no_more() -> None:
    join_request = acceptance()
    found = {}

    for day in range(2, 31):
        before = len(found)
        keys = run(at(day, 12))
        if len(keys) > before:
            found[day] = keys[-1]

    assert found == {4: "account_reminder.3", 11: "account_reminder.10"}
    assert account_to_set_up(join_request.uuid) is not None


def test_account_reminders_hold_a_link_that_works() -> None:
    join_request = acceptance()
    send_at(ASKED)
    run(at(4, 12))
    third = send_at(at(4, 12))
    run(at(11, 12))
    tenth = send_at(at(11, 12))

    assert third == ["approved", "account_reminder"]
    assert tenth == ["approved", "account_reminder", "account_reminder"]
    assert MailedLink.objects.filter(subject=join_request.uuid).count() == 2


def test_account_reminder_is_not_sent_to_whoever_has_set_it_up() -> None:
    join_request = acceptance()
    send_at(ASKED)
    run(at(4, 12))
    with time_machine.travel(at(4, 12), tick=False):
        activate(link=link_of(join_request, "activate"), password="seven-brave-herons")

    assert send_at(at(4, 12, 5)) == ["approved"]
    assert run(at(11, 12)) == ["account_reminder.3"]


def draft(**fields: object) -> JoinRequest:
    with time_machine.travel(ASKED, tick=False):
        return JoinRequest.objects.create(
            **{"email": "jo@example.org", "email_key": "jo@example.org"} | fields
        )


def test_draft_is_warned_about_once_at_23_days() -> None:
    draft()

    assert run(at(24, 9)) == []
    assert run(at(24, 11)) == ["draft_will_go.2027-03-01"]
    assert run(at(28, 11)) == ["draft_will_go.2027-03-01"]
    (row,) = OutgoingMail.objects.all()
    with time_machine.travel(at(24, 11), tick=False):
        body = mail.render(row).body
    assert "We keep your answers until 30 March 2027." in body
    assert body.count("http://testserver/link/") == 1


def test_warning_is_not_sent_when_the_draft_was_touched_or_sent() -> None:
    touched = draft()
    run(at(24, 11))
    with time_machine.travel(at(24, 12), tick=False):
        touched.save()

    assert send_at(at(24, 13)) == []
    assert OutgoingMail.objects.get().last_error == "no longer of use"


def test_warning_goes_again_when_the_draft_is_left_again() -> None:
    left = draft()
    run(at(24, 11))
    with time_machine.travel(at(24, 12), tick=False):
        left.save()

    assert run(at(17, 11, month=4)) == [
        "draft_will_go.2027-03-01",
        "draft_will_go.2027-03-24",
    ]


def test_address_with_many_drafts_is_warned_once_and_one_without_never() -> None:
    for _ in range(5):
        draft()
    draft(email="", email_key="")
    by_phone = {"email": "caller@example.org", "email_key": "caller@example.org"}
    draft(**by_phone, source="phone", submitted_by=officer())
    with time_machine.travel(ASKED, tick=False):
        sent(email="sent@example.org")

    assert run(at(25, 11)) == ["draft_will_go.2027-03-01"]
