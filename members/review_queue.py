"""Join requests as staff list them: which ones, in which order, found by what."""

from __future__ import annotations

from django.db.models import Case, F, IntegerField, Prefetch, Q, Value, When
from django.db.models.functions import Replace

from members.enums import OPEN, WITH_US, Status
from members.models import JoinRequest, JoinRequestEvent, User
from members.models.join_request import JoinRequestQuerySet
from members.references import read_reference


def listed(view: str, by: User) -> JoinRequestQuerySet:
    """The requests of one of the views: open, mine, nobody, waiting or all.

    None is a draft. Whatever is shown of them in a list is read along.
    """
    sent = JoinRequest.objects.sent()
    chosen = {
        "open": sent.filter(status__in=OPEN),
        "mine": sent.filter(status__in=OPEN, owner=by),
        "nobody": sent.filter(status__in=WITH_US, owner=None),
        "waiting": sent.filter(status=Status.INFORMATION_REQUESTED),
        "all": sent,
    }[view]
    moves = JoinRequestEvent.objects.exclude(before=F("after")).only(
        "join_request_id", "at", "after"
    )
    return chosen.select_related("owner").prefetch_related(
        Prefetch("events", queryset=moves, to_attr="moves")
    )


def in_turn(requests: JoinRequestQuerySet) -> JoinRequestQuerySet:
    """What was answered first, then what waits for us, longest first, then the rest."""
    turn = Case(
        When(status=Status.IN_REVIEW, answered_at__isnull=False, then=Value(0)),
        When(status__in=WITH_US, then=Value(1)),
        When(status=Status.INFORMATION_REQUESTED, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    return requests.order_by(turn, "submitted_at", "pk")


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
    return requests.annotate(
        postcode_run=Replace("postcode", Value(" "), Value(""))
    ).filter(found)
