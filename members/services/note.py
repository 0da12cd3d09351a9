from __future__ import annotations

from uuid import UUID

from django.db import transaction

from members.enums import Status
from members.models import JoinRequest, JoinRequestEvent, User
from members.services.rules import REVIEW, own_words, require
from members.services.transition import check_status, lock, transition


@transaction.atomic
def note(*, uuid: UUID, by: User, text: str) -> JoinRequest:
    """Adds a note for colleagues, in every state but draft, and returns the request.

    It needs no version, as nothing can be lost; it makes one, so that whoever decides
    has read it. Raises NotAllowedError, RefusedError and WrongStatusError.
    """
    require(by, REVIEW)
    join_request = lock(uuid=uuid)
    check_status(join_request, *(each for each in Status if each != Status.DRAFT))
    text = own_words(text, at_least=3, what="The note")
    transition(
        join_request=join_request,
        what=JoinRequestEvent.What.NOTED,
        by=by,
        note=text,
    )
    return join_request
