from __future__ import annotations

from django.db import transaction

from members import mail
from members.enums import OPEN, Status
from members.models import JoinRequest
from members.normalise import Email


@transaction.atomic
def send_link(*, email: Email) -> None:
    """Mails a link to the newest request of that address, if there is an open one.

    Whoever asks learns nothing: the caller says the same, after the same work.
    """
    found = JoinRequest.objects.filter(
        email_key=email.key, status__in=(Status.DRAFT, *OPEN)
    )
    join_request = found.order_by("-updated_at", "-pk").first()
    mail.continue_or_confirm(
        join_request or JoinRequest(email=email.address, email_key=email.key),
        in_truth=join_request is not None,
    )
