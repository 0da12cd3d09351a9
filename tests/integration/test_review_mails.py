from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.utils import timezone

from members.models import JoinRequest, User
from members.services.approve import approve
from members.services.correct_address import correct_address
from members.services.decline import decline
from members.services.send_account_link import send_account_link
from members.views.review_case import timeline
from naht_site import mail
from naht_site.models import OutgoingMail
from tests.factories.members import MembershipFactory
from tests.factories.review import (
    WORDS,
    answered,
    approved,
    asked,
    declined,
    expired,
    in_review,
    manager,
    officer,
    reconsidering,
    withdrawn,
)

pytestmark = pytest.mark.django_db
ANSWERS = {
    "last_name": "Otterham",
    "job_title": "Lead of everything",
    "postcode": "CF10 9ZZ",
    "phone": "07700 900123",
    "address_line_1": "1 River Lane",
}


def declined_for_good(**fields: str) -> JoinRequest:
    join_request = reconsidering(**fields)
    return decline(
        uuid=join_request.uuid,
        version=join_request.version,
        by=manager(),
        reason="other",
        words=WORDS,
    )


def sent_again(**fields: str) -> JoinRequest:
    return send_account_link(uuid=approved(**fields).uuid, by=None)


def corrected(**fields: str) -> JoinRequest:
    join_request = in_review(**fields)
    return correct_address(
        uuid=join_request.uuid,
        version=join_request.version,
        by=officer(),
        email="right@example.org",
    )


MAILS: dict[str, tuple[Callable[..., JoinRequest], str]] = {
    "approved": (approved, "we have accepted your request"),
    "account_link": (sent_again, "Here is a fresh link to set up your account"),
    "asked": (asked, "have a question for you"),
    "answered": (answered, "We have your answer"),
    "declined": (declined, WORDS),
    "declined_final": (declined_for_good, "This decision is final"),
    "reply_received": (reconsidering, "We have your reply"),
    "withdrawn": (withdrawn, "is closed, as you asked"),
    "expired": (expired, "did not hear from you"),
    "address_corrected": (corrected, "Please confirm that it reaches you"),
}
WITH_LINK = {
    "approved",
    "account_link",
    "asked",
    "answered",
    "declined",
    "reply_received",
    "address_corrected",
}


@pytest.mark.parametrize("template", MAILS)
def test_mail_is_neutral_says_what_it_must_and_repeats_no_answer(
    template: str,
) -> None:
    make, sentence = MAILS[template]
    join_request = make(**ANSWERS)
    row = OutgoingMail.objects.filter(template=template).latest("pk")

    message = mail.render(row)
    ((page, kind),) = message.alternatives
    everything = message.subject + message.body + page

    assert kind == "text/html"
    assert message.subject == f"About your request {join_request.reference}"
    assert "Hello Jane" in message.body
    assert "Hello Jane" in page
    assert sentence in message.body
    assert sentence in page
    assert "0300 30 30 333" in message.body
    for answer in ANSWERS.values():
        assert answer not in everything
    links = re.findall(r"http://testserver/\S+/[\w-]{60,}/", message.body)
    assert len(links) == (template in WITH_LINK)
    assert all(link in page for link in links)
    assert "\n\n\n" not in message.body


def test_member_who_comes_back_signs_in_as_before() -> None:
    membership = MembershipFactory(ended=True)
    account: User = membership.member.user
    join_request = in_review(email=account.email)
    approve(
        uuid=join_request.uuid,
        version=join_request.version,
        by=join_request.owner,
        same_person=True,
    )

    message = mail.render(OutgoingMail.objects.get(template="approved_again"))
    assert "http://testserver/account/login/" in message.body
    assert "Your membership number is the one that you always had." in message.body


def test_mail_to_a_member_to_come_says_when_it_starts() -> None:
    approved(outcome="may_ask_now", job_starts="2099-09-01")

    message = mail.render(OutgoingMail.objects.get(template="approved"))

    assert "Your membership starts on 1 September 2099." in message.body


def test_mail_that_waits_for_a_mistyped_address_does_not_go_there() -> None:
    join_request = answered()
    OutgoingMail.objects.filter(template="asked").update(sent_at=timezone.now())

    corrected = correct_address(
        uuid=join_request.uuid,
        version=join_request.version,
        by=officer(),
        email="right@example.org",
    )

    waiting = OutgoingMail.objects.filter(sent_at=None, failed_at=None)
    (thanks,) = OutgoingMail.objects.filter(template="answered")
    assert [(each.to, each.template) for each in waiting] == [
        ("right@example.org", "address_corrected")
    ]
    assert (thanks.to, thanks.last_error) == (join_request.email, "no longer of use")
    assert not any(entry.is_fault for entry in timeline(corrected))


def test_link_of_a_mail_dies_with_what_it_was_for() -> None:
    join_request = asked()
    row = OutgoingMail.objects.get(template="asked")
    correct_address(
        uuid=join_request.uuid,
        version=join_request.version,
        by=officer(),
        email="right@example.org",
    )

    with pytest.raises(mail.NoLongerOfUse):
        mail.render(row)
