"""Which open requests are found that may be one person's, and which are found no more.

None of these shares an e-mail address, a postcode or a phone number with the other.
"""

from __future__ import annotations

from typing import Any

import pytest

from members import duplicates
from members.models import JoinRequest, PossibleDuplicate
from members.services.correct_address import correct_address
from members.services.settle import settle
from tests.factories.duplicates import BECAUSE
from tests.factories.members import MemberFactory
from tests.factories.review import in_review, manager, officer, sent
from tests.factories.schools import SchoolFactory

pytestmark = pytest.mark.django_db


def elsewhere(make: Any = sent, **fields: Any) -> JoinRequest:
    """A request with no workplace and a postcode of its own."""
    apart = {"postcode": f"LL57 {JoinRequest.objects.count()}AA"}
    join_request = make(**apart | fields)
    join_request.workplaces.all().delete()
    return join_request


@pytest.mark.parametrize("earlier", ["1000 0016", "1000-0016", "10000016"])
@pytest.mark.parametrize("later", ["1000 0016", "10 00 00 16"])
def test_old_number_is_found_however_it_is_written(earlier: str, later: str) -> None:
    elsewhere(former_number=earlier)

    duplicates.raise_for(elsewhere(former_number=later))

    assert PossibleDuplicate.objects.get().score == 100


def test_no_number_is_no_number_in_common() -> None:
    elsewhere()

    duplicates.raise_for(elsewhere(former_number=" - "))

    assert not PossibleDuplicate.objects.exists()


def test_school_of_the_register_is_found_whatever_it_was_called_then() -> None:
    school = SchoolFactory()
    for name in ("Ysgol Dyfrgi", "Otter School"):
        join_request = elsewhere()
        join_request.workplaces.create(school=school, name=name, town=name)

    duplicates.raise_for(join_request)

    assert PossibleDuplicate.objects.get().reasons == ["name_and_workplace"]


def test_pair_that_is_alike_no_more_is_taken_back_unless_it_was_settled() -> None:
    email = "jane@example.org"
    member = MemberFactory(user__email=email, last_name="Otterham")
    earlier = elsewhere(email=email)
    later = elsewhere(in_review, email=email, first_name="Ada", last_name="Heron")
    duplicates.raise_for(later)
    before = list(PossibleDuplicate.objects.values_list("score", flat=True))
    settled = PossibleDuplicate.objects.get(other_request=earlier)
    settle(
        uuid=later.uuid,
        version=later.version,
        by=manager(),
        pair=settled.pk,
        verdict="different",
        because=BECAUSE,
    )
    later.refresh_from_db()

    correct_address(
        uuid=later.uuid, version=later.version, by=officer(), email="ada@example.org"
    )
    later.refresh_from_db()
    duplicates.raise_for(later)

    assert before == [45, 45]
    assert PossibleDuplicate.objects.get() == settled
    assert not PossibleDuplicate.objects.filter(member=member).exists()
