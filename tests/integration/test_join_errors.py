from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from members.models import JoinRequest
from tests.factories.join_requests import JoinRequestFactory, open_complete, open_in
from tests.factories.journey import ANSWERS, fill_in, post
from tests.factories.pages_read import title, words

pytestmark = pytest.mark.django_db


def summary(response: HttpResponse) -> list[tuple[str, str]]:
    """What the error summary says, and the field that each line leads to."""
    found = re.search(r'class="error-summary".*?</ul>', response.text, re.S)
    lines = re.findall(r'href="#([^"]+)">(.*?)</a>', found.group())
    return [(field, unescape(text)) for field, text in lines]


def at_fields(response: HttpResponse) -> list[tuple[str, str]]:
    """What stands at each field: the field's id, and its error."""
    found = re.findall(
        r'class="field-error" id="([^"]+)_error">(.*?)</p>', response.text, re.S
    )
    return [(field, words(text).removeprefix("Error: ")) for field, text in found]


NOTHING = {
    "email": {"email": "Enter your e-mail address"},
    "nation": {"nation": "Choose where you work"},
    "work": {"work": "Choose the answer that fits your work"},
    "role": {"role": "Choose the role closest to yours"},
    "responsibilities": {
        "responsibilities": "Choose what you are responsible for, or “None of these”"
    },
    "job": {
        "job_title": "Enter your job title",
        "job_starts": "Enter the month and the year, like September 2026",
        "contract": "Choose what kind of contract you have",
    },
    "workplace": {
        "find": "Find where you work, type it in, or enter your team’s employer"
    },
    "name": {
        "first_name": "Enter your first name",
        "last_name": "Enter your last name",
    },
    "contact": {
        "contact_by": "Choose how we should reach you",
        "address_is_home": "Choose which address you will give us",
        "address_line_1": "Enter the first line of the address",
        "town": "Enter the town or village",
        "postcode": "Enter a full UK postcode, like BT7 1NN",
    },
    "check": {
        "accurate": "Tick the box if what you have told us is right",
        "rules": "Tick the box to say that you will keep the rules",
        "privacy": "Tick the box so that we may deal with your request",
    },
}
# A line about a choice leads to the first one.
FIRST_TILE = {
    name: f"id_{name}_0"
    for name in ("nation", "work", "responsibilities", "contract", "contact_by")
}
FIRST_TILE |= {"role": "id_role_0_0", "address_is_home": "id_address_is_home_0"}


@pytest.mark.parametrize("step", NOTHING)
def test_step_left_empty_says_what_is_missing(client: Client, step: str) -> None:
    open_complete(client)

    response = post(client, step, {})

    errors = list(NOTHING[step].items())
    assert response.status_code == 200
    assert title(response).startswith("Error: ")
    assert summary(response) == [
        (FIRST_TILE.get(name, f"id_{name}"), text) for name, text in errors
    ]
    assert at_fields(response) == [(f"id_{name}", text) for name, text in errors]
    assert 'role="alert" tabindex="-1" autofocus' in response.text


@pytest.mark.parametrize("step", ["background", "keeping-in-touch"])
def test_step_that_asks_nothing_of_anybody_may_be_left_empty(
    client: Client, step: str
) -> None:
    open_complete(client)

    assert post(client, step, {}).status_code == 302


