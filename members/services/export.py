from __future__ import annotations

from django.db import transaction

from members.models import Export, User
from members.services.rules import EXPORT, own_words, require

REASON_AT_LEAST = 10


@transaction.atomic
def export(
    *,
    by: User,
    reason: str,
    filters: str,
    by_words: bool,
    count: int,
    to_format: Export.Format,
) -> Export:
    """Writes down that somebody takes `count` requests out in a file, and returns it.

    Call it before the file is made. `filters` are those set, in words; `by_words` says
    that words were searched for too, which are not kept.

    Raises NotAllowedError, and RefusedError where the reason says too little.
    """
    require(by, EXPORT)
    return Export.objects.create(
        by=by,
        reason=own_words(reason, at_least=REASON_AT_LEAST, what="The reason"),
        filters=filters,
        by_words=by_words,
        count=count,
        format=to_format,
    )
