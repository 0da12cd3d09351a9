from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.test import Client, override_settings
from django.utils import timezone

from members.models import (
    JoinRequest,
    JoinRequestEvent,
    Member,
    Membership,
    PossibleDuplicate,
    RequestWorkplace,
    School,
    User,
)
from naht_site.management.demo.sign_in import (
    FORMER_MEMBER,
    MEMBER,
    PEOPLE,
    DemoPerson,
    password_of,
)
from naht_site.models import OutgoingMail

pytestmark = pytest.mark.usefixtures("demo")


def test_there_are_requests_in_every_state() -> None:
    states = Counter(JoinRequest.objects.values_list("status", flat=True))

    assert states == {
        "draft": 1,
        "submitted": 3,
        "in_review": 1,
        "information_requested": 1,
        "approved": 3,
        "declined": 1,
        "reconsidering": 1,
        "withdrawn": 1,
        "expired": 1,
    }


def test_a_dozen_schools_are_named() -> None:
    schools = set(RequestWorkplace.objects.values_list("name", flat=True))

    assert len(schools) == 12


def test_one_person_has_asked_twice_and_waits_for_a_word() -> None:
    pair = PossibleDuplicate.objects.get()

    assert (str(pair.join_request.full_name), pair.score) == ("Seun Hartley", 170)
    assert pair.other_request.full_name == "Oluwaseun Hartley"
    assert (pair.verdict, pair.other_request.status) == ("", "in_review")
    assert pair.raised_at < timezone.now() - timedelta(days=1)
    assert not JoinRequest.objects.filter(to_be_compared=True).exists()


def test_forty_schools_of_three_nations_can_be_chosen_and_most_were() -> None:
    schools = Counter(School.objects.values_list("nation", flat=True))
    chosen = RequestWorkplace.objects.exclude(school=None)

    assert schools == {"england": 22, "wales": 9, "northern_ireland": 8}
    assert chosen.count() == 12


def test_what_happened_is_spread_over_the_last_weeks() -> None:
    now = timezone.now()

    events = JoinRequestEvent.objects.order_by("at")
    weeks = {(now - event.at).days // 7 for event in events}

    assert weeks == {0, 1, 2, 3, 5, 6}
    assert events.last().at < now


def test_events_of_a_request_come_in_the_order_in_which_they_were_written() -> None:
    for join_request in JoinRequest.objects.all():
        written = join_request.events.order_by("pk")

        assert list(join_request.events.order_by("at", "pk")) == list(written)


def test_each_group_has_one_person() -> None:
    people = {
        group.name: [user.email for user in group.user_set.all()]
        for group in Group.objects.all()
    }

    assert people == {
        "Editors": ["editor@example.org"],
        "Publishers": ["publisher@example.org"],
        "Partner managers": ["partner-manager@example.org"],
        "Membership officers": ["officer@example.org"],
        "Membership managers": ["manager@example.org"],
        "Privacy officers": ["privacy@example.org"],
        "Administrators": ["administrator@example.org"],
    }


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.email)
def test_person_signs_in_with_the_printed_password_and_opens_their_address(
    person: DemoPerson, made: tuple[dict[str, int], str], client: Client
) -> None:
    _, printed = made
    (line,) = [line for line in printed.splitlines() if f" {person.email} " in line]
    *_, password, address = line.split()

    client.post("/account/login/", {"login": person.email, "password": password})
    answer = client.get(person.opens)

    assert password == password_of(person)
    assert address == f"http://testserver{person.opens}"
    assert (answer.status_code, answer.wsgi_request.user.email) == (200, person.email)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.email)
def test_password_passes_our_own_rules(person: DemoPerson) -> None:
    user = User.objects.get(email=person.email)

    assert validate_password(password_of(person), user) is None


def test_passwords_differ_with_the_secret_key() -> None:
    here = [password_of(person) for person in PEOPLE]
    with override_settings(SECRET_KEY="another"):
        elsewhere = [password_of(person) for person in PEOPLE]

    assert len({*here, *elsewhere}) == 18


def test_one_is_a_member_and_one_was() -> None:
    now = timezone.now()

    current = Membership.objects.current(at=now)
    ended = Membership.objects.filter(ends__lte=now)

    assert set(current.values_list("member__user__email", flat=True)) == {
        MEMBER.email,
        "dev.mistry@example.org",
    }
    assert list(ended.values_list("member__user__email", flat=True)) == [
        FORMER_MEMBER.email
    ]


def test_mails_left_to_send_are_those_whose_link_leads_on() -> None:
    waiting = OutgoingMail.objects.filter(sent_at=None)

    assert {mail.to: mail.template for mail in waiting} == {
        "tamsin.okoro@example.org": "join_continue",
        "seun.hartley@example.org": "join_received",
        "niamh.corrigan@example.org": "join_received",
        "gwendolyn.ashby@example.org": "asked",
        "dev.mistry@example.org": "approved",
        "harriet.solway@example.org": "declined",
    }


def test_everybody_is_invented() -> None:
    emails = [
        *User.objects.values_list("email", flat=True),
        *JoinRequest.objects.values_list("email", flat=True),
        *OutgoingMail.objects.values_list("to", flat=True),
    ]
    phones = [
        *Member.objects.values_list("phone", flat=True),
        *JoinRequest.objects.exclude(phone="").values_list("phone", flat=True),
    ]

    assert {email.partition("@")[2] for email in emails} == {"example.org"}
    assert {phone[:9] for phone in phones} == {"07700 900"}
