from __future__ import annotations

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from members import duplicates, likeness
from members.jobs import compare_requests
from members.models import JoinRequest, PossibleDuplicate
from members.services.correct_address import correct_address
from tests.factories.duplicates import BECAUSE, settle_it, twins
from tests.factories.members import MemberFactory
from tests.factories.review import approve_it, in_review, officer, sent, withdrawn

pytestmark = pytest.mark.django_db


def test_pair_is_kept_once_with_its_score_and_reasons() -> None:
    first, second, pair = twins()

    duplicates.raise_for(first)
    duplicates.raise_for(second)

    assert PossibleDuplicate.objects.count() == 1
    assert (pair.join_request, pair.other_request) == (second, first)
    assert pair.score == 110
    assert pair.reasons_in_words == [
        "Same name and postcode",
        "Same name and workplace",
    ]


@pytest.mark.parametrize("make", [withdrawn, lambda: sent(status="draft")])
def test_what_is_closed_or_not_sent_is_no_duplicate(make) -> None:
    make()

    duplicates.raise_for(sent())

    assert not PossibleDuplicate.objects.exists()


@pytest.mark.parametrize(
    ("of_member", "of_request", "score"),
    [
        ({"postcode": "CF10 1AA"}, {}, 70),
        ({"phone_e164": "+447700900123"}, {"phone_e164": "+447700900123"}, 40),
        ({"workplaces": ["Ysgol Dyfrgi, Cardiff"]}, {}, 40),
        ({"number": "10000016"}, {"former_number": "1000 0016"}, 100),
        ({}, {"email": "jane@example.org"}, 45),
        (
            {},
            {"email": "jane@example.org", "email_confirmed_at": timezone.now()},
            100,
        ),
        ({}, {}, None),
    ],
)
def test_member_is_found_by_each_reason(of_member, of_request, score) -> None:
    member = MemberFactory(user__email="jane@example.org", **of_member)

    duplicates.raise_for(sent(**of_request))

    found = PossibleDuplicate.objects.values_list("member", "score")
    assert list(found) == ([] if score is None else [(member.pk, score)])


def test_similarity_is_that_of_the_database() -> None:
    pairs = [("jane otterley", "jane oterley"), ("siân o’hara", "sian ohara")]

    with connection.cursor() as cursor:
        for one, other in pairs:
            cursor.execute("SELECT similarity(%s, %s)", [one, other])
            (expected,) = cursor.fetchone()

            assert likeness.similarity(one, other) == pytest.approx(expected)


def test_pair_with_a_request_stands_for_the_member_it_made() -> None:
    first, second, pair = twins()
    settle_it(second, pair, verdict="different", because=BECAUSE)
    approve_it(second)

    duplicates.raise_for(first)

    assert PossibleDuplicate.objects.get() == pair


def test_corrected_address_is_compared_anew() -> None:
    member = MemberFactory(user__email="jane@example.org", last_name="Else")
    join_request = in_review()

    correct_address(
        uuid=join_request.uuid,
        version=join_request.version,
        by=officer(),
        email="Jane@example.org",
    )
    compare_requests()

    pair = PossibleDuplicate.objects.get()
    assert (pair.member, pair.score) == (member, 45)


def test_request_that_cannot_be_compared_holds_up_no_other() -> None:
    def two(last_name: str) -> tuple[JoinRequest, JoinRequest]:
        names = {"last_name": last_name, "postcode": f"CF10 1{last_name[:2].upper()}"}
        return sent(to_be_compared=True, **names), sent(to_be_compared=True, **names)

    first, second = two("Otterley")
    two("Abelwood")
    with connection.cursor() as cursor:
        cursor.execute(
            "alter table members_possibleduplicate add constraint fault"
            f" check (join_request_id not in ({first.pk}, {second.pk}))"
        )

    with pytest.raises(ExceptionGroup) as raised:
        compare_requests()

    waiting = JoinRequest.objects.filter(to_be_compared=True)
    assert [type(each) for each in raised.value.exceptions] == [IntegrityError] * 2
    assert set(waiting) == {first, second}
    assert PossibleDuplicate.objects.count() == 1
