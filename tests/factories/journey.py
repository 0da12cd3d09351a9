"""Asking to join as a person does it, page by page, for tests."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client

from members.consent_wording import REQUIRED
from members.models import JoinRequest
from members.services.submit import submit

# What each step is answered with, in order.
ANSWERS: dict[str, dict[str, Any]] = {
    "email": {"email": "Jane.Otterley@example.org"},
    "nation": {"nation": "wales"},
    "work": {"work": "now"},
    "role": {"role": "teacher"},
    "responsibilities": {"responsibilities": ["subject", "staff"]},
    "job": {
        "job_title": "Teacher of history",
        "job_starts": "sept 2019",
        "contract": "permanent",
    },
    "workplace": {"name_0": "Ysgol Dyfrgi", "town_0": "Cardiff", "postcode_0": ""},
    "name": {"first_name": "Jane", "last_name": "Otterley", "known_as": "Jan"},
    "contact": {
        "phone": "07700 900123 ext 4",
        "contact_by": "phone",
        "address_is_home": "home",
        "address_line_1": "1 Elm Road",
        "address_line_2": "",
        "town": "Cardiff",
        "postcode": "cf101aa",
    },
    "background": {"other_union": "no", "former_member": "yes", "former_number": "77"},
    "keeping-in-touch": {"union_news": "on"},
}
CONSENTS = {"accurate": "on", "rules": "on", "privacy": "on"}


def post(client: Client, step: str, data: dict[str, Any]) -> HttpResponse:
    return client.post(f"/join/{step}/", data)


def fill_in(client: Client, *, until: str = "check") -> str:
    """Answers every step before `until`; where the last answer led."""
    led_to = ""
    for step, data in ANSWERS.items():
        if step == until:
            break
        led_to = post(client, step, data).headers.get("Location", "")
    return led_to


def send(client: Client, **data: Any) -> HttpResponse:
    """Ticks the boxes and sends the only request there is, as its page would."""
    version = JoinRequest.objects.get().version
    return post(client, "check", CONSENTS | {"version": version} | data)


def send_it(join_request: JoinRequest) -> JoinRequest:
    """The same without a browser: a complete request as it is once sent."""
    join_request.refresh_from_db()
    return submit(
        uuid=join_request.uuid, version=join_request.version, consents=REQUIRED
    )
