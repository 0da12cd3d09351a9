from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from members.errors import RefusedError
from members.models import JoinRequestEvent, Membership, User
from members.services.rules import END_MEMBERSHIP, own_words, require
from members.services.transition import lock, transition
from naht_site import mailed_links


@transaction.atomic
def end_membership(
    *, membership_id: int, by: User, reason: str, from_its_start: bool = False
) -> Membership:
    """Ends a membership now, or from its start where the approval was wrong.

    The member may read nothing from that instant. The reason is kept with the request
    that the membership came from. Raises NotAllowedError, RefusedError and
    Membership.DoesNotExist.
    """
    require(by, END_MEMBERSHIP)
    membership = Membership.objects.select_for_update().get(pk=membership_id)
    reason = own_words(reason, at_least=10, what="The reason")
    now = timezone.now()
    if membership.ends is not None and membership.ends <= now and not from_its_start:
        raise RefusedError("The membership has ended already.")
    if membership.ends == membership.starts:
        raise RefusedError("The membership was ended from its start already.")
    # One that has not begun yet can't end before it begins.
    membership.ends = (
        membership.starts if from_its_start else max(now, membership.starts)
    )
    membership.full_clean(exclude=["join_request"])
    membership.save()
    if membership.join_request is not None:
        mailed_links.revoke(subject=membership.join_request.uuid, at=now)
        transition(
            join_request=lock(uuid=membership.join_request.uuid),
            what=JoinRequestEvent.What.MEMBERSHIP_ENDED,
            by=by,
            at=now,
            note=f"From its start. {reason}" if from_its_start else reason,
        )
    return membership
