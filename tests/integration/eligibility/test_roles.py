"""The list of roles that a person chooses from, and staff change."""

from __future__ import annotations

import pytest
from django.test import Client

from members.models import Role
from tests.factories.eligibility import WAYS, answer
from tests.factories.pages_read import heading, labels

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("nation", "name"),
    [
        ("england", "SENCO or SENDCo"),
        ("wales", "ALNCo"),
        ("northern_ireland", "SENCO or Learning Support Co-ordinator"),
        ("islands", "SENCO or SENDCo"),
    ],
)
def test_role_has_the_name_of_the_nation(
    client: Client, nation: str, name: str
) -> None:
    answer(client, nation=nation, work="now")

    offered = labels(client.get("/eligibility/role/"))

    assert offered[0] == (
        "senco",
        f"{name} Also called ALENCO, additional or special needs co-ordinator",
    )


def test_role_list_is_in_groups_and_ends_with_not_listed(client: Client) -> None:
    answer(client, nation="england", work="now")

    response = client.get("/eligibility/role/")

    html = response.content.decode()
    places = [
        html.index(f">{group}<")
        for group in (
            "Additional needs, pastoral care and safeguarding",
            "Subjects, phases and year groups",
            "Teaching and support",
            "Senior leadership",
            "Other roles",
        )
    ]
    assert places == sorted(places)
    assert labels(response)[-1] == ("not_listed", "My role is not listed")
    assert len(labels(response)) == 22


def test_retired_role_is_not_offered(client: Client) -> None:
    Role.objects.filter(key="supply").update(retired=True)
    answer(client, nation="england", work="now")

    offered = [key for key, _ in labels(client.get("/eligibility/role/"))]

    assert "supply" not in offered
    assert len(offered) == 21


def test_role_retired_since_it_was_chosen_is_asked_again(client: Client) -> None:
    answer(client, **WAYS["eligible_by_role"])
    Role.objects.filter(key="senco").update(retired=True)

    response = client.get("/eligibility/outcome/")

    assert response.headers["Location"] == "/eligibility/role/"


def test_role_treated_anew_since_it_was_chosen_follows_its_treatment(
    client: Client,
) -> None:
    answer(client, **WAYS["eligible_by_responsibility"])
    Role.objects.filter(key="teacher").update(treatment="middle_leader")

    response = client.get("/eligibility/outcome/")

    assert heading(response) == "You can ask to join"
    assert "Your role is one that our membership" in response.content.decode()
