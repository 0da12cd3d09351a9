from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from members import duplicates
from members.enums import Status
from members.errors import AccountInTheWayError, NotSettledError
from members.models import (
    JoinRequest,
    JoinRequestEvent,
    Member,
    PossibleDuplicate,
    User,
)
from members.services.transition import lock, transition
from naht_site.models import OutgoingMail
from tests.factories.duplicates import settle_it, twins
from tests.factories.members import MemberFactory, MembershipFactory, UserFactory
from tests.factories.review import approve_it, approved, in_review, officer

pytestmark = pytest.mark.django_db


def test_approval_waits_for_a_word_and_the_database_says_so_too() -> None:
    first, second, _ = twins()

    with pytest.raises(NotSettledError):
        approve_it(second)
    for each in (first, second):
        with pytest.raises(DatabaseError), transaction.atomic():
            JoinRequest.objects.filter(pk=each.pk).update(
                status=Status.APPROVED, decided_at=timezone.now(), decided_by=officer()
            )

    assert not Member.objects.exists()


def test_pair_that_comes_up_while_it_is_approved_is_refused_in_words() -> None:
    _, second, _ = twins()

    with pytest.raises(NotSettledError), transaction.atomic():
        transition(
            join_request=lock(uuid=second.uuid),
            to=Status.APPROVED,
            what=JoinRequestEvent.What.APPROVED,
            by=second.owner,
            decided_at=timezone.now(),
            decided_by=second.owner,
        )

    second.refresh_from_db()
    assert second.status == Status.IN_REVIEW


def test_unlikely_pair_holds_nothing_up() -> None:
    MemberFactory(workplaces=["Ysgol Dyfrgi, Cardiff"])
    join_request = in_review()
    duplicates.raise_for(join_request)

    approve_it(join_request)

    assert PossibleDuplicate.objects.get().score == 40


def test_former_member_gets_the_old_number_and_account_back() -> None:
    old = MembershipFactory(ended=True, member__user__email="old@example.org").member
    join_request = in_review(
        email="New@example.org",
        email_confirmed_at=timezone.now(),
        former_number=old.number,
    )
    duplicates.raise_for(join_request)

    settle_it(join_request, PossibleDuplicate.objects.get())
    membership = approve_it(join_request)

    old.refresh_from_db()
    account = old.user
    mail = OutgoingMail.objects.get(key__startswith="join.")
    told = OutgoingMail.objects.filter(template="account/changed").order_by("pk")
    assert (Member.objects.get(), membership.member) == (old, old)
    assert old.memberships.count() == 2
    assert (account.email, account.has_usable_password()) == ("new@example.org", False)
    (address,) = account.emailaddress_set.all()
    assert (address.email, address.verified) == ("new@example.org", False)
    assert (mail.to, mail.template) == ("New@example.org", "approved")
    assert [each.to for each in told] == ["old@example.org", "new@example.org"]
    assert {each.params["what"] for each in told} == {
        "The e-mail address that you sign in with was changed."
    }


def test_account_of_a_former_member_moves_only_to_a_confirmed_address() -> None:
    old = MembershipFactory(ended=True, member__user__email="old@example.org").member
    join_request = in_review(email="new@example.org", former_number=old.number)
    duplicates.raise_for(join_request)
    settle_it(join_request, PossibleDuplicate.objects.get())

    with pytest.raises(AccountInTheWayError):
        approve_it(join_request)

    assert User.objects.filter(email="old@example.org", member=old).exists()


def test_account_of_somebody_else_is_never_taken_for_the_member() -> None:
    old = MembershipFactory(ended=True).member
    UserFactory(email="new@example.org")
    join_request = in_review(email="new@example.org", former_number=old.number)
    duplicates.raise_for(join_request)
    settle_it(join_request, PossibleDuplicate.objects.get())

    with pytest.raises(AccountInTheWayError):
        approve_it(join_request, same_person=True)


def test_member_of_today_is_not_approved_a_second_time() -> None:
    first = approved()
    second = in_review()
    duplicates.raise_for(second)
    pair = PossibleDuplicate.objects.get()
    settle_it(second, pair)

    with pytest.raises(AccountInTheWayError) as caught:
        approve_it(second)

    assert pair.member == first.membership.member
    assert "Already a member" in str(caught.value)
