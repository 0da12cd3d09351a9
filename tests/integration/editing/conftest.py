from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from members.models import User
from naht_site import pictures


@pytest.fixture
def publisher(client: Client, settings: object) -> Client:
    settings.DEMO = True
    user = User.objects.create_user("publisher@example.org")
    user.groups.add(Group.objects.get(name="Publishers"))
    client.force_login(user)
    return client


@pytest.fixture
def without_avif(monkeypatch: pytest.MonkeyPatch) -> None:
    """A format is a format: AVIF would take seconds."""
    monkeypatch.setattr(pictures, "BEST_FIRST", ("webp", "jpeg"))