@pytest.mark.parametrize(
    ("step", "field", "typed", "said"),
    [
        ("email", "email", "jane", "Enter one e-mail address with one @ in it"),
        ("email", "email", "jane@example", "Enter the whole e-mail address"),
        ("job", "job_starts", "soon", "Enter the month and the year"),
        ("job", "job_starts", "1 1959", "Enter a month in 1960 or later"),
        ("job", "job_starts", "1 2099", "Enter a month in the next two years"),
        ("job", "contract", "zero", "Choose from the answers on this page"),
        ("job", "job_title", "x" * 121, "Shorten your job title to 120 characters"),
        ("workplace", "postcode_0", "nowhere", "Enter a full UK postcode"),
        ("workplace", "name_0", "x" * 161, "Shorten the name of the place to 160"),
        ("name", "first_name", "<b>", "Enter a name only"),
        ("name", "last_name", "--", "Enter a name with at least one letter"),
        ("name", "known_as", "x" * 5000, "Shorten the name you go by to 100"),
        ("contact", "phone", "0800 FLOWERS", "Enter a phone number in digits"),
        ("contact", "postcode", "BT7", "Enter a full UK postcode"),
        ("background", "former_number", "7" * 21, "Shorten your old number to 20"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words_and_kept(
    client: Client, step: str, field: str, typed: str, said: str
) -> None:
    open_complete(client)
    before = JoinRequest.objects.values().first()

    response = post(client, step, ANSWERS[step] | {field: typed})

    ((_, in_summary),) = summary(response)
    ((_, at_field),) = at_fields(response)
    assert in_summary == at_field
    assert at_field.startswith(said)
    assert f'value="{typed}"' in unescape(response.text) or field == "contract"
    assert JoinRequest.objects.values().first() == before


def test_phone_is_needed_to_be_reached_by_it(client: Client) -> None:
    open_complete(client)

    response = post(client, "contact", ANSWERS["contact"] | {"phone": ""})

    assert at_fields(response) == [
        ("id_phone", "Enter your phone number, or choose another way to reach you")
    ]


def test_phone_may_be_left_out_otherwise(client: Client) -> None:
    open_complete(client)

    response = post(
        client, "contact", ANSWERS["contact"] | {"phone": "", "contact_by": "post"}
    )

    assert response.status_code == 302


def test_number_to_phone_is_asked_where_there_is_none(client: Client) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)

    refused = post(client, "background", {"phone_me": "on"})
    taken = post(client, "background", {"phone_me": "on", "phone": "07700 900123"})

    row.refresh_from_db()
    assert at_fields(refused) == [("id_phone", "Enter the number that we should phone")]
    assert taken.status_code == 302
    assert (row.phone_me, row.phone_e164) == (True, "+447700900123")


def test_number_that_is_to_be_phoned_cannot_be_taken_away(client: Client) -> None:
    open_in(client, JoinRequestFactory(complete=True, phone_me=True))

    response = post(
        client, "contact", ANSWERS["contact"] | {"phone": "", "contact_by": "email"}
    )

    assert at_fields(response) == [
        ("id_phone", "Enter the number that we should phone")
    ]


@pytest.mark.parametrize(
    ("place", "errors"),
    [
        ({"name_0": "Elm School"}, ["id_town_0"]),
        ({"town_0": "Leeds"}, ["id_name_0"]),
        ({"postcode_0": "LS1 1AA"}, ["id_name_0"]),
        ({"name_0": "Elm School", "town_0": "Leeds", "name_1": "Oak"}, ["id_town_1"]),
        ({"name_0": "Elm School", "postcode_0": "CF10 1AA"}, []),
        ({"name_0": "Elm School", "town_0": "Leeds", "name_1": ""}, []),
        ({"central_employer": "Otter Trust"}, []),
    ],
)
def test_workplace_needs_a_name_and_a_place(
    client: Client, place: dict[str, str], errors: list[str]
) -> None:
    open_complete(client)

    response = post(client, "workplace", place)

    assert [field for field, _ in at_fields(response)] == errors
    assert (response.status_code == 302) is (not errors)


def test_up_to_five_workplaces_are_kept_in_order(client: Client) -> None:
    fill_in(client, until="workplace")
    data: dict[str, Any] = {}
    for number in range(6):
        page = post(client, "workplace", data | {"add": "yes"}) if number else None
        data |= {f"name_{number}": f"School {number}", f"town_{number}": "Leeds"}

    response = post(client, "workplace", data)

    places = JoinRequest.objects.get().workplaces.values_list("position", "name")
    assert list(places) == [(n, f"School {n}") for n in range(5)]
    assert response.status_code == 302
    assert 'name="name_4"' in page.text
    assert 'name="name_5"' not in page.text
    assert "Add another workplace" not in page.text


def test_another_workplace_keeps_what_was_typed_and_saves_nothing(
    client: Client,
) -> None:
    fill_in(client, until="workplace")

    response = post(
        client, "workplace", {"name_0": "Elm", "postcode_0": "no", "add": "yes"}
    )

    assert not title(response).startswith("Error")
    assert 'name="name_0" value="Elm"' in response.text
    assert 'name="name_1"' in response.text
    assert JoinRequest.objects.get().workplaces.count() == 0


def test_workplace_left_empty_is_left_out(client: Client) -> None:
    row = JoinRequestFactory(complete=True)
    open_in(client, row)

    post(
        client,
        "workplace",
        {"name_0": "", "town_0": "", "name_1": "Elm School", "town_1": "Leeds"},
    )

    assert [str(place) for place in row.workplaces.all()] == ["Elm School, Leeds"]


@pytest.mark.parametrize("step", [*ANSWERS, "check"])
def test_hints_and_errors_are_tied_to_their_fields(client: Client, step: str) -> None:
    open_complete(client)

    pages = [
        client.get(f"/join/{step}/").text,
        post(client, step, {"phone_me": 1}).text,
    ]

    for html in pages:
        ids = re.findall(r'\bid="([^"]+)"', html)
        named = re.findall(r'(?:aria-describedby|aria-labelledby)="([^"]+)"', html)
        labels = re.findall(r'<label[^>]* for="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert {each for names in named for each in names.split()} <= set(ids)
        assert set(labels) <= set(ids)
        for shown in re.findall(r'id="(id_\w+_(?:error|helptext))"', html):
            assert any(shown in names.split() for names in named)


@pytest.mark.parametrize(
    ("step", "field", "purpose"),
    [
        ("email", "email", "email"),
        ("name", "first_name", "given-name"),
        ("name", "last_name", "family-name"),
        ("name", "known_as", "nickname"),
        ("job", "job_title", "organization-title"),
        ("workplace", "name_0", "organization"),
        ("contact", "phone", "tel"),
        ("contact", "address_line_1", "address-line1"),
        ("contact", "address_line_2", "address-line2"),
        ("contact", "town", "address-level2"),
        ("contact", "postcode", "postal-code"),
    ],
)
def test_field_about_the_person_says_what_it_is_for(
    client: Client, step: str, field: str, purpose: str
) -> None:
    """WCAG 2.2, 1.3.5: identify input purpose."""
    open_complete(client)

    html = client.get(f"/join/{step}/").text

    (tag,) = re.findall(rf'<input [^>]*name="{field}"[^>]*>', html)
    assert f'autocomplete="{purpose}"' in tag
