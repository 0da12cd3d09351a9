from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from members.models import JoinRequest, RequestWorkplace
from naht_site.models import OutgoingMail
from tests.factories.join_requests import JoinRequestFactory, open_complete, open_in
from tests.factories.journey import ANSWERS, CONSENTS, fill_in, post

pytestmark = pytest.mark.django_db

PAGES = ["", "come-back/", *(f"{step}/" for step in ANSWERS), "check/"]
WRONG: dict[str, Any] = {
    "NUL": "\x00",
    "NUL within": "a\x00b@example.org",
    "5,000 characters": "x" * 5000,
    "5,000 figures": "9" * 5000,
    "markup": "<script>alert(1)</script>",
    "not UTF-8": b"\xff\xfe\xff",
    "lone surrogate": "\ud800".encode("utf-8", "surrogatepass"),
    "only spaces": " \u00a0\u200b ",
    "right to left": "\u202egro.elpmaxe@enaj",
    "line break": "jane@example.org\r\nBcc: joe@example.org",
    "template": "{{ 7|add:7 }}{% now 'Y' %}",
    "repeated": ["jane@example.org", "joe@example.org", ""],
    "number": "-1e309",
}
FIELDS = {name for data in ANSWERS.values() for name in data}
FIELDS |= {*CONSENTS, "partner_offers", "phone_me", "version", "asked", "website"}
FIELDS |= {"central_employer", "name_4", "town_4", "postcode_4", "bring_answers"}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_odd_input_in_every_field_is_answered_in_words(
    client: Client, wrong: Any
) -> None:
    row = open_complete(client)

    for page in PAGES:
        response = client.post(f"/join/{page}", dict.fromkeys(FIELDS, wrong))

        assert response.status_code in (200, 302)
        assert "<script>alert" not in response.text
        row.refresh_from_db()
        row.full_clean(exclude=["reference", *UNASKED])
        assert (row.status, row.reference) == ("draft", None)


UNASKED = [
    field.name
    for field in JoinRequest._meta.fields
    if field.null and field.name != "reference"
]


@pytest.mark.parametrize("step", ANSWERS)
def test_fields_of_other_steps_and_columns_are_not_taken(
    client: Client, step: str
) -> None:
    fill_in(client, until=step)
    forced = {
        "status": "approved",
        "reference": "JR-22222222",
        "version": "99",
        "uuid": "0" * 32,
        "owner": "1",
        "email_key": "joe@example.org",
        "email_confirmed_at": "2026-01-01",
        "eligibility": "{}",
        "steps_done": "check",
        "cookie_hash": "x",
        "source": "phone",
        "central_employer": "",
    }

    post(client, step, forced | ANSWERS[step])

    row = JoinRequest.objects.get()
    assert (row.status, row.reference, row.eligibility) == ("draft", None, None)
    assert (row.owner, row.source) == (None, "online")
    assert row.email_key == "jane.otterley@example.org"
    assert row.email_confirmed_at is None
    assert "check" not in row.steps_done
    assert row.version < 20


@pytest.mark.parametrize(
    "token", ["x", "\x00", "é", "x" * 4000, '"', "../../", "0" * 43]
)
def test_cookie_that_leads_nowhere_leads_to_the_start(
    client: Client, token: str
) -> None:
    JoinRequestFactory(complete=True)
    client.cookies[settings.JOIN_COOKIE_NAME] = token
    steps = [*ANSWERS, "check", "sent"]

    pages = {step: client.get(f"/join/{step}/") for step in steps}

    assert pages.pop("email").status_code == 200
    assert {page["Location"] for page in pages.values()} == {"/join/?lost=yes"}


def test_hash_of_the_token_is_no_token(client: Client) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(Client(), row)
    client.cookies[settings.JOIN_COOKIE_NAME] = row.devices.get().cookie_hash

    assert client.get("/join/name/")["Location"] == "/join/?lost=yes"


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_change_nothing(client: Client, method: str) -> None:
    open_complete(client)
    before = JoinRequest.objects.values().get()
    pages = [*PAGES, "sent/", "leave/", "come-back/sent/"]

    answers = [getattr(client, method)(f"/join/{page}") for page in pages]

    assert {answer.status_code for answer in answers} == {405}
    assert JoinRequest.objects.values().get() == before


@pytest.mark.parametrize(
    "query", ["?missing=%00", "?lost=%ff", "?email=jane@example.org", "?next=//x"]
)
@pytest.mark.parametrize("page", ["", "job/", "check/", "come-back/"])
def test_odd_address_is_no_error(client: Client, page: str, query: str) -> None:
    open_in(client, JoinRequestFactory(complete=True))

    response = client.get(f"/join/{page}{query}")

    assert response.status_code == 200
    assert "jane@example.org" not in response.text


def test_letters_that_were_lost_on_the_way_are_asked_for_again(client: Client) -> None:
    fill_in(client, until="name")

    response = client.post(
        "/join/name/",
        b"first_name=Si%E2n&last_name=Otterley",
        content_type="application/x-www-form-urlencoded",
    )

    assert "Some of the letters did not reach us" in response.text
    assert JoinRequest.objects.get().first_name == ""


def test_form_without_a_token_from_another_site_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post(
        "/join/email/", ANSWERS["email"], headers={"Origin": "https://example.com"}
    )

    assert response.status_code == 403
    assert JoinRequest.objects.count() == OutgoingMail.objects.count() == 0


def test_places_past_the_fifth_are_not_taken(client: Client) -> None:
    fill_in(client, until="workplace")
    data = {f"name_{n}": f"School {n}" for n in range(50)}
    data |= {f"town_{n}": "Leeds" for n in range(50)}

    post(client, "workplace", data)

    assert RequestWorkplace.objects.count() == 5


def test_step_that_fails_half_way_keeps_what_was_there(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)

    def fault(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("members.services.save_step._saved", fault)

    with pytest.raises(RuntimeError):
        post(client, "workplace", {"name_0": "Elm School", "town_0": "Leeds"})

    assert [str(place) for place in row.workplaces.all()] == ["Ysgol Dyfrgi, Cardiff"]
