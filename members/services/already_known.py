from __future__ import annotations

from django.utils import timezone

from members import mail
from members.models import JoinRequest, Member, Membership
from members.services.accounts import existing_account


def tell_owner(join_request: JoinRequest) -> None:
    """Queues the one mail that the owner of the address gets of a request just sent.

    They learn that they have an account; that a request of theirs is in progress; that
    we know them from before; or else that we have the request. Only a confirmed
    request counts as theirs, or a stranger who typed the address first would keep the
    owner from confirming it. The work is the same for all four.
    """
    account = existing_account(join_request.email)
    user_pk = account.pk if account else 0
    periods = Membership.objects.not_over(timezone.now())
    is_member = periods.filter(member__user_id=user_pk).exists()
    was_member = Member.objects.filter(user_id=user_pk).exists()
    others = JoinRequest.objects.open().exclude(pk=join_request.pk)
    in_progress = others.filter(
        email_key=join_request.email_key, email_confirmed_at__isnull=False
    ).exists()

    if is_member:
        mail.already_member(join_request)
    elif in_progress:
        mail.already_open(join_request)
    elif was_member:
        mail.welcome_back(join_request)
    else:
        mail.received(join_request)
