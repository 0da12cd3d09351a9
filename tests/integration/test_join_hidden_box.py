"""A box that people do not see, and that programs fill in."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from members.enums import Status
from members.models import JoinRequest
from naht_site.models import OutgoingMail
from tests.factories.join_requests import JoinRequestFactory, open_in
from tests.factories.journey import post, send
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["email", "come-back"])
def test_hidden_box_that_is_filled_in_sends_no_mail(client: Client, page: str) -> None:
    JoinRequestFactory(with_email=True, email="jane@example.org")

    response = post(
        client, page, {"email": "jane@example.org", "website": "http://example.com"}
    )

    assert response.status_code == 200
    assert "a box that people do not see" in words(response.text)
    assert (JoinRequest.objects.count(), OutgoingMail.objects.count()) == (1, 0)
    assert settings.JOIN_COOKIE_NAME not in client.cookies


@pytest.mark.parametrize("page", ["email", "come-back"])
def test_hidden_box_comes_back_empty_so_that_people_get_through(
    client: Client, page: str
) -> None:
    refused = post(client, page, {"email": "jane@example.org", "website": "a tool’s"})

    assert 'name="website"' in refused.text
    assert "a tool’s" not in refused.text


def test_hidden_box_that_is_filled_in_sends_no_request(client: Client) -> None:
    open_in(client, JoinRequestFactory(complete=True))

    response = send(client, website="x")

    assert "a box that people do not see" in words(response.text)
    assert JoinRequest.objects.get().status == Status.DRAFT
