from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from members.models import JoinRequest
from members.services.already_known import tell_owner
from naht_site.models import OutgoingMail
from tests.factories.members import MembershipFactory, UserFactory
from tests.factories.review import sent, withdrawn

pytestmark = pytest.mark.django_db
JANE = "jane@example.org"


def a_member(**fields: object) -> None:
    MembershipFactory(member__user__email=JANE, **fields)


def a_confirmed_request() -> JoinRequest:
    return sent(email="Jane@example.org", email_confirmed_at=timezone.now())


MAKERS = {
    "nobody": lambda: None,
    "member": lambda: a_member(),
    "member to come": lambda: a_member(to_come=True),
    "member whose end is set": lambda: a_member(
        ends=timezone.now() + timedelta(days=9)
    ),
    "former member": lambda: a_member(ended=True),
    "staff": lambda: UserFactory(email=JANE, officer=True),
    "open request": a_confirmed_request,
    "a stranger's open request": lambda: sent(email=JANE),
    "closed request": lambda: withdrawn(email=JANE, email_confirmed_at=timezone.now()),
}


@pytest.mark.parametrize(
    ("known_as", "template"),
    [
        ("nobody", "join_received"),
        ("member", "join_already_member"),
        ("member to come", "join_already_member"),
        ("member whose end is set", "join_already_member"),
        ("former member", "join_welcome_back"),
        ("staff", "join_received"),
        ("open request", "join_already_open"),
        ("a stranger's open request", "join_received"),
        ("closed request", "join_received"),
    ],
)
def test_owner_of_the_address_gets_one_mail_that_says_what_we_know(
    known_as: str, template: str
) -> None:
    MAKERS[known_as]()
    OutgoingMail.objects.all().delete()

    tell_owner(sent(email=JANE))

    mail = OutgoingMail.objects.get()
    assert (mail.template, mail.to) == (template, JANE)
