from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from members import jobs
from members.consent_wording import REQUIRED, WORDING
from members.enums import Source, Status
from members.errors import NotAllowedError
from members.models import JoinRequest, LookedAt
from members.services.start import start_by_phone
from members.services.submit import submit
from members.views.looked_at import whose
from naht_site.models import OutgoingMail
from tests.factories.join_requests import JoinRequestFactory
from tests.factories.journey import ANSWERS, CONSENTS
from tests.factories.members import UserFactory
from tests.factories.pages_read import words
from tests.factories.review import officer

pytestmark = pytest.mark.django_db
PHONE = "/admin/join-requests/phone/"


def begin(staff: Client) -> JoinRequest:
    staff.post(PHONE)
    return JoinRequest.objects.get()


def key_in(staff: Client, draft: JoinRequest) -> str:
    """Answers every page before the last; where the last answer led."""
    led_to = ""
    for step, data in ANSWERS.items():
        led_to = staff.post(f"{PHONE}{draft.uuid}/{step}/", data).headers["Location"]
    return led_to


def test_officer_keys_the_same_form_for_a_caller(staff: Client) -> None:
    draft = begin(staff)
    led_to = key_in(staff, draft)
    mails_before = OutgoingMail.objects.count()
    draft.refresh_from_db()
    page = words(staff.get(led_to).content.decode())
    response = staff.post(led_to, CONSENTS | {"version": draft.version})

    sent = JoinRequest.objects.get()
    event = sent.events.get()
    mail = OutgoingMail.objects.get()
    assert led_to == f"{PHONE}{draft.uuid}/check/"
    assert "Read out their answers, then each sentence with a box" in page
    assert (mails_before, mail.template, "link" in mail.params) == (
        0,
        "join_received",
        True,
    )
    assert response.headers["Location"] == sent.get_absolute_url()
    assert (sent.status, sent.source) == (Status.SUBMITTED, Source.PHONE)
    assert (sent.submitted_by, event.by) == (staff.person, staff.person)
    assert sent.email_confirmed_at is None
    assert sent.eligibility["outcome"] == "eligible_by_responsibility"
    given = dict(sent.consents.values_list("purpose", "wording_version"))
    assert (
        given.items()
        >= {purpose.value: WORDING[purpose].version for purpose in REQUIRED}.items()
    )
    case = words(staff.get(sent.get_absolute_url()).content.decode())
    assert f"How it reached us By phone, keyed by {staff.person.email}" in case


def test_caller_is_promised_only_the_mail_that_comes(staff: Client) -> None:
    draft = begin(staff)

    page = words(staff.get(f"{PHONE}{draft.uuid}/email/").content.decode())

    assert "if you change jobs. We use it to reach you about your request" in page
    assert "Once your request is sent, you get an e-mail there." in page
    assert "link" not in page.partition("personal e-mail address?")[2]


def test_every_row_is_changed_at_an_address_of_staff(staff: Client) -> None:
    draft = begin(staff)
    led_to = key_in(staff, draft)

    response = staff.get(led_to)

    urls = {
        row["change_url"].partition("#")[0]
        for section in response.context["sections"]
        for row in section["rows"]
    }
    assert urls == {f"{PHONE}{draft.uuid}/{step}/" for step in ANSWERS}
    assert "/join/leave/" not in response.content.decode()


def test_box_not_ticked_and_step_not_done_send_nothing(staff: Client) -> None:
    draft = begin(staff)
    check = f"{PHONE}{draft.uuid}/check/"

    early = staff.post(check, CONSENTS | {"version": 1})
    key_in(staff, draft)
    draft.refresh_from_db()
    unticked = staff.post(check, {"version": draft.version, "accurate": "on"})

    draft.refresh_from_db()
    assert early.headers["Location"] == f"{PHONE}{draft.uuid}/email/?missing=yes"
    assert len(unticked.context["form"].errors) == 2
    assert draft.status == Status.DRAFT


