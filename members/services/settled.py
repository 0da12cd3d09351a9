"""What staff have said of possible duplicates, for whoever decides a request."""

from __future__ import annotations

from members.errors import NotSettledError
from members.models import JoinRequest, Member, PossibleDuplicate


def require_settled(join_request: JoinRequest) -> None:
    """Raises NotSettledError while a likely duplicate waits for somebody's word."""
    if PossibleDuplicate.objects.holding_up(join_request).exists():
        raise NotSettledError


def member_settled_as_same(join_request: JoinRequest) -> Member | None:
    """The member who staff say is the person of the request."""
    pairs = PossibleDuplicate.objects.about(join_request).filter(verdict="same")
    found = (pair.member or pair.made_member for pair in pairs)
    return next((member for member in found if member is not None), None)
