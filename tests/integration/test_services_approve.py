from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.utils import timezone

from members.enums import Outcome, Status
from members.errors import (
    NotAllowedError,
    RefusedError,
    StaleRequestError,
    WrongStatusError,
)
from members.models import JoinRequest, Member, Membership, User
from members.services.approve import approve
from naht_site.models import MailedLink, OutgoingMail
from tests.factories.members import UserFactory
from tests.factories.review import (
    NOTE,
    approve_it,
    in_review,
    manager,
    officer,
    reconsidering,
    sent,
)

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


def nothing_was_made() -> bool:
    return not (
        Member.objects.exists()
        or Membership.objects.exists()
        or OutgoingMail.objects.exists()
        or MailedLink.objects.exists()
        or User.objects.filter(groups=None).exists()
    )


def test_approval_makes_member_membership_account_and_mail() -> None:
    join_request = in_review(
        email="Jane@Example.org", known_as="Jay", phone="07700 900123"
    )

    membership = approve_it(join_request)

    join_request.refresh_from_db()
    member = membership.member
    mail = OutgoingMail.objects.get()
    assert join_request.status == Status.APPROVED
    assert join_request.decided_by == join_request.owner
    assert (member.first_name, member.last_name, member.known_as) == (
        "Jane",
        "Otterley",
        "Jay",
    )
    assert member.workplaces == ["Ysgol Dyfrgi, Cardiff"]
    assert member.user.email == "jane@example.org"
    assert not member.user.has_usable_password()
    assert membership.join_request == join_request
    assert membership.ends is None
    assert mail.key == f"join.{join_request.pk}.approved"
    assert (mail.to, mail.template) == ("Jane@Example.org", "approved")
    link = MailedLink.objects.get(uuid=mail.params["link"])
    assert (link.purpose, link.subject) == ("activate", join_request.uuid)
    assert link.expires_at - timezone.now() > timedelta(days=6, hours=23)


def test_approval_does_not_confirm_the_address() -> None:
    approve_it(in_review())

    address = EmailAddress.objects.get(user__member__isnull=False)
    assert (address.primary, address.verified) == (True, False)


@time_machine.travel(datetime(2027, 3, 28, 12, tzinfo=LONDON), tick=False)
@pytest.mark.parametrize(
    ("outcome", "job_starts", "starts"),
    [
        ("eligible_by_role", "2027-09-01", datetime(2027, 3, 28, 12, tzinfo=LONDON)),
        ("may_ask_now", "2027-09-01", datetime(2027, 9, 1, tzinfo=LONDON)),
        ("may_ask_now", "2027-04-01", datetime(2027, 4, 1, tzinfo=LONDON)),
        ("may_ask_now", "2027-03-01", datetime(2027, 3, 28, 12, tzinfo=LONDON)),
        ("may_ask_now", "2026-01-01", datetime(2027, 3, 28, 12, tzinfo=LONDON)),
        ("may_ask_now", None, datetime(2027, 3, 28, 12, tzinfo=LONDON)),
    ],
)
def test_membership_starts_now_or_with_the_month_of_the_role(
    outcome: str, job_starts: str | None, starts: datetime
) -> None:
    join_request = in_review(outcome=outcome, job_starts=job_starts)

    membership = approve_it(join_request)

    assert membership.starts == starts


@pytest.mark.parametrize("outcome", Outcome.values)
@pytest.mark.parametrize(
    ("group", "note"),
    [("officer", ""), ("officer", NOTE), ("manager", ""), ("manager", NOTE)],
)
def test_outcome_says_who_may_approve_and_what_is_needed(
    outcome: str, group: str, note: str
) -> None:
    join_request = in_review(outcome=outcome)
    welcome = ("may_ask_now", "eligible_by_role", "eligible_by_responsibility")
    person = UserFactory(**{group: True})
    expected = None
    if outcome == "look_at_role" and not note:
        expected = RefusedError
    elif outcome not in (*welcome, "look_at_role") and group == "officer":
        expected = NotAllowedError
    elif outcome not in welcome and not note:
        expected = RefusedError

    raised = None
    try:
        approve_it(join_request, by=person, note=note)
    except RefusedError as error:
        raised = type(error)

    join_request.refresh_from_db()
    assert raised == expected
    assert (join_request.status == Status.APPROVED) == (expected is None)
    assert nothing_was_made() == (expected is not None)


@pytest.mark.parametrize("group", ["editor", "privacy", "administrator"])
def test_other_staff_may_not_approve(group: str) -> None:
    join_request = in_review()

    with pytest.raises(NotAllowedError):
        approve_it(join_request, by=UserFactory(**{group: True}))

    assert nothing_was_made()


def test_reconsidered_request_is_approved_by_a_manager_who_did_not_decide() -> None:
    first = manager()
    join_request = reconsidering(by=first)

    with pytest.raises(NotAllowedError):
        approve_it(join_request, by=first, note=NOTE)
    with pytest.raises(NotAllowedError):
        approve_it(join_request, by=officer(), note=NOTE)
    with pytest.raises(RefusedError):
        approve_it(join_request, by=manager(), note="")
    membership = approve_it(join_request, by=manager(), note=NOTE)

    assert membership.join_request.status == Status.APPROVED


def test_request_that_was_not_taken_is_not_approved() -> None:
    join_request = sent()

    with pytest.raises(WrongStatusError) as caught:
        approve_it(join_request, by=officer())

    assert str(caught.value) == (
        "The request is “Submitted”; this step needs “In review or Reconsidering”."
    )


def test_stale_screen_is_told_what_changed_and_by_whom() -> None:
    join_request = in_review()
    other = officer()
    approve(uuid=join_request.uuid, version=2, by=other)

    with pytest.raises(StaleRequestError) as caught:
        approve_it(join_request)

    (change,) = caught.value.changes
    assert (change.what, change.by) == ("approved", other)


def test_request_that_lacks_what_a_member_needs_is_refused_in_words() -> None:
    join_request = in_review()
    JoinRequest.objects.update(last_name="", nation="")

    with pytest.raises(RefusedError) as caught:
        approve_it(join_request)

    assert "look at last name, nation." in str(caught.value)
    assert nothing_was_made()


@pytest.mark.parametrize(
    "fails", ["create_user", "new_number", "full_clean", "approved"]
)
def test_failure_inside_an_approval_leaves_nothing(
    fails: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    join_request = in_review()

    def break_down(*args: object, **kwargs: object) -> None:
        raise OSError("out of space")

    target = {
        "create_user": "members.models.user.UserManager.create_user",
        "new_number": "members.services.approve.new_number",
        "full_clean": "members.models.Membership.full_clean",
        "approved": "members.review_mail.approved",
    }[fails]
    monkeypatch.setattr(target, break_down)
    with pytest.raises(OSError, match="out of space"):
        approve_it(join_request)

    join_request.refresh_from_db()
    assert (join_request.status, join_request.version) == (Status.IN_REVIEW, 2)
    assert join_request.events.count() == 2
    assert nothing_was_made()
