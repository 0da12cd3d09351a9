"""Several people at one request, or two, at the same moment; and a wrong clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine

from members.enums import Status
from members.errors import NotSettledError, StaleRequestError
from members.jobs import compare_requests
from members.models import JoinRequest, Member, Membership, PossibleDuplicate
from members.services.end_membership import end_membership
from naht_site import mail
from naht_site.models import OutgoingMail
from tests.factories.at_once import all_at_once
from tests.factories.join_requests import JoinRequestFactory
from tests.factories.journey import send_it
from tests.factories.review import in_review, manager, officer, sent
from tests.factories.states import take_step

at_once = pytest.mark.django_db(transaction=True)


@at_once
def test_eight_officers_who_decide_at_once_make_one_decision() -> None:
    join_request = in_review()
    OutgoingMail.objects.all().delete()
    steps = [(step, officer()) for step in ("approve", "decline") * 4]
    doings = [partial(take_step, step, join_request, by) for step, by in steps]

    ends = all_at_once(doings)

    join_request.refresh_from_db()
    decided = join_request.events.get(before="in_review")
    members = int(join_request.status == Status.APPROVED)
    assert ends == sorted([StaleRequestError.__name__] * 7 + ["done"])
    assert join_request.status in (Status.APPROVED, Status.DECLINED)
    assert (decided.what, decided.by) == (join_request.status, join_request.decided_by)
    assert Member.objects.count() == Membership.objects.count() == members
    assert OutgoingMail.objects.get().template == join_request.status


@at_once
def test_double_sent_while_the_other_is_approved_is_found() -> None:
    first = in_review(first_name="Jane", last_name="Otterley", postcode="CF10 1AA")
    double = JoinRequestFactory(complete=True)

    ends = all_at_once(
        [
            partial(take_step, "approve", first, officer()),
            partial(send_it, double),
            compare_requests,
        ]
    )
    compare_requests()

    double.refresh_from_db()
    pair = PossibleDuplicate.objects.get()
    taken = take_step("take", double, officer())
    assert ends == ["done"] * 3
    assert first in (pair.other_request, pair.member.memberships.get().join_request)
    with pytest.raises(NotSettledError):
        take_step("approve", taken, manager())
    assert Member.objects.count() == 1


@at_once
def test_two_alike_are_one_pair_however_many_compare_them() -> None:
    for _ in range(2):
        sent(to_be_compared=True)

    ends = all_at_once([compare_requests] * 4)

    assert ends == ["done"] * 4
    assert PossibleDuplicate.objects.count() == 1
    assert not JoinRequest.objects.filter(to_be_compared=True).exists()


@pytest.mark.django_db
def test_clock_that_goes_back_an_hour_at_each_step_loses_nothing() -> None:
    noon = datetime(2027, 3, 3, 12, tzinfo=UTC)
    by, other = officer(), manager()
    steps = [
        ("submit", by), ("take", by), ("ask", by), ("answer", by), ("decline", by),
        ("reply", by), ("take", other), ("approve", other),
    ]  # fmt: skip

    with time_machine.travel(noon, tick=False) as clock:
        join_request = JoinRequestFactory(complete=True)
        for step, who in steps:
            clock.shift(timedelta(hours=-1))
            take_step(step, join_request, who)
            join_request.refresh_from_db()
            with time_machine.travel(noon, tick=False):
                mail.send_due()
        clock.shift(timedelta(hours=-1))
        membership = join_request.membership
        end_membership(membership_id=membership.pk, by=other, reason="A wrong person.")

    membership.refresh_from_db()
    what = join_request.events.order_by("pk").values_list("what", flat=True)
    mails = OutgoingMail.objects.order_by("pk")
    assert list(what) == [
        "submitted", "taken", "asked", "answered", "declined", "replied", "taken",
        "approved", "membership_ended",
    ]  # fmt: skip
    assert (join_request.status, membership.ends) == (
        Status.APPROVED,
        membership.starts,
    )
    assert [(each.template, each.sent_at) for each in mails] == [
        (template, noon)
        for template in (
            "join_received", "asked", "answered", "declined", "reply_received",
            "approved",
        )
    ]  # fmt: skip
