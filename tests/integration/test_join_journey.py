from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from django.test import Client
from django.utils import timezone

from members.models import Consent, JoinRequest
from members.steps import PARTS
from tests.factories.eligibility import answer
from tests.factories.join_requests import JoinRequestFactory, RoleFactory, open_in
from tests.factories.journey import ANSWERS, fill_in, post, send
from tests.factories.pages_read import heading, title, words

pytestmark = pytest.mark.django_db

STEPS = [*ANSWERS, "check"]
AFTER = dict(pairwise(STEPS))


def test_each_step_is_saved_and_leads_to_the_next(client: Client) -> None:
    led_to = {
        step: post(client, step, data)["Location"] for step, data in ANSWERS.items()
    }

    assert led_to == {step: f"/join/{AFTER[step]}/" for step in ANSWERS}


def test_answers_are_kept_in_their_columns(client: Client) -> None:
    fill_in(client)

    row = JoinRequest.objects.get()
    assert (row.email, row.email_key) == (
        "Jane.Otterley@example.org",
        "jane.otterley@example.org",
    )
    assert (row.nation, row.work, row.role.key) == ("wales", "now", "teacher")
    assert row.responsibilities == ["subject", "staff"]
    assert (row.job_title, row.job_starts) == ("Teacher of history", date(2019, 9, 1))
    assert row.contract == "permanent"
    assert [str(place) for place in row.workplaces.all()] == ["Ysgol Dyfrgi, Cardiff"]
    assert (row.full_name, row.greeting_name) == ("Jane Otterley", "Jan")
    assert (row.phone, row.phone_e164, row.phone_extension) == (
        "07700 900123 ext 4",
        "+447700900123",
        "4",
    )
    assert (row.contact_by, row.address_is_home) == ("phone", True)
    assert (row.address_line_1, row.town, row.postcode) == (
        "1 Elm Road",
        "Cardiff",
        "CF10 1AA",
    )
    assert (row.other_union, row.former_member, row.former_number) == ("no", True, "77")
    assert row.phone_me is False
    assert row.status == "draft"


def test_whole_journey_ends_with_the_reference(client: Client) -> None:
    fill_in(client)

    response = send(client)

    row = JoinRequest.objects.get()
    page = client.get("/join/sent/")
    assert response["Location"] == "/join/sent/"
    assert row.status == "submitted"
    assert heading(page) == "We have your request"
    assert row.reference in page.content.decode()


@pytest.mark.parametrize("until", STEPS)
def test_no_step_can_be_skipped(client: Client, until: str) -> None:
    fill_in(client, until=until)
    later = STEPS[STEPS.index(until) + 1 :]
    missing = {"check": "?missing=yes"}

    read = {step: client.get(f"/join/{step}/").headers["Location"] for step in later}
    sent = {step: post(client, step, {}).headers["Location"] for step in later}

    if until == "email":  # nothing has begun: there is no request to go on with
        assert set(read.values()) == {"/join/?lost=yes"} or later == []
    else:
        assert read == {s: f"/join/{until}/{missing.get(s, '')}" for s in later}
    assert sent == read
    assert JoinRequest.objects.exclude(status="draft").count() == 0


@pytest.mark.parametrize("step", STEPS)
def test_each_step_says_where_one_is_and_how_to_do_it_otherwise(
    client: Client, step: str
) -> None:
    fill_in(client, until=step)

    response = client.get(f"/join/{step}/")

    html = response.content.decode()
    number = {"email": 1, "job": 3, "workplace": 4, "name": 5, "contact": 6}
    number |= {"background": 7, "keeping-in-touch": 8, "check": 9}
    assert f"Step {number.get(step, 2)} of {len(PARTS)}" in words(html)
    assert 'href="tel:+443003030333"' in html
    assert 'href="mailto:joinus@naht.org.uk"' in html
    assert 'href="/account/login/"' in html
    assert 'formaction="/join/leave/"' in html
    assert title(response).endswith("– Ask to join – NAHT middle leaders")
    assert not title(response).startswith("Error")


def test_step_shows_what_was_answered_before(client: Client) -> None:
    fill_in(client)

    pages = {step: client.get(f"/join/{step}/").content.decode() for step in ANSWERS}

    assert 'value="Jane.Otterley@example.org"' in pages["email"]
    assert pages["responsibilities"].count(" checked") == 2
    assert 'value="September 2019"' in pages["job"]
    assert 'value="Ysgol Dyfrgi"' in pages["workplace"]
    assert 'value="07700 900123 ext 4"' in pages["contact"]
    assert pages["contact"].count(" checked") == 2
    assert pages["background"].count(" checked") == 2
    assert pages["keeping-in-touch"].count(" checked") == 1


def test_change_from_the_summary_leads_back_to_it(client: Client) -> None:
    open_in(client, JoinRequestFactory(complete=True))
    html = client.get("/join/check/").content.decode()

    response = post(client, "name", {"first_name": "Joan", "last_name": "Otterley"})

    assert 'href="/join/name/#id_first_name"' in html
    assert response["Location"] == "/join/check/"
    assert "Joan" in client.get("/join/check/").content.decode()


