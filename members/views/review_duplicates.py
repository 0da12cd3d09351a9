"""Possible duplicates on the page of a request: both sides beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from members.enums import OPEN, SETTLE_FROM, Status
from members.forms.settle import SettleForm
from members.models import JoinRequest, Member, Membership, PossibleDuplicate


@dataclass(frozen=True)
class Panel:
    """One pair; `rows` are label, this side, the other side and whether both say it.

    `other` is the request on the other side, if it is one.
    """

    pair: PossibleDuplicate
    other: JoinRequest | None
    name: str
    url: str
    what_same_does: str
    rows: list[tuple[str, str, str, bool]]
    form: SettleForm | None

    @property
    def holds_up(self) -> bool:
        return not self.pair.verdict and self.pair.score >= SETTLE_FROM


def panels(join_request: JoinRequest, sent: Any = None) -> list[Panel]:
    """Every pair that the request is one side of, what waits for a word first.

    `sent` is a form of one of them that could not be used.
    """
    not_over = Membership.objects.not_over(timezone.now())
    pairs = (
        PossibleDuplicate.objects.about(join_request)
        .select_related("settled_by")
        .prefetch_related(
            "join_request__workplaces",
            "other_request__workplaces",
            "member__memberships",
            Prefetch("member__memberships", queryset=not_over, to_attr="not_over"),
        )
    )
    this = _side_of(join_request)
    return [
        _panel(pair, join_request, this, sent)
        for pair in sorted(pairs, key=lambda e: (e.verdict != "", -e.score, e.pk))
    ]


def _panel(
    pair: PossibleDuplicate, join_request: JoinRequest, this: dict[str, str], sent: Any
) -> Panel:
    other = pair.other_side(join_request)
    is_open = join_request.status in OPEN and not pair.is_final
    return Panel(
        pair=pair,
        other=other,
        name=f"Member {pair.member.shown_number}" if pair.member else str(other),
        url=other.get_absolute_url() if other else "",
        what_same_does=_what_same_does(pair, other),
        rows=_rows(this, _side(pair, other)),
        form=_form(pair, join_request, sent) if is_open else None,
    )


def _what_same_does(pair: PossibleDuplicate, other: JoinRequest | None) -> str:
    if other is not None and other.status in OPEN:
        return (
            f"If it is the same person, {other} is closed and this request goes on. "
            "They get a mail that says so."
        )
    if pair.member or (other and other.status == Status.APPROVED):
        return (
            "If it is the same person, they keep their member number. If they are a "
            "member now, decline with “Already a member”."
        )
    return ""


def _form(pair: PossibleDuplicate, join_request: JoinRequest, sent: Any) -> SettleForm:
    auto_id = f"settle-{pair.pk}-%s"
    if isinstance(sent, SettleForm) and sent.data.get("pair") == str(pair.pk):
        sent.auto_id = auto_id
        return sent
    initial = {"version": join_request.version, "pair": pair.pk}
    return SettleForm(initial=initial, auto_id=auto_id)


def _side(pair: PossibleDuplicate, other: JoinRequest | None) -> dict[str, str]:
    return _side_of(other) if other else _side_of_member(pair.member)


def _side_of(join_request: JoinRequest) -> dict[str, str]:
    confirmed = join_request.email_confirmed_at or join_request.email_held_at
    mark = "confirmed" if confirmed else "not confirmed"
    places = [str(place) for place in join_request.workplaces.all()]
    sent_on = timezone.localtime(join_request.submitted_at)
    return {
        "Name": join_request.full_name,
        "Known as": join_request.known_as,
        "E-mail": f"{join_request.email} ({mark})",
        "Phone": join_request.phone,
        "Address": _address(join_request),
        "Workplace": "\n".join([*places, join_request.central_employer]).strip(),
        "Member number": join_request.former_number,
        "Stands": f"{join_request.get_status_display()}, sent {sent_on:%-d %B %Y}",
    }


def _side_of_member(member: Member) -> dict[str, str]:
    starts = [each.starts for each in member.memberships.all()]
    since = f", since {timezone.localtime(max(starts)):%B %Y}" if starts else ""
    return {
        "Name": member.full_name,
        "Known as": member.known_as,
        "E-mail": member.user.email if member.user else "",
        "Phone": member.phone,
        "Address": _address(member),
        "Workplace": "\n".join(member.workplaces),
        "Member number": member.shown_number,
        "Stands": ("Member" if member.not_over else "Former member") + since,
    }


def _address(record: JoinRequest | Member) -> str:
    lines = (record.address_line_1, record.address_line_2, record.town, record.postcode)
    return "\n".join(line for line in lines if line)


def _rows(
    this: dict[str, str], other: dict[str, str]
) -> list[tuple[str, str, str, bool]]:
    return [
        (label, this[label], other[label], this[label].lower() == other[label].lower())
        for label in this
        if this[label] or other[label]
    ]
