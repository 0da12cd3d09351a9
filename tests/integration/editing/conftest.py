from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from members.models import User


@pytest.fixture
def publisher(client: Client, settings: object) -> Client:
    settings.DEMO = True
    user = User.objects.create_user("publisher@example.org")
    user.groups.add(Group.objects.get(name="Publishers"))
    client.force_login(user)
    return client
