"""What keeps a request from being sent: all of it is sent, or nothing."""

from __future__ import annotations

import pytest
from django.test import Client

from members import mail
from members.consent_wording import REQUIRED
from members.enums import Status
from members.errors import IncompleteRequestError, StaleRequestError
from members.models import Consent, JoinRequest
from members.services.save_step import save_step
from members.services.submit import submit
from members.steps import CONTACT, NAME
from naht_site.models import OutgoingMail
from tests.factories.join_requests import JoinRequestFactory, open_in
from tests.factories.journey import CONSENTS, post, send, send_it
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("missing", "step"),
    [
        ({"email": "", "email_key": ""}, "email"),
        ({"nation": ""}, "nation"),
        ({"work": ""}, "work"),
        ({"role": None}, "role"),
        ({"job_title": ""}, "job"),
        ({"job_starts": None}, "job"),
        ({"contract": ""}, "job"),
        ({"place": False}, "workplace"),
        ({"first_name": ""}, "name"),
        ({"last_name": ""}, "name"),
        ({"contact_by": ""}, "contact"),
        ({"address_is_home": None}, "contact"),
        ({"address_line_1": ""}, "contact"),
        ({"town": ""}, "contact"),
        ({"postcode": ""}, "contact"),
        (
            {"steps_done": ["email", "job", "workplace", "name", "contact"]},
            "background",
        ),
    ],
)
def test_what_is_not_complete_is_not_sent_and_leads_to_what_is_missing(
    client: Client, missing: dict[str, object], step: str
) -> None:
    row = JoinRequestFactory(complete=True, **missing)
    open_in(client, row)

    response = send(client)

    with pytest.raises(IncompleteRequestError) as refused:
        submit(uuid=row.uuid, version=row.version, consents=REQUIRED)
    row.refresh_from_db()
    assert refused.value.step == step
    assert response["Location"] == f"/join/{step}/?missing=yes"
    assert "Please fill in this page" in words(client.get(response["Location"]).text)
    assert (row.status, row.reference, row.eligibility) == (Status.DRAFT, None, None)
    assert (Consent.objects.count(), OutgoingMail.objects.count()) == (0, 0)


@pytest.mark.parametrize("missing", REQUIRED)
def test_without_a_consent_nothing_is_sent(client: Client, missing: str) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)
    ticked = {name: on for name, on in CONSENTS.items() if name != missing}

    response = post(client, "check", ticked | {"version": row.version})

    row.refresh_from_db()
    assert response.status_code == 200
    assert response.text.count("<title>Error: ") == 1
    assert row.status == Status.DRAFT
    with pytest.raises(IncompleteRequestError):
        submit(
            uuid=row.uuid,
            version=row.version,
            consents=[purpose for purpose in REQUIRED if purpose != missing],
        )


@pytest.mark.parametrize("version", ["", "0", "x", "\x00", "9" * 5000, "٣", "-1"])
def test_answers_that_the_page_did_not_show_are_not_sent(
    client: Client, version: str
) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)

    response = post(client, "check", CONSENTS | {"version": version})

    row.refresh_from_db()
    assert row.status == Status.DRAFT
    assert "Your answers have changed since you opened this page" in words(
        response.text
    )
    assert f'name="version" value="{row.version}"' in response.text


def test_answers_changed_in_another_tab_are_shown_before_they_are_sent(
    client: Client,
) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)
    save_step(uuid=row.uuid, step=NAME, values={"first_name": "Joan"})

    response = post(client, "check", CONSENTS | {"version": row.version})

    assert "Joan" in words(response.text)
    with pytest.raises(StaleRequestError):
        submit(uuid=row.uuid, version=row.version, consents=REQUIRED)


def test_nothing_is_sent_where_the_mail_cannot_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = JoinRequestFactory(complete=True)

    def fault(_: JoinRequest) -> None:
        raise RuntimeError

    monkeypatch.setattr(mail, "received", fault)

    with pytest.raises(RuntimeError):
        send_it(row)

    row.refresh_from_db()
    assert (row.status, row.reference, row.steps_done[-1]) == (
        Status.DRAFT,
        None,
        "keeping-in-touch",
    )
    assert (row.events.count(), row.consents.count()) == (0, 0)
    assert CONTACT.key in row.steps_done
