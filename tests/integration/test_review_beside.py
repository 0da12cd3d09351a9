"""Records that stand beside a request on its page, as possible duplicates."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.models import JoinRequest, LookedAt, PossibleDuplicate
from tests.factories.members import MembershipFactory
from tests.factories.review import in_review, sent
from tests.factories.review_pages import page_of

pytestmark = pytest.mark.django_db


def put_beside(join_request: JoinRequest, earlier: JoinRequest) -> list[object]:
    """An earlier request and a member as possible duplicates of it."""
    member = MembershipFactory().member
    for other in ({"other_request": earlier}, {"member": member}):
        PossibleDuplicate.objects.create(
            join_request=join_request, score=40, reasons=["phone"], **other
        )
    return [earlier, member]


def test_whoever_stands_beside_it_was_looked_at_too(staff: Client) -> None:
    earlier, join_request = sent(), in_review()
    _, member = put_beside(join_request, earlier)

    page_of(staff, join_request)
    page_of(staff, earlier)

    looks = LookedAt.objects.order_by("pk").values_list("by", "join_request", "member")
    by = staff.person.pk
    assert list(looks) == [
        (by, join_request.pk, None),
        (by, earlier.pk, None),
        (by, None, member.pk),
        (by, earlier.pk, None),
        (by, join_request.pk, None),
    ]


def test_more_of_them_cost_no_more_queries(staff: Client) -> None:
    earlier = [sent() for _ in range(3)]
    join_request = in_review()
    counted = []

    page_of(staff, join_request)
    for each in earlier:
        put_beside(join_request, each)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page_of(staff, join_request)
        counted.append(len(queries))

    assert len(set(counted)) == 1, counted
