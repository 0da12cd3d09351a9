from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from pytest_django.fixtures import Settings

from members.forms.roles import free_key
from members.models import OutcomeWording, Role, User
from naht_site.management.groups import MEMBERSHIP_MANAGERS, PERMISSIONS
from tests.factories.eligibility import WAYS, answer
from tests.factories.pages_read import heading

pytestmark = pytest.mark.django_db
ROLES = "/admin/snippets/members/role/"
WORDING = "/admin/snippets/members/outcomewording/"


@pytest.fixture(autouse=True)
def _password_is_enough(settings: Settings) -> None:
    settings.DEMO = True


def signed_in(group: str) -> Client:
    """A browser in which a person with a group's permissions is signed in."""
    user = User.objects.create(email="officer@example.org")
    for name in PERMISSIONS[group]:
        app, codename = name.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app, codename=codename)
        )
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def manager() -> Client:
    return signed_in(MEMBERSHIP_MANAGERS)


def fields_of(role: Role, **changed: Any) -> dict[str, Any]:
    return {
        "name": role.name,
        "name_wales": role.name_wales,
        "name_northern_ireland": role.name_northern_ireland,
        "other_names": ",".join(role.other_names),
        "group": role.group,
        "treatment": role.treatment,
        "order": role.order,
    } | changed


@pytest.mark.parametrize(
    "group", [group for group in PERMISSIONS if group != MEMBERSHIP_MANAGERS]
)
@pytest.mark.parametrize("place", [ROLES, WORDING])
def test_other_staff_have_no_way_to_roles_and_wording(group: str, place: str) -> None:
    client = signed_in(group)
    row = (Role if place == ROLES else OutcomeWording).objects.first()

    answers = [client.get(f"{place}{page}") for page in ("", f"edit/{row.pk}/", "add/")]

    assert [(each.status_code, each.headers.get("Location")) for each in answers] == [
        (302, "/admin/")
    ] * 3


def test_manager_adds_a_role_that_is_offered_at_once(manager: Client) -> None:
    fields = fields_of(
        Role(
            name="Head of sixth form",
            other_names=["sixth form lead"],
            group="learning",
            treatment="middle_leader",
            order=65,
        )
    )

    manager.post(f"{ROLES}add/", fields)

    role = Role.objects.get(name="Head of sixth form")
    assert (role.key, role.other_names) == ("head-of-sixth-form", ["sixth form lead"])
    assert answer(Client(), nation="wales", work="now", role=role.key) == (
        "/eligibility/outcome/"
    )


def test_manager_renames_retreats_and_retires_a_role(manager: Client) -> None:
    role = Role.objects.get(key="supply")

    manager.post(
        f"{ROLES}edit/{role.pk}/",
        fields_of(role, name="Supply work", treatment="person_decides", retired="on"),
    )

    role.refresh_from_db()
    assert (role.key, role.name, role.treatment, role.retired) == (
        "supply",
        "Supply work",
        "person_decides",
        True,
    )


def test_treatment_outside_the_closed_list_is_refused(manager: Client) -> None:
    role = Role.objects.get(key="supply")

    response = manager.post(
        f"{ROLES}edit/{role.pk}/", fields_of(role, treatment="always_welcome")
    )

    role.refresh_from_db()
    assert response.status_code == 200
    assert role.treatment == "ask_responsibilities"


def test_role_that_is_not_listed_can_not_be_retired(manager: Client) -> None:
    role = Role.objects.get(key="not_listed")

    response = manager.post(f"{ROLES}edit/{role.pk}/", fields_of(role, retired="on"))

    role.refresh_from_db()
    assert "This role must stay" in response.content.decode()
    assert role.retired is False


@pytest.mark.parametrize(
    ("address", "model"),
    [
        (f"{ROLES}delete/%s/", Role),
        (f"{WORDING}delete/%s/", OutcomeWording),
    ],
)
@pytest.mark.parametrize("superuser", [True, False])
def test_nothing_is_deleted(
    manager: Client, address: str, model: Any, superuser: bool
) -> None:
    User.objects.update(is_superuser=superuser)
    before = model.objects.count()

    response = manager.post(address % model.objects.first().pk)

    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert model.objects.count() == before


def test_wording_is_not_added(manager: Client) -> None:
    response = manager.post(f"{WORDING}add/", {"heading": "New", "text": "New"})

    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert OutcomeWording.objects.count() == 11


def test_manager_changes_wording_with_history(manager: Client) -> None:
    wording = OutcomeWording.objects.get(outcome="retired")

    for number in (1, 2):
        manager.post(
            f"{WORDING}edit/{wording.pk}/",
            {"heading": f"Heading {number}", "text": "Words."},
        )

    reader = Client()
    answer(reader, **WAYS["retired"])
    wording.refresh_from_db()
    kept = [each.as_object().heading for each in wording.revisions.order_by("pk")]
    history = manager.get(f"{WORDING}history/{wording.pk}/")
    assert kept == ["Heading 1", "Heading 2"]
    assert wording.latest_revision.as_object().heading == "Heading 2"
    assert heading(reader.get("/eligibility/outcome/")) == "Heading 2"
    assert history.status_code == 200
    assert history.content.decode().count("officer@example.org") >= 2


def test_wording_is_not_saved_while_somebody_types(manager: Client) -> None:
    wording = OutcomeWording.objects.get(outcome="retired")

    html = manager.get(f"{WORDING}edit/{wording.pk}/").content.decode()

    assert "data-w-autosave-interval-value" not in html


def test_lists_name_roles_and_outcomes(manager: Client) -> None:
    roles = manager.get(ROLES).content.decode()
    wording = manager.get(WORDING).content.decode()

    assert "SENCO or SENDCo" in roles
    assert "Ask about responsibilities" in roles
    assert "Outside our area" in wording


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Head of year", "head-of-year"),
        ("Supply", "supply-2"),
        ("—", "role"),
        ("x" * 120, "x" * 50),
    ],
)
def test_free_key_is_made_from_the_name_and_not_taken(name: str, key: str) -> None:
    assert free_key(name) == key
