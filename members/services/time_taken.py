"""How long a request was with us, kept beside it whenever it moves."""

from __future__ import annotations

from datetime import datetime

from members.models import JoinRequest, JoinRequestEvent
from members.working_days import days_with_us, late_on


def note_time_taken(join_request: JoinRequest, at: datetime) -> None:
    """Sets `days_taken` and `late_on` for a request that has just got its new state.

    Call it before the event of the move is written; it saves nothing.
    """
    moves = [
        *join_request.events.moves(),
        JoinRequestEvent(at=at, after=join_request.status),
    ]
    join_request.days_taken = days_with_us(moves, join_request.nation, at)
    join_request.late_on = late_on(moves, join_request.nation)
