from __future__ import annotations

import pytest
from django.test import Client

from members import duplicates
from members.enums import Status
from members.models import PossibleDuplicate
from naht_site.models import OutgoingMail
from tests.factories.duplicates import BECAUSE, twins
from tests.factories.members import MemberFactory
from tests.factories.review import (
    NOTE,
    WORDS,
    in_review,
    manager,
    reconsidering,
)
from tests.factories.review_pages import page_of, press, steps_offered

pytestmark = pytest.mark.django_db


def test_case_shows_both_sides_beside_each_other(staff: Client) -> None:
    first, second, pair = twins(phone="07700 900123")

    page = page_of(staff, second)
    (panel,) = staff.get(second.get_absolute_url()).context["duplicates"]

    assert "Score 110: settle it before you approve. Same name and postcode" in page
    assert (panel.pair, panel.name, panel.url) == (
        pair,
        str(first),
        first.get_absolute_url(),
    )
    assert panel.rows[0] == ("Name", "Jane Otterley", "Jane Otterley", True)
    assert ("Phone", "", "07700 900123", False) in panel.rows
    assert f"Possible duplicate found {first}: score 110" in page


def test_case_shows_a_member_beside_the_request(staff: Client) -> None:
    member = MemberFactory(postcode="CF10 1AA")
    join_request = in_review()
    duplicates.raise_for(join_request)

    page = page_of(staff, join_request)

    assert f"Member {member.shown_number}" in page
    assert "they keep their member number" in page


def test_approval_is_refused_by_its_address_until_the_pair_is_settled(
    staff: Client,
) -> None:
    _, second, pair = twins()

    refused = press(staff, second, "approve", note=NOTE)
    second.refresh_from_db()
    status_then = second.status
    settled = press(
        staff, second, "settle", pair=pair.pk, verdict="different", because=BECAUSE
    )
    second.refresh_from_db()
    press(staff, second, "approve", note=NOTE)

    second.refresh_from_db()
    assert (refused.status_code, status_then) == (409, Status.IN_REVIEW)
    assert "Settle the possible duplicates first." in refused.content.decode()
    assert settled.headers["Location"] == second.get_absolute_url()
    assert second.status == Status.APPROVED


def test_pair_settled_as_one_person_is_told_on_both_cases(staff: Client) -> None:
    first, second, pair = twins()

    press(staff, second, "settle", pair=pair.pk, verdict="same")

    one, other = page_of(staff, second), page_of(staff, first)
    assert f"Possible duplicate settled by {staff.person.email} {first}: the s" in one
    assert f"Settled by {staff.person.email}" in one
    assert "Closed as a double" in other
    assert f"The same person as {second}. We go on with that one." in other
    assert "Put together with another request of yours" in other


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Say whether it is the same person."),
        ({"verdict": "perhaps"}, "Select a valid choice."),
        ({"verdict": "different"}, "Say how you know that they are two people."),
        ({"verdict": "different", "because": "short"}, "at least 10 characters"),
    ],
)
def test_half_a_verdict_is_refused_at_its_own_pair(
    staff: Client, said: dict[str, str], sentence: str
) -> None:
    _, second, pair = twins()

    response = press(staff, second, "settle", pair=pair.pk, **said)

    (panel,) = response.context["duplicates"]
    assert sentence in str(panel.form.errors)
    assert panel.form.auto_id == f"settle-{pair.pk}-%s"
    assert PossibleDuplicate.objects.get().verdict == ""


def test_stale_screen_settles_nothing_and_keeps_what_was_typed(staff: Client) -> None:
    _, second, pair = twins()
    press(staff, second, "note", text="They rang us up.")

    response = press(
        staff, second, "settle", pair=pair.pk, verdict="different", because=BECAUSE
    )

    page = response.content.decode()
    assert response.status_code == 409
    assert ("They rang us up." in page, BECAUSE in page) == (True, True)
    assert PossibleDuplicate.objects.get().verdict == ""


@pytest.mark.parametrize("step", ["take", "approve", "decline", "withdraw"])
def test_first_decider_is_refused_a_second_look(staff: Client, step: str) -> None:
    first = manager()
    join_request = reconsidering(by=first)
    staff.force_login(first)

    offered = steps_offered(staff, join_request)
    response = press(staff, join_request, step, note=NOTE, reason="other", words=WORDS)

    join_request.refresh_from_db()
    assert not {"take", "approve", "decline", "withdraw"} & set(offered)
    assert response.status_code == 403
    assert "somebody else looks at it again" in response.content.decode()
    assert (join_request.status, join_request.owner) == (Status.RECONSIDERING, None)


def test_mail_that_failed_is_told_at_the_top(staff: Client) -> None:
    join_request = in_review()
    press(staff, join_request, "ask", question="Which year groups do you lead?")
    OutgoingMail.objects.update(attempts=2, last_error="SMTPDataError 451")

    page = page_of(staff, join_request)

    assert page.count("Tries: 2. SMTPDataError 451") == 2
