"""What every step by staff asks first: who may, and whether they said enough."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.db.models import QuerySet

from members.enums import Status
from members.errors import NotAllowedError, RefusedError
from members.models import JoinRequest, User

REVIEW = "members.review_joinrequest"
MANAGE = "members.manage_joinrequest"
FIND_MEMBER = "members.find_member"
END_MEMBERSHIP = "members.end_membership"
EXPORT = "members.export_joinrequest"
SEE_LOOKED_AT = "members.see_lookedat"


def staff_with(permission: str) -> QuerySet[User]:
    """Who may do that and sign in, by address. Nobody works as superuser."""
    found = ModelBackend().with_perm(permission, include_superusers=False)
    return found.order_by("email")


def require(by: User, permission: str) -> None:
    """Raises NotAllowedError unless the person has the permission at this moment."""
    if not by.has_perm(permission):
        raise NotAllowedError("Your account may not take this step.")


def require_decider(by: User, join_request: JoinRequest) -> None:
    """Raises NotAllowedError unless the person may decide this request.

    A request whose decision is looked at again is decided by a manager who did not
    decide it before.
    """
    require(by, REVIEW)
    if join_request.status == Status.RECONSIDERING:
        if not by.has_perm(MANAGE):
            raise NotAllowedError("A manager looks at a decision again.")
        if by.pk == join_request.first_decided_by_id:
            raise NotAllowedError(
                "You made the first decision, so somebody else looks at it again."
            )


def may_decide(by: User, join_request: JoinRequest) -> bool:
    """The same as an answer, for showing a button or a name."""
    try:
        require_decider(by, join_request)
    except NotAllowedError:
        return False
    return True


def own_words(text: str, *, at_least: int, what: str) -> str:
    """`text` without spaces around it. Raises RefusedError where it is too short."""
    text = text.strip()
    if len(text) < at_least:
        raise RefusedError(
            f"{what} needs at least {at_least} characters; there are {len(text)}."
            if text
            else f"{what} is missing."
        )
    return text
