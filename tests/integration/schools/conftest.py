"""A school, and somebody who is asked where they work."""

from __future__ import annotations

import pytest
from django.test import Client

from members.models import School
from tests.factories.journey import fill_in
from tests.factories.schools import SchoolFactory


@pytest.fixture
def elm(db: None) -> School:
    return SchoolFactory(
        name="Elm School", town="Bangor", postcode="LL57 1AA", welsh=True
    )


@pytest.fixture
def applicant(client: Client) -> Client:
    """A browser whose next step is the workplace, of somebody in Wales."""
    fill_in(client, until="workplace")
    return client
