from __future__ import annotations

import pytest
from django.test import Client

from tests.factories.review import officer


@pytest.fixture
def staff(client: Client, settings: object) -> Client:
    """Somebody who decides join requests, signed in; who it is: `staff.person`."""
    settings.DEMO = True
    client.person = officer()
    client.force_login(client.person)
    return client
