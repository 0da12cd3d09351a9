"""Approving a request whose person is settled to be somebody we know as a member."""

from __future__ import annotations

from functools import partial

import pytest
from django.test import Client
from django.utils import timezone

from members.models import JoinRequest, Member, Membership, PossibleDuplicate
from members.services.approve import approve
from tests.factories.at_once import all_at_once
from tests.factories.members import MemberFactory, MembershipFactory, UserFactory
from tests.factories.review import in_review
from tests.factories.review_pages import page_of, press

pytestmark = pytest.mark.django_db
NUMBER = "10000016"


def known_as(member: Member, **fields: object) -> JoinRequest:
    """A request in review of which staff have said that it is the member's."""
    join_request = in_review(**fields)
    PossibleDuplicate.objects.create(
        join_request=join_request,
        member=member,
        score=100,
        reasons=["former_number"],
        verdict="same",
        settled_at=timezone.now(),
        settled_by=join_request.owner,
    )
    return join_request


def member_of_today(**fields: object) -> Member:
    return MembershipFactory(member__number=NUMBER, **fields).member


def without_account() -> Member:
    return member_of_today(member__user=None)


def beginning_later() -> Member:
    return member_of_today(member__user=None, to_come=True)


def with_account() -> Member:
    return member_of_today()


def with_another_address() -> Member:
    return MembershipFactory(member__number=NUMBER, ended=True).member


def beside_somebody_s_account() -> Member:
    UserFactory(email="jane@example.org")
    return MemberFactory(user=None)


def switched_off() -> Member:
    return MemberFactory(user__email="jane@example.org", user__is_active=False)


IS_MEMBER = (
    "This person is a member already: 1000 0016. Decline the request as “Already a "
    "member”."
)
NOT_CONFIRMED = (
    "Member 1000 0016 signs in with another address. Ask the person to confirm the "
    "new one with the link in our mail."
)
SOMEBODY_ELSE = (
    "Somebody else signs in with this address: ask the person for another address and "
    "put it in here."
)
OFF = "The account with this address is switched off. Ask an administrator."
IN_THE_WAY = [
    (without_account, IS_MEMBER),
    (beginning_later, IS_MEMBER),
    (with_account, IS_MEMBER),
    (with_another_address, NOT_CONFIRMED),
    (beside_somebody_s_account, SOMEBODY_ELSE),
    (switched_off, OFF),
]


@pytest.mark.parametrize(("known", "sentence"), IN_THE_WAY)
def test_case_says_what_is_in_the_way_before_and_after_the_button(
    client: Client, settings, known, sentence: str
) -> None:
    settings.DEMO = True
    join_request = known_as(known(), email="jane@example.org")
    memberships = Membership.objects.count()
    client.force_login(join_request.owner)

    before = page_of(client, join_request)
    pressed = press(
        client, join_request, "approve", note="They rang us.", same_person="on"
    )

    after = pressed.content.decode()
    join_request.refresh_from_db()
    assert sentence in before
    assert "The account with this address is the same person" not in before
    assert (pressed.status_code, join_request.status) == (409, "in_review")
    assert sentence in after
    assert "They rang us." in after
    assert Membership.objects.count() == memberships


def test_wrong_word_is_taken_back_before_anything_came_of_it(
    client: Client, settings
) -> None:
    settings.DEMO = True
    other = MemberFactory(first_name="Ada", last_name="Heron")
    join_request = known_as(other)
    pair = PossibleDuplicate.objects.get()
    client.force_login(join_request.owner)
    words = {"pair": pair.pk, "because": "They were born ten years apart."}

    page = page_of(client, join_request)
    again = press(client, join_request, "settle", verdict="same", **words)
    press(client, join_request, "settle", verdict="different", **words)
    join_request.refresh_from_db()
    press(client, join_request, "approve", note="They rang us.")

    other.refresh_from_db()
    assert "Settle it anew" in page
    assert again.status_code == 409
    assert other.full_name == "Ada Heron"
    assert join_request.membership.member != other


@pytest.mark.django_db(transaction=True)
def test_two_approvals_of_one_member_without_account_take_turns() -> None:
    member = MemberFactory(user=None)
    requests = [known_as(member) for _ in range(2)]
    doings = [
        partial(approve, uuid=each.uuid, version=each.version, by=each.owner)
        for each in requests
    ]

    ends = all_at_once(doings)

    assert ends == ["AccountInTheWayError", "done"]
    assert member.memberships.count() == 1
