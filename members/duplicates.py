"""Which records may be one person's: for staff to settle, never for a form.

`raise_for` finds by index what a request is compared with and writes down what it
finds; whoever asks to join learns nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from members.enums import OPEN
from members.likeness import Likeness, Person, Place, compare
from members.models import JoinRequest, Member, PossibleDuplicate, RequestWorkplace
from members.models.join_request import BARE_NUMBER

# An address alone says nothing: schools are given as postal addresses, too.
RAISED_FROM = 30
UK_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}")


@transaction.atomic
def raise_for(join_request: JoinRequest) -> None:
    """Compares a sent request with open ones and members, and keeps what is alike.

    A pair that is not settled gets its new score; one that was settled stays as it is.
    What is no longer alike is taken back, unless it was settled. The rows to compare
    with are found by index, so the time does not grow with them. It locks the requests,
    this one too, in the order of their rows.
    """
    me = person_of(join_request)
    paired = _of_kind("request", _known_pairs(join_request))
    others = _open_requests(join_request, me, paired)
    # Read again: until the rows were locked, one could be settled.
    known = _known_pairs(join_request)
    for other in others:
        likeness = compare(me, person_of(other))
        later, earlier = sorted((join_request, other), key=lambda each: -each.pk)
        pair = known.get(("request", other.pk)) or PossibleDuplicate(
            join_request=later, other_request=earlier
        )
        _keep(pair, likeness)
    for member in _members(join_request, me, _of_kind("member", known)):
        likeness = compare(me, member_as_person(member))
        # A pair with the request that made them a member stands for the member.
        request_pks = [each.join_request_id for each in member.memberships.all()]
        pair = known.get(("member", member.pk)) or next(
            (known[key] for pk in request_pks if (key := ("request", pk)) in known),
            PossibleDuplicate(join_request=join_request, member=member),
        )
        _keep(pair, likeness)


def person_of(join_request: JoinRequest) -> Person:
    places = [
        Place(place.name, place.town, place.postcode, place.school_id)
        for place in join_request.workplaces.all()
    ]
    if join_request.central_employer:
        places.append(Place(join_request.central_employer))
    confirmed_at = join_request.email_confirmed_at or join_request.email_held_at
    return Person(
        names=_names(join_request),
        email_key=join_request.email_key,
        email_is_confirmed=confirmed_at is not None,
        number=_bare(join_request.former_number),
        phone=join_request.phone_e164,
        postcode=join_request.postcode,
        address_line=join_request.address_line_1,
        places=tuple(places),
    )


def member_as_person(member: Member) -> Person:
    user = member.user
    key = user.email.lower() if user else ""
    return Person(
        names=_names(member),
        email_key=key,
        email_is_confirmed=bool(user) and _is_confirmed(member),
        number=member.number,
        phone=member.phone_e164,
        postcode=member.postcode,
        address_line=member.address_line_1,
        places=tuple(_place_in(words) for words in member.workplaces),
    )


def _keep(pair: PossibleDuplicate, likeness: Likeness) -> None:
    if pair.verdict:
        return
    if likeness.score < RAISED_FROM:
        if pair.pk is not None:
            pair.delete()
        return
    pair.score = likeness.score
    pair.reasons = [reason.value for reason in likeness.reasons]
    pair.raised_at = pair.raised_at if pair.pk else timezone.now()
    pair.save()


def _known_pairs(join_request: JoinRequest) -> dict[tuple[str, int], PossibleDuplicate]:
    """By what stands on the other side."""
    known = {}
    for pair in PossibleDuplicate.objects.about(join_request):
        if pair.member_id is not None:
            known["member", pair.member_id] = pair
        elif pair.join_request_id == join_request.pk:
            known["request", pair.other_request_id] = pair
        else:
            known["request", pair.join_request_id] = pair
    return known


def _of_kind(kind: str, known: dict[tuple[str, int], PossibleDuplicate]) -> list[int]:
    return [pk for each, pk in known if each == kind]


def _open_requests(
    join_request: JoinRequest, me: Person, known: list[int]
) -> list[JoinRequest]:
    alike = Q(email_key=me.email_key) | Q(pk__in=known)
    for column, value in (
        ("phone_e164", me.phone),
        ("postcode", me.postcode),
        ("bare_number", me.number),
    ):
        if value:
            alike |= Q(**{column: value})
    # Apart, so that each is looked up by its own index.
    workplaces = RequestWorkplace.objects.alias(lower=Lower("name")).filter(
        Q(lower__in=[place.name.lower() for place in me.places])
        | Q(postcode__in=[place.postcode for place in me.places if place.postcode])
        | Q(school__in=[place.school_id for place in me.places if place.school_id]),
        join_request__status__in=OPEN,
    )
    by_place = set(workplaces.values_list("join_request_id", flat=True))
    by_self = set(
        JoinRequest.objects.open()
        .alias(bare_number=BARE_NUMBER)
        .filter(alike)
        .values_list("pk", flat=True)
    )
    found = JoinRequest.objects.filter(pk__in=by_self | by_place | {join_request.pk})
    locked = found.order_by("pk").select_for_update().prefetch_related("workplaces")
    return [each for each in locked if each.pk != join_request.pk]


def _members(
    join_request: JoinRequest, me: Person, known: list[int]
) -> Iterator[Member]:
    places = [str(each) for each in join_request.workplaces.all()]
    alike = Q(workplaces__overlap=places) | Q(pk__in=known)
    for column, value in (
        ("phone_e164", me.phone),
        ("postcode", me.postcode),
        ("number", me.number),
    ):
        if value:
            alike |= Q(**{column: value})
    by_self = set(Member.objects.filter(alike).values_list("pk", flat=True))
    by_email = set(
        Member.objects.filter(user__email=me.email_key).values_list("pk", flat=True)
    )
    own = Q(memberships__join_request=join_request)
    yield from (
        Member.objects.filter(pk__in=by_self | by_email)
        .exclude(own)
        .select_related("user")
        .prefetch_related("memberships", "user__emailaddress_set")
    )


def _is_confirmed(member: Member) -> bool:
    addresses: list[EmailAddress] = list(member.user.emailaddress_set.all())
    return any(
        each.verified and each.email.lower() == member.user.email.lower()
        for each in addresses
    )


def _names(record: JoinRequest | Member) -> tuple[str, ...]:
    firsts = dict.fromkeys((record.first_name, record.known_as))
    return tuple(f"{first} {record.last_name}" for first in firsts if first)


def _bare(typed: str) -> str:
    """As BARE_NUMBER has it."""
    return typed.replace(" ", "").replace("-", "")


def _place_in(words: str) -> Place:
    """A member's workplace, kept as one line: name, town and postcode where known."""
    parts = words.split(", ")
    postcode = parts.pop() if UK_POSTCODE.fullmatch(parts[-1]) else ""
    town = parts.pop() if len(parts) > 1 else ""
    return Place(", ".join(parts), town, postcode)
