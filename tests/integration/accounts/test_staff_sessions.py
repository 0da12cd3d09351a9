from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from members.models import User
from tests.factories.members import PASSWORD, UserFactory

from .conftest import SignIn

pytestmark = pytest.mark.django_db
Mails = Callable[[], list[tuple[str, str]]]


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO = True


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize(("minutes", "status"), [(59, 200), (61, 302)])
def test_idle_session_leaves_the_admin_after_an_hour(
    client: Client, sign_in: SignIn, minutes: int, status: int
) -> None:
    sign_in(UserFactory(officer=True))
    client.get("/admin/")

    with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
        response = client.get("/admin/")

    assert response.status_code == status
    assert ("_auth_user_id" in client.session) == (status == 200)


@pytest.mark.usefixtures("demo")
def test_busy_session_leaves_the_admin_after_twelve_hours(
    client: Client, sign_in: SignIn
) -> None:
    sign_in(UserFactory(officer=True))
    began = timezone.now()

    statuses = []
    for minutes in [*range(30, 720, 30), 719, 721]:
        with time_machine.travel(began + timedelta(minutes=minutes)):
            statuses.append(client.get("/admin/").status_code)

    assert statuses == [200] * 24 + [302]


def test_sign_in_of_a_superuser_is_told_to_each_privacy_officer(
    sign_in: SignIn, mails_sent: Mails
) -> None:
    officers = [UserFactory(privacy=True) for _ in range(2)]
    UserFactory(privacy=True, is_active=False)
    UserFactory(administrator=True)

    sign_in(UserFactory(is_superuser=True))

    subject = "The emergency account was used"
    assert sorted(mails_sent()) == sorted((each.email, subject) for each in officers)


def test_sign_in_of_others_is_told_to_nobody(
    sign_in: SignIn, mails_sent: Mails
) -> None:
    UserFactory(privacy=True)

    sign_in(UserFactory(administrator=True))

    assert mails_sent() == []


def test_superuser_of_the_command_can_sign_in(
    client: Client, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", email="root@example.org", interactive=False)

    response = sign_in(User.objects.get(email="root@example.org"))

    assert response["Location"] == "/account/confirm-email/"
