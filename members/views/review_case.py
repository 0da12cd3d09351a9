"""What the page of one join request shows, as plain values for its template."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from members.models import (
    JoinRequest,
    JoinRequestEvent,
    PossibleDuplicate,
    RequestWorkplace,
    Role,
)
from naht_site import mail_kinds
from naht_site.mail import NEVER_MEANT_TO_ARRIVE
from naht_site.models import OutgoingMail


@dataclass(frozen=True)
class Entry:
    """One line of the timeline."""

    at: datetime
    title: str
    who: str
    text: str = ""
    state: str = ""
    is_fault: bool = False


@dataclass(frozen=True)
class Section:
    heading: str
    rows: list[tuple[str, Any]]

    @property
    def slug(self) -> str:
        return slugify(self.heading)


def sections(join_request: JoinRequest) -> list[Section]:
    """The answers, as the person gave them, under the headings of the form."""
    return [
        Section("Work", _work(join_request)),
        Section("Name and contact", _contact(join_request)),
        Section("Background", _background(join_request)),
        Section("Agreed to", _consents(join_request)),
    ]


def timeline(join_request: JoinRequest) -> list[Entry]:
    """Everything that happened and every mail, oldest first."""
    events = [entry_of(e) for e in join_request.events.select_related("by")]
    mails = OutgoingMail.objects.filter(key__startswith=f"join.{join_request.pk}.")
    pairs = PossibleDuplicate.objects.about(join_request)
    found = [_pair_entry(pair, join_request) for pair in pairs]
    # Of two at one instant, what happened comes before the mail that tells of it.
    told = [*events, *found, *map(_mail_entry, mails)]
    return sorted(told, key=lambda entry: entry.at)


def entry_of(event: JoinRequestEvent) -> Entry:
    who = event.by.email if event.by else ""
    return Entry(event.at, event.get_what_display(), who, event.note)


def _pair_entry(pair: PossibleDuplicate, join_request: JoinRequest) -> Entry:
    words = f"{pair.name_of_other(join_request)}: score {pair.score}"
    return Entry(pair.raised_at, "Possible duplicate found", "", words)


def same_address(join_request: JoinRequest) -> list[JoinRequest]:
    """Other requests that staff may see with the same address, newest first."""
    others = JoinRequest.objects.sent().filter(email_key=join_request.email_key)
    return list(others.exclude(pk=join_request.pk).order_by("-submitted_at"))


def _mail_entry(mail: OutgoingMail) -> Entry:
    kind = mail_kinds.find(mail.template)
    title = kind.title if kind else mail.template
    to = mail.to or "an address that is no longer kept"
    if mail.sent_at:
        state = f"Sent to {to}"
    elif mail.failed_at:
        state = f"Not sent to {to}: {mail.last_error}"
    elif mail.last_error:
        state = f"Not sent yet to {mail.to}. Tries: {mail.attempts}. {mail.last_error}"
    else:
        state = f"Waiting to be sent to {mail.to}"
    fault = not mail.sent_at and mail.last_error not in ("", *NEVER_MEANT_TO_ARRIVE)
    at = mail.sent_at or mail.failed_at or mail.created_at
    return Entry(at, f"Mail: {title}", "", "", state, fault)


def _work(join_request: JoinRequest) -> list[tuple[str, Any]]:
    starts = join_request.job_starts
    rows: list[tuple[str, Any]] = [
        ("Role", _role_name(join_request)),
        ("Job title", join_request.job_title),
        ("In the job from", f"{starts:%B %Y}" if starts else ""),
        ("Contract", join_request.get_contract_display()),
    ]
    places = join_request.workplaces.select_related("school")
    rows += [("Workplace", _place(place)) for place in places]
    if join_request.central_employer or not places:
        rows.append(("Employer of a central team", join_request.central_employer))
    return rows


def _place(place: RequestWorkplace) -> str:
    """The words of that day, and below them what the register says now."""
    school = place.school
    return f"{place}\n{school.in_the_register if school else 'Typed in'}"


def _role_name(join_request: JoinRequest) -> str:
    role: Role | None = join_request.role
    return role.name_in(join_request.nation) if role else ""


def _contact(join_request: JoinRequest) -> list[tuple[str, Any]]:
    confirmed = "confirmed" if join_request.email_confirmed_at else "not confirmed yet"
    address = [
        join_request.address_line_1,
        join_request.address_line_2,
        join_request.town,
        join_request.postcode,
    ]
    kind = {True: "Home address", False: "Another address"}
    return [
        ("First name", join_request.first_name),
        ("Last name", join_request.last_name),
        ("Known as", join_request.known_as),
        ("E-mail", f"{join_request.email} ({confirmed})"),
        ("Phone", join_request.phone),
        ("Reach them by", join_request.get_contact_by_display()),
        (
            kind.get(join_request.address_is_home, "Address"),
            "\n".join(line for line in address if line),
        ),
    ]


def _background(join_request: JoinRequest) -> list[tuple[str, Any]]:
    words = {True: "Yes", False: "No", None: ""}
    return [
        ("In another union", join_request.get_other_union_display()),
        ("Was a member before", words[join_request.former_member]),
        ("Old member number", join_request.former_number),
        ("Asks us to phone", words[join_request.phone_me]),
        ("How it reached us", _source(join_request)),
    ]


def _source(join_request: JoinRequest) -> str:
    words = join_request.get_source_display()
    keyed_by = join_request.submitted_by
    return f"{words}, keyed by {keyed_by.email}" if keyed_by else words


def _consents(join_request: JoinRequest) -> list[tuple[str, Any]]:
    return [
        (
            consent.get_purpose_display(),
            f"{timezone.localtime(consent.given_at):%-d %B %Y}, "
            f"wording {consent.wording_version}",
        )
        for consent in join_request.consents.order_by("pk")
    ]