def test_pressing_twice_is_one_request_and_one_mail(staff: Client) -> None:
    draft = begin(staff)
    key_in(staff, draft)
    draft.refresh_from_db()
    data = CONSENTS | {"version": draft.version}

    check = f"{PHONE}{draft.uuid}/check/"
    first, second = (staff.post(check, data) for _ in range(2))
    told = staff.get(second.headers["Location"]).content.decode()
    looked_again = staff.get(check, follow=True).content.decode()

    assert "Read the reference out to the caller." in told
    assert "Read the reference out to the caller." not in looked_again
    assert first.headers["Location"] == second.headers["Location"]
    assert OutgoingMail.objects.count() == 1


def test_what_was_begun_is_listed_until_it_is_sent(staff: Client) -> None:
    draft = begin(staff)
    key_in(staff, draft)

    page = staff.get(PHONE).content.decode()

    assert f"{PHONE}{draft.uuid}/check/" in page
    assert f"by {staff.person.email}" in page


def test_list_is_whole_and_costs_the_same_however_long(
    staff: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    listed = []

    staff.get(PHONE)
    for more in (1, 24):
        JoinRequestFactory.create_batch(
            more, complete=True, source=Source.PHONE, submitted_by=staff.person
        )
        with django_assert_num_queries(10):
            listed.append(staff.get(PHONE).content.decode().count("/check/"))

    assert listed == [1, 25]


def test_request_begun_by_a_person_is_not_opened_so(staff: Client) -> None:
    own = JoinRequest.objects.create(email="a@example.org", email_key="a@example.org")

    responses = [
        staff.get(f"{PHONE}{own.uuid}/{step}/").status_code for step in ANSWERS
    ]

    assert responses == [404] * len(ANSWERS)


def test_officer_who_reads_its_answers_is_written_down_once_an_hour(
    staff: Client,
) -> None:
    draft = begin(staff)
    page = f"{PHONE}{draft.uuid}/name/"
    now = timezone.now()

    with time_machine.travel(now, tick=False):
        key_in(staff, draft)
        staff.get(PHONE)
        before = LookedAt.objects.count()
        staff.get(page)
        staff.post(page, {"first_name": ""})
    for minutes in (59, 61):
        with time_machine.travel(now + timedelta(minutes=minutes), tick=False):
            staff.get(page)
    other = Client()
    other.force_login(officer())
    other.get(page)

    looks = LookedAt.objects.order_by("pk")
    mine = [look.at for look in looks if look.by == staff.person]
    assert before == 0
    assert mine == [now, now + timedelta(minutes=61)]
    assert {look.join_request for look in looks} == {draft}
    assert [look.by == staff.person for look in looks] == [True, True, False]
    assert whose(looks[0]) == "Not sent yet Jane Otterley"


def test_request_that_was_looked_at_and_never_sent_is_deleted(staff: Client) -> None:
    draft = begin(staff)
    staff.get(f"{PHONE}{draft.uuid}/email/")

    with time_machine.travel(timezone.now() + timedelta(days=31)):
        jobs.delete_drafts()

    assert not JoinRequest.objects.exists()
    assert not LookedAt.objects.exists()


@pytest.mark.parametrize("group", ["editor", "privacy", "administrator", None])
def test_only_those_who_decide_key_requests(client, settings, group) -> None:
    settings.DEMO = True
    draft = start_by_phone(by=officer())
    client.force_login(UserFactory(**({group: True} if group else {})))
    urls = [PHONE, *(f"{PHONE}{draft.uuid}/{s}/" for s in (*ANSWERS, "check"))]

    found = [
        method(url).status_code for url in urls for method in (client.get, client.post)
    ]

    assert found == [403] * 2 * len(urls)
    assert JoinRequest.objects.count() == 1


def test_caller_s_request_is_sent_by_an_officer_alone() -> None:
    draft = start_by_phone(by=officer())
    editor = UserFactory(editor=True)

    for by in (None, editor):
        with pytest.raises(NotAllowedError):
            submit(uuid=draft.uuid, version=1, consents=REQUIRED, by=by)
    with pytest.raises(NotAllowedError):
        start_by_phone(by=editor)
