from __future__ import annotations

from django.db import transaction
from django.db.models import Case, Value, When

from members import mail
from members.enums import OPEN, Source, Status
from members.models import JoinRequest
from members.normalise import Email

# One that is open is asked about more than one that is not sent; one that is over,
# less. A link for Jane must not lead to what a stranger began with her address.
FIRST = (
    Case(
        When(status__in=OPEN, email_confirmed_at__isnull=False, then=Value(0)),
        When(status=Status.DRAFT, email_confirmed_at__isnull=False, then=Value(1)),
        When(status__in=OPEN, then=Value(2)),
        When(status=Status.DRAFT, then=Value(3)),
        default=Value(4),
    ),
    "-updated_at",
    "-pk",
)


@transaction.atomic
def send_link(*, email: Email) -> None:
    """Mails a link to go on with the request of that address, or to follow it.

    Of several the open one is meant, then the newest. What an officer is still keying
    for a caller is none: only they can send it. Whoever asks learns nothing: the caller
    says the same, after the same work.
    """
    known = JoinRequest.objects.filter(email_key=email.key)
    theirs = known.exclude(source=Source.PHONE, status=Status.DRAFT)
    found = theirs.order_by(*FIRST).first()
    mail.continue_or_confirm(
        found or JoinRequest(email=email.address, email_key=email.key),
        in_truth=found is not None,
    )
