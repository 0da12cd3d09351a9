"""Whether two records may be one person's: for staff to settle, never for a form.

`compare` is pure. `raise_for` finds by index what a request is compared with and
writes down what it finds; whoever asks to join learns nothing of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from members.enums import OPEN, DuplicateReason
from members.member_numbers import read_number
from members.models import JoinRequest, Member, PossibleDuplicate, RequestWorkplace
from members.normalise import place_key

Reason = DuplicateReason
POINTS = {
    Reason.CONFIRMED_EMAIL: 100,
    Reason.FORMER_NUMBER: 100,
    Reason.NAME_AND_POSTCODE: 70,
    Reason.UNCONFIRMED_EMAIL: 45,
    Reason.PHONE: 40,
    Reason.NAME_AND_WORKPLACE: 40,
    Reason.SIMILAR_NAME: 30,
    Reason.ADDRESS: 20,
}
# People share homes and phones: without an equal name or a reason of 100, no more.
STOPS_AT = 65
# An address alone says nothing: schools are given as postal addresses, too.
RAISED_FROM = 30
SIMILAR_FROM = 0.6
UK_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}")


@dataclass(frozen=True)
class Place:
    """A workplace; what is not known is empty. `school_id` is of our registers."""

    name: str
    town: str = ""
    postcode: str = ""
    school_id: int | None = None


@dataclass(frozen=True)
class Person:
    """What of a request or a member is compared. What is not known is empty.

    `names` are the whole names by which the person goes.
    """

    names: tuple[str, ...] = ()
    email_key: str = ""
    email_is_confirmed: bool = False
    number: str = ""
    phone: str = ""
    postcode: str = ""
    address_line: str = ""
    places: tuple[Place, ...] = ()


@dataclass(frozen=True)
class Likeness:
    score: int
    reasons: tuple[Reason, ...]


def compare(one: Person, other: Person) -> Likeness:
    """How much speaks for one person, and what: the same whichever comes first."""
    same_name = bool(_keys(one.names) & _keys(other.names))
    same_email = _same(one.email_key, other.email_key)
    confirmed = one.email_is_confirmed and other.email_is_confirmed
    same_postcode = _same(one.postcode, other.postcode)
    same_place = any(_is_same_place(a, b) for a in one.places for b in other.places)
    holds = {
        Reason.CONFIRMED_EMAIL: same_email and confirmed,
        Reason.FORMER_NUMBER: same_name and _same(one.number, other.number),
        Reason.NAME_AND_POSTCODE: same_name and same_postcode,
        Reason.UNCONFIRMED_EMAIL: same_email and not confirmed,
        Reason.PHONE: _same(one.phone, other.phone),
        Reason.NAME_AND_WORKPLACE: same_name and same_place,
        Reason.SIMILAR_NAME: not same_name
        and (same_place or same_postcode)
        and _similarity(one.names, other.names) >= SIMILAR_FROM,
        Reason.ADDRESS: same_postcode
        and _same_words(one.address_line, other.address_line),
    }
    reasons = tuple(reason for reason in Reason if holds[reason])
    score = sum(POINTS[reason] for reason in reasons)
    if not same_name and not any(POINTS[reason] == 100 for reason in reasons):
        score = min(score, STOPS_AT)
    return Likeness(score, reasons)


def name_key(name: str) -> str:
    """A name without case, accents, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = (char for char in plain if not unicodedata.combining(char))
    words = re.sub(r"[^\w\s-]", "", "".join(letters)).replace("-", " ").split()
    return " ".join(words)


def similarity(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1, as PostgreSQL's pg_trgm counts it."""
    left, right = _trigrams(one), _trigrams(other)
    return len(left & right) / len(left | right) if left or right else 0.0


@transaction.atomic
def raise_for(join_request: JoinRequest) -> None:
    """Compares a sent request with open ones and members, and keeps what is alike.

    A pair that is not settled gets its new score; one that was settled stays as it is.
    The rows to compare with are found by index, so the time does not grow with them.
    It locks the requests, this one too, in the order of their rows.
    """
    me = person_of(join_request)
    others = _open_requests(join_request, me)
    known = _known_pairs(join_request)
    for other in others:
        likeness = compare(me, person_of(other))
        later, earlier = sorted((join_request, other), key=lambda each: -each.pk)
        pair = known.get(("request", other.pk)) or PossibleDuplicate(
            join_request=later, other_request=earlier
        )
        _keep(pair, likeness)
    for member in _members(join_request, me):
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
        number=_number(join_request.former_number),
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
    if pair.verdict or (pair.pk is None and likeness.score < RAISED_FROM):
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


def _open_requests(join_request: JoinRequest, me: Person) -> list[JoinRequest]:
    alike = Q(email_key=me.email_key)
    for column, value in (
        ("phone_e164", me.phone),
        ("postcode", me.postcode),
        ("former_number", join_request.former_number),
    ):
        if value:
            alike |= Q(**{column: value})
    # Apart, so that each is looked up by its own index.
    workplaces = RequestWorkplace.objects.alias(lower=Lower("name")).filter(
        Q(lower__in=[place.name.lower() for place in me.places])
        | Q(postcode__in=[place.postcode for place in me.places if place.postcode]),
        join_request__status__in=OPEN,
    )
    by_place = set(workplaces.values_list("join_request_id", flat=True))
    by_self = set(JoinRequest.objects.open().filter(alike).values_list("pk", flat=True))
    found = JoinRequest.objects.filter(pk__in=by_self | by_place | {join_request.pk})
    locked = found.order_by("pk").select_for_update().prefetch_related("workplaces")
    return [each for each in locked if each.pk != join_request.pk]


def _members(join_request: JoinRequest, me: Person) -> Iterator[Member]:
    alike = Q(workplaces__overlap=[str(each) for each in join_request.workplaces.all()])
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


def _number(typed: str) -> str:
    return read_number(typed) or re.sub(r"[\s-]", "", typed)


def _keys(names: tuple[str, ...]) -> set[str]:
    return {name_key(name) for name in names} - {""}


def _same(one: str, other: str) -> bool:
    return one != "" and one == other


def _same_words(one: str, other: str) -> bool:
    return one != "" and name_key(one) == name_key(other)


def _similarity(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    pairs = ((a, b) for a in _keys(one) for b in _keys(other))
    return max((similarity(a, b) for a, b in pairs), default=0.0)


def _trigrams(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {
        padded[at : at + 3]
        for padded in (f"  {word} " for word in words)
        for at in range(len(padded) - 2)
    }


def _is_same_place(one: Place, other: Place) -> bool:
    """Of one name, however it is written, and nothing known of where it is says
    otherwise. Two schools of the registers are never one.
    """
    if one.school_id and other.school_id:
        return one.school_id == other.school_id
    if not _same(place_key(one.name), place_key(other.name)):
        return False
    for a, b in ((one.postcode, other.postcode), (one.town, other.town)):
        if a and b:
            return _same_words(a, b)
    return True


def _place_in(words: str) -> Place:
    """A member's workplace, kept as one line: name, town and postcode where known."""
    parts = words.split(", ")
    postcode = parts.pop() if UK_POSTCODE.fullmatch(parts[-1]) else ""
    town = parts.pop() if len(parts) > 1 else ""
    return Place(", ".join(parts), town, postcode)
