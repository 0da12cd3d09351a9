from __future__ import annotations

import pytest
from django.test import Client

from naht_site.management.groups import PUBLISHERS
from tests.factories.review import officer
from tests.factories.staff import staff_of


@pytest.fixture
def staff(client: Client, settings: object) -> Client:
    """Somebody who decides join requests, signed in; who it is: `staff.person`."""
    settings.DEMO = True
    client.person = officer()
    client.force_login(client.person)
    return client


@pytest.fixture
def publisher(client: Client, settings: object) -> Client:
    """The browser of somebody who publishes pages, signed in."""
    settings.DEMO = True
    client.force_login(staff_of(PUBLISHERS, "publisher@example.org"))
    return client
