from __future__ import annotations

from django.db import transaction

from members import join_cookie
from members.enums import Status
from members.models import JoinRequest


@transaction.atomic
def leave(*, token: str) -> None:
    """Ends a browser's cookie; those of other devices stay.

    A request without an e-mail address, which nothing else leads to, goes with it; any
    other stays, and the links that we mailed lead to it.
    """
    rows = JoinRequest.objects.select_for_update(of=("self",))
    hashed = join_cookie.hash_of(token)
    join_request = rows.filter(devices__cookie_hash=hashed).first()
    if join_request is None:
        return
    if join_request.status == Status.DRAFT and not join_request.email_key:
        join_request.delete()
        return
    join_request.devices.filter(cookie_hash=hashed).delete()
