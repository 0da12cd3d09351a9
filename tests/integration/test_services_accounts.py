from __future__ import annotations

from functools import partial

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from members.errors import AccountInTheWayError
from members.models import Member, Membership, User
from members.services.end_membership import end_membership
from naht_site.models import OutgoingMail
from tests.factories.at_once import all_at_once
from tests.factories.members import MembershipFactory, UserFactory
from tests.factories.review import approve_it, in_review, manager

pytestmark = pytest.mark.django_db


def test_account_with_the_address_asks_whether_it_is_the_same_person() -> None:
    membership = MembershipFactory(ended=True, member__user__email="jane@example.org")
    join_request = in_review(email="Jane@example.org", last_name="Newname")

    with pytest.raises(AccountInTheWayError) as caught:
        approve_it(join_request)
    assert caught.value.same_person_possible
    new = approve_it(join_request, same_person=True)

    assert new.member == membership.member
    assert new.member.number == membership.member.number
    assert new.member.last_name == "Newname"
    mail = OutgoingMail.objects.get()
    assert mail.template == "approved_again"
    assert "link" not in mail.params


def test_confirmed_second_address_of_an_account_counts_too() -> None:
    account = UserFactory()
    EmailAddress.objects.create(user=account, email="two@example.org", verified=True)
    join_request = in_review(email="two@example.org")

    with pytest.raises(AccountInTheWayError):
        approve_it(join_request)
    membership = approve_it(join_request, same_person=True)

    assert membership.member.user == account


def test_somebody_who_is_a_member_does_not_become_one_twice() -> None:
    MembershipFactory(member__user__email="jane@example.org")
    join_request = in_review(email="jane@example.org")

    with pytest.raises(AccountInTheWayError) as caught:
        approve_it(join_request, same_person=True)

    assert not caught.value.same_person_possible
    assert Membership.objects.count() == 1


@pytest.mark.parametrize("group", ["officer", "editor", "administrator"])
def test_staff_account_is_never_joined_to_a_member(group: str) -> None:
    UserFactory(email="staff@example.org", **{group: True})
    join_request = in_review(email="staff@example.org")

    with pytest.raises(AccountInTheWayError) as caught:
        approve_it(join_request, same_person=True)

    assert not caught.value.same_person_possible
    assert not Member.objects.exists()


def test_account_that_is_switched_off_stays_off() -> None:
    UserFactory(email="off@example.org", is_active=False)
    join_request = in_review(email="off@example.org")

    with pytest.raises(AccountInTheWayError):
        approve_it(join_request, same_person=True)

    assert not Member.objects.exists()


def test_wrong_approval_is_ended_from_its_start_and_the_number_stays() -> None:
    first = approve_it(in_review(email="jane@example.org"))
    end_membership(
        membership_id=first.pk,
        by=manager(),
        reason="It was another Jane.",
        from_its_start=True,
    )
    again = in_review(email="jane@example.org")

    second = approve_it(again, same_person=True)

    assert second.member.number == first.member.number
    assert list(Membership.objects.current(timezone.now())) == [second]


@pytest.mark.django_db(transaction=True)
def test_two_requests_with_one_address_at_once_make_one_account() -> None:
    requests = [in_review(email="jane@example.org") for _ in range(2)]

    ends = all_at_once([partial(approve_it, each) for each in requests])

    assert ends == ["AccountInTheWayError", "done"]
    assert User.objects.filter(email="jane@example.org").count() == 1
    assert Member.objects.count() == 1
