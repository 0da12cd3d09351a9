"""Join requests as staff list them: which ones, in which order, found by what."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection, transaction
from django.db.models import F, Prefetch, Q, Value
from django.db.models.fields.tuple_lookups import (
    Tuple,
    TupleGreaterThan,
    TupleLessThan,
)
from django.db.models.functions import Replace

from members.models import JoinRequest, JoinRequestEvent, User
from members.models.join_request import JoinRequestQuerySet
from members.models.turn import TURN, Turn
from members.references import read_reference

ORDER = ("turn", "submitted_at", "pk")
REVERSED = tuple(f"-{name}" for name in ORDER)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Place(NamedTuple):
    """Where a request stands in the order; pages are counted from it."""

    turn: int
    submitted_at: datetime
    pk: int

    @classmethod
    def of(cls, join_request: Any) -> Place:
        """The place of a row of `listed`."""
        return cls(join_request.turn, join_request.submitted_at, join_request.pk)

    @classmethod
    def read(cls, text: str) -> Place | None:
        """The place that `str()` wrote so, or None where it wrote nothing like it."""
        try:
            turn, sent, pk = (int(part) for part in text.split("-"))
            place = cls(turn, _EPOCH + sent * _MICROSECOND, pk)
        except (ValueError, OverflowError):
            return None
        return place if turn in Turn.values and 0 < pk < 2**63 else None

    def __str__(self) -> str:
        sent = (self.submitted_at - _EPOCH) // _MICROSECOND
        return f"{self.turn}-{sent}-{self.pk}"


def listed(view: str, by: User) -> JoinRequestQuerySet:
    """The requests of one of the views: open, mine, nobody, waiting or all.

    None is a draft. Whatever is shown of them in a list is read along, and `turn`.
    """
    sent = JoinRequest.objects.annotate(turn=TURN).filter(turn__lt=Turn.NOT_SENT.value)
    chosen = {
        "open": Q(turn__lt=Turn.NOBODYS.value),
        "mine": Q(turn__lt=Turn.NOBODYS.value, owner=by),
        "nobody": Q(turn__lte=Turn.OURS.value, owner=None),
        "waiting": Q(turn=Turn.THEIRS.value),
        "all": Q(),
    }[view]
    moves = JoinRequestEvent.objects.moves()
    return (
        sent.filter(chosen)
        .select_related("owner")
        .prefetch_related(Prefetch("events", queryset=moves, to_attr="moves"))
    )


def narrowed(
    requests: JoinRequestQuerySet, chosen: dict[str, Any], today: date
) -> JoinRequestQuerySet:
    """Those for which everything holds that was chosen in the form of the list.

    `chosen` is its cleaned data; what is empty or absent narrows nothing. `today` is
    the day in London by which a request is over the target.
    """
    equal = {
        "status": "status",
        "nation": "nation",
        "outcome": "eligibility__outcome",
        "owner": "owner_id",
        "source": "source",
    }
    for name, column in equal.items():
        if chosen.get(name):
            requests = requests.filter(**{column: chosen[name]})
    if chosen.get("late"):
        requests = requests.filter(late_on__lte=today)
    if chosen.get("unconfirmed"):
        requests = requests.filter(email_confirmed_at=None)
    return matching(requests, chosen["q"]) if chosen.get("q") else requests


def in_turn(requests: JoinRequestQuerySet) -> JoinRequestQuerySet:
    """What was answered first, then what waits for us, longest first, then the rest."""
    return requests.order_by(*ORDER)


def _read_in_turn() -> None:
    """Has the planner walk the index of the order for this transaction.

    It takes a filter for rarer than it is, and would sort thousands of rows for fifty.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_sort = off")


@transaction.atomic(savepoint=False)
def page_of(
    requests: JoinRequestQuerySet,
    size: int,
    *,
    after: Place | None = None,
    before: Place | None = None,
) -> tuple[list[JoinRequest], Place | None, Place | None]:
    """Up to `size` requests in turn, and where the pages before and after them begin.

    `after` and `before` are places at the ends of the page that somebody comes from;
    without either it is the first page. A page that is not there is None.
    """
    here = Tuple(*(F(name) for name in ORDER))
    _read_in_turn()
    if before:
        earlier = requests.filter(TupleLessThan(here, tuple(before)))
        found = list(earlier.order_by(*REVERSED)[: size + 1])
        is_more = len(found) > size
        rows = found[:size][::-1]
        return rows, *_ends(rows, has_previous=is_more, has_next=True)
    later = requests.filter(TupleGreaterThan(here, tuple(after))) if after else requests
    found = list(in_turn(later)[: size + 1])
    rows = found[:size]
    return rows, *_ends(rows, has_previous=bool(after), has_next=len(found) > size)


def _ends(
    rows: list[JoinRequest], *, has_previous: bool, has_next: bool
) -> tuple[Place | None, Place | None]:
    previous = Place.of(rows[0]) if rows and has_previous else None
    following = Place.of(rows[-1]) if rows and has_next else None
    return previous, following


def matching(requests: JoinRequestQuerySet, words: str) -> JoinRequestQuerySet:
    """Those whose reference, surname, e-mail address or postcode holds the words."""
    postcode = "".join(words.split())
    found = (
        Q(reference__icontains=words)
        | Q(last_name__icontains=words)
        | Q(email_key__contains=words.lower())
        | Q(postcode_run__icontains=postcode)
    )
    reference = read_reference(words)
    if reference is not None:
        found |= Q(reference=reference)
    return requests.alias(
        postcode_run=Replace("postcode", Value(" "), Value(""))
    ).filter(found)
