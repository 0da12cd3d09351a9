"""Taking the demo's people away again, and nobody else."""

from __future__ import annotations

import pgtrigger
from django.db import transaction
from django.db.models import ProtectedError, Q

from members.demo.accounts import close
from members.models import JoinRequest, Member, Membership, User
from naht_site.management.demo import register
from naht_site.models import MailedLink, OutgoingMail

# History that nothing else may touch; it goes here with the person it is about.
HISTORY = (
    "members.JoinRequestEvent:join_request_event_is_never_changed",
    "members.LookedAt:looked_at_is_never_changed",
)


def remove_requests() -> None:
    """Deletes the demo's requests with all that came of them: members, mails, links.

    A member who has a membership from elsewhere stays, and so does their account.
    """
    with pgtrigger.ignore(*HISTORY):
        for join_request in register.everything(JoinRequest):
            _remove_membership(join_request)
            OutgoingMail.objects.filter(
                Q(key__startswith=f"join.{join_request.pk}.")
                | Q(key__startswith=f"join.{join_request.uuid}.")
                | Q(to__iexact=join_request.email)
            ).delete()
            MailedLink.objects.filter(subject=join_request.uuid).delete()
            register.remove(join_request)


def _remove_membership(join_request: JoinRequest) -> None:
    member = Member.objects.filter(memberships__join_request=join_request).first()
    Membership.objects.filter(join_request=join_request).delete()
    if member is None or member.memberships.exists():
        return
    account = member.user
    member.delete()
    if account is not None:
        register.remove(account)


def remove_staff() -> list[str]:
    """Deletes the demo's staff accounts.

    Returns a sentence for each that had to stay because it decided or opened something
    that is not the demo's: nobody can sign in with it any more.
    """
    kept = []
    for account in register.everything(User):
        OutgoingMail.objects.filter(to__iexact=account.email).delete()
        try:
            with transaction.atomic():
                register.remove(account)
        except ProtectedError:
            close(account)
            kept.append(
                f"{account.email} stays, switched off: records that are not the "
                "demo’s name it."
            )
    return kept
