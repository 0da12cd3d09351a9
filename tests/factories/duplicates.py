"""Requests that may be one person's, and what staff say of them, for tests."""

from __future__ import annotations

from typing import Any

from members import duplicates
from members.models import JoinRequest, PossibleDuplicate
from members.services.settle import settle
from tests.factories.review import in_review, manager, sent

BECAUSE = "They were born ten years apart."


def twins(**first: Any) -> tuple[JoinRequest, JoinRequest, PossibleDuplicate]:
    """Two requests of one name and postcode, the second in review, and their pair."""
    one, other = sent(**first), in_review()
    duplicates.raise_for(other)
    return one, other, PossibleDuplicate.objects.get()


def settle_it(
    join_request: JoinRequest, pair: PossibleDuplicate, **said: Any
) -> PossibleDuplicate:
    """Settles them as one person's, if nothing else is said."""
    join_request.refresh_from_db()
    given = {"version": join_request.version, "by": manager(), "verdict": "same"}
    settled = settle(uuid=join_request.uuid, pair=pair.pk, **(given | said))
    join_request.refresh_from_db()
    return settled
