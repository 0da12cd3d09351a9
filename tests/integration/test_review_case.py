from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.models import Consent, JoinRequest, LookedAt
from naht_site.models import OutgoingMail
from tests.factories.review import (
    answered,
    approved,
    asked,
    declined,
    in_review,
    manager,
    reconsidering,
    sent,
    withdrawn,
)
from tests.factories.review_pages import page_of, press, steps_offered

pytestmark = pytest.mark.django_db


def test_case_shows_answers_check_workplaces_and_consents(staff: Client) -> None:
    join_request = sent(
        phone="07700 900123",
        contact_by="phone",
        address_is_home=False,
        address_line_1="1 River Lane",
        town="Cardiff",
        other_union="rather_not_say",
        former_member=True,
        former_number="0012345",
        phone_me=True,
        central_employer="Otter Trust",
    )
    Consent.objects.create(
        join_request=join_request,
        purpose="union_news",
        wording_version="3",
        given_at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC),
    )

    page = page_of(staff, join_request)

    for part in (
        "Jane Otterley",
        "Eligible by role What decided: “You told us that you start within six mont",
        "Where do you work? Wales",
        "What the person read A heading of then A text of then. And more of it.",
        "Role ALNCo",
        "Workplace Ysgol Dyfrgi, Cardiff",
        "Employer of a central team Otter Trust",
        f"E-mail {join_request.email} (not confirmed yet)",
        "Phone 07700 900123",
        "Another address 1 River Lane Cardiff CF10 1AA",
        "In another union I would rather not say",
        "Was a member before Yes",
        "Old member number 0012345",
        "Asks us to phone Yes",
        "Union news by e-mail 1 July 2026, wording 3",
        "The person reads: “Received, waiting for review”",
    ):
        assert part in page


def test_opening_a_case_is_written_down(staff: Client) -> None:
    join_request = sent()

    page_of(staff, join_request)

    (look,) = LookedAt.objects.all()
    assert (look.by, look.join_request) == (staff.person, join_request)


def test_timeline_tells_every_event_and_mail(staff: Client) -> None:
    join_request = answered(by=staff.person)
    question, thanks = OutgoingMail.objects.order_by("pk")
    OutgoingMail.objects.filter(pk=question.pk).update(sent_at=question.created_at)
    OutgoingMail.objects.filter(pk=thanks.pk).update(
        attempts=2, last_error="SMTPDataError 451"
    )

    response = staff.get(join_request.get_absolute_url())

    told = [(e.title, e.who, e.state) for e in response.context["timeline"]]
    to = join_request.email
    assert told == [
        ("Sent", "", ""),
        ("Taken", staff.person.email, ""),
        ("Asked for information", staff.person.email, ""),
        ("Mail: We need something from you", "", f"Sent to {to}"),
        ("Answered", "", ""),
        (
            "Mail: Thank you for the answer",
            "",
            f"Not sent yet to {to}. Tries: 2. SMTPDataError 451",
        ),
    ]


def test_case_names_other_requests_with_the_same_address(staff: Client) -> None:
    one = sent(email="jane@example.org")
    other = withdrawn(email="Jane@example.org")
    draft = JoinRequest.objects.create(
        email="jane@example.org", email_key="jane@example.org", first_name="Drafty"
    )

    page = staff.get(one.get_absolute_url()).content.decode()

    assert other.get_absolute_url() in page
    assert str(draft.uuid) not in page


def test_case_asks_the_database_the_same_however_long_its_story(staff: Client) -> None:
    def count(join_request: JoinRequest) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            staff.get(join_request.get_absolute_url())
        return len(queries)

    short, long = sent(), sent()
    for number in range(3):
        press(staff, long, "note", text=f"Note {number}")
        long.workplaces.create(name="Another", town="Cardiff", position=number + 1)
    staff.get(short.get_absolute_url())

    assert count(long) == count(short)


@pytest.mark.parametrize(
    ("make", "as_manager", "offered"),
    [
        (sent, False, ["take", "assign", "note", "correct-address", "withdraw"]),
        (
            in_review,
            False,
            [
                "approve",
                "decline",
                "ask",
                "assign",
                "note",
                "correct-address",
                "withdraw",
            ],
        ),
        (asked, False, ["assign", "note", "correct-address", "withdraw"]),
        (approved, False, ["note", "account-link"]),
        (approved, True, ["note", "account-link", "undo"]),
        (declined, False, ["note"]),
        (declined, True, ["note", "reopen"]),
        (reconsidering, False, ["assign", "note", "correct-address"]),
        (
            reconsidering,
            True,
            [
                "take",
                "approve",
                "decline",
                "assign",
                "note",
                "correct-address",
                "withdraw",
            ],
        ),
        (withdrawn, False, ["note"]),
        (withdrawn, True, ["note", "reopen"]),
    ],
)
def test_case_offers_the_steps_of_its_state(
    staff: Client, make, as_manager: bool, offered: list[str]
) -> None:
    join_request = make()
    if as_manager:
        staff.force_login(manager())

    assert steps_offered(staff, join_request) == offered