def test_every_row_of_the_summary_has_a_change_link(client: Client) -> None:
    fill_in(client)

    html = client.get("/join/check/").content.decode()

    assert html.count("<dt>") == html.count('class="summary-list-change"') == 21
    for step in ANSWERS:
        assert f'href="/join/{step}/#id_' in html


def test_summary_shows_the_answers_in_words(client: Client) -> None:
    fill_in(client)

    read = words(client.get("/join/check/").content.decode())

    assert "Where you work Wales" in read
    assert "What you are responsible for A subject or area; Line-managing staff" in read
    assert "Start month September 2019" in read
    assert "Home address 1 Elm Road Cardiff CF10 1AA" in read
    assert "Member of NAHT before Yes" in read
    assert "Union news by e-mail Yes" in read
    assert "Partner offers by e-mail No" in read


def test_changed_answer_of_the_check_asks_what_it_opens(client: Client) -> None:
    open_in(client, JoinRequestFactory(complete=True))

    led_to = post(client, "role", {"role": "teacher"})["Location"]

    assert led_to == "/join/responsibilities/"
    assert client.get("/join/check/")["Location"] == f"{led_to}?missing=yes"
    assert "Please fill in this page" in client.get(f"{led_to}?missing=yes").text


def test_changed_answer_of_the_check_forgets_what_it_ends(client: Client) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)

    led_to = post(client, "nation", {"nation": "scotland"})["Location"]

    row.refresh_from_db()
    assert led_to == "/join/check/"
    assert (row.nation, row.work, row.role) == ("scotland", "", None)
    assert client.get("/join/role/")["Location"] == "/join/check/"


def test_role_that_staff_retired_since_is_asked_again(client: Client) -> None:
    role = RoleFactory()
    open_in(client, JoinRequestFactory(complete=True, role=role))
    role.retired = True
    role.save()

    response = client.get("/join/check/")

    assert response["Location"] == "/join/role/?missing=yes"


def test_answers_of_the_check_come_along_after_a_tick(client: Client) -> None:
    answer(client, nation="wales", work="now", role="senco")

    begun = client.post("/join/", {"bring_answers": "on"})
    led_to = post(client, "email", ANSWERS["email"])["Location"]

    row = JoinRequest.objects.get()
    assert begun["Location"] == "/join/email/"
    assert (row.nation, row.work, row.role.key) == ("wales", "now", "senco")
    assert led_to == "/join/job/"
    assert post(client, "work", {"work": "later"}).status_code == 302


def test_answers_of_the_check_stay_behind_without_a_tick(client: Client) -> None:
    answer(client, nation="wales", work="now", role="senco")

    client.post("/join/")
    led_to = post(client, "email", ANSWERS["email"])["Location"]

    row = JoinRequest.objects.get()
    assert (row.nation, row.work, row.role) == ("", "", None)
    assert led_to == "/join/nation/"


def test_brought_answers_replace_those_of_a_request_already_begun(
    client: Client,
) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)
    answer(client, nation="england", work="later", role="teacher")

    led_to = client.post("/join/", {"bring_answers": "on"})["Location"]

    row.refresh_from_db()
    assert (row.nation, row.work, row.role.key) == ("england", "later", "teacher")
    assert led_to == "/join/responsibilities/"


def test_start_offers_the_answers_only_where_there_are_any(client: Client) -> None:
    before = client.get("/join/").content.decode()
    answer(client, nation="wales")

    after = client.get("/join/").content.decode()

    assert "bring_answers" not in before
    assert 'name="bring_answers" id="id_bring_answers">' in after


def test_start_goes_on_with_a_request_that_was_begun(client: Client) -> None:
    open_in(client, JoinRequestFactory(with_email=True))

    page = client.get("/join/")
    led_to = client.post("/join/")["Location"]

    assert "Go on with your request" in words(page.content.decode())
    assert led_to == "/join/nation/"


def test_optional_consents_are_apart_unticked_and_kept_with_their_words(
    client: Client,
) -> None:
    fill_in(client, until="keeping-in-touch")
    before = client.get("/join/keeping-in-touch/").content.decode()

    post(client, "keeping-in-touch", {"partner_offers": "on"})

    (kept,) = Consent.objects.all()
    assert " checked" not in before
    assert (kept.purpose, kept.wording_version) == ("partner_offers", "2026-11")
    assert (timezone.now() - kept.given_at).total_seconds() < 60


def test_consent_is_taken_back_when_its_tick_is(client: Client) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)
    post(client, "keeping-in-touch", {"union_news": "on", "partner_offers": "on"})
    given_at = row.consents.get(purpose="union_news").given_at

    post(client, "keeping-in-touch", {"union_news": "on"})

    (kept,) = row.consents.all()
    assert (kept.purpose, kept.given_at) == ("union_news", given_at)
