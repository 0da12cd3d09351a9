from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.test import Client
from django.utils import timezone

from naht_site import mailed_links
from naht_site.mailed_links import Purpose
from naht_site.models import MailedLink
from tests.factories.mailed_links import path_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _handler(monkeypatch: pytest.MonkeyPatch) -> None:
    """Confirming an address sets a cookie and leads on to /membership/."""
    monkeypatch.setattr(mailed_links, "_handlers", {})

    @mailed_links.handler(
        Purpose.CONFIRM,
        heading="Confirm your address",
        text="Press the button, and we know that it is yours.",
        button="This is my address",
    )
    def confirm(request: HttpRequest, link: MailedLink) -> HttpResponse:
        response = redirect("/membership/")
        response.set_cookie("about", link.subject.hex)
        return response


@pytest.fixture
def link() -> MailedLink:
    return mailed_links.make(
        purpose=Purpose.CONFIRM,
        subject=uuid4(),
        expires_at=timezone.now() + timedelta(days=7),
    )


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_a_link_changes_nothing(
    client: Client, link: MailedLink, method: str
) -> None:
    before = MailedLink.objects.values().get()

    responses = [getattr(client, method)(path_of(link)) for _ in range(3)]

    assert [response.status_code for response in responses] == [200] * 3
    assert MailedLink.objects.values().get() == before


def test_opening_a_link_shows_what_its_button_does(
    client: Client, link: MailedLink
) -> None:
    page = client.get(path_of(link)).content.decode()

    assert "<h1>Confirm your address</h1>" in page
    assert "Press the button, and we know that it is yours." in page
    assert "This is my address</button>" in page
    assert "<title>Confirm your address – NAHT middle leaders</title>" in page


def test_page_of_a_link_is_kept_by_nobody_and_its_address_told_to_nobody(
    client: Client, link: MailedLink
) -> None:
    response = client.get(path_of(link))

    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "strict-origin"
    assert response["X-Robots-Tag"] == "noindex"


def test_pressing_the_button_leads_to_a_clean_address_each_time(
    client: Client, link: MailedLink
) -> None:
    client.post(path_of(link))
    response = client.post(path_of(link))

    assert (response.status_code, response["Location"]) == (302, "/membership/")
    assert response.cookies["about"].value == link.subject.hex


def test_button_without_its_pages_token_does_nothing(link: MailedLink) -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post(path_of(link))

    assert response.status_code == 403
    assert "about" not in response.cookies


def test_what_fails_behind_the_button_leaves_nothing(
    client: Client, link: MailedLink
) -> None:
    @mailed_links.handler(Purpose.CONFIRM, heading="Confirm your address")
    def fail(request: HttpRequest, link: MailedLink) -> HttpResponse:
        mailed_links.revoke(subject=link.subject, at=timezone.now())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        client.post(path_of(link))

    assert client.get(path_of(link)).status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_dead_link_says_so(client: Client, link: MailedLink, method: str) -> None:
    mailed_links.revoke(subject=link.subject, at=timezone.now())

    response = getattr(client, method)(path_of(link))

    assert response.status_code == 410
    assert "<h1>This link no longer works</h1>" in response.content.decode()
    assert "about" not in response.cookies


@pytest.mark.parametrize("method", ["get", "post"])
def test_old_link_says_so_and_gives_the_phone_number(
    client: Client, method: str
) -> None:
    old = mailed_links.make(
        purpose=Purpose.CONFIRM, subject=uuid4(), expires_at=timezone.now()
    )

    response = getattr(client, method)(path_of(old))

    page = response.content.decode()
    assert response.status_code == 410
    assert "<h1>This link is too old</h1>" in page
    assert "0300 30 30 333" in page


@pytest.mark.parametrize("method", ["get", "head", "post"])
@pytest.mark.parametrize(
    "token", ["x", "a" * 64, "a" * 5000, "%00", "%E2%80%8B", "%FF"]
)
def test_wrong_link_is_not_found(client: Client, method: str, token: str) -> None:
    response = getattr(client, method)(f"/link/{token}/")

    assert response.status_code == 404


def test_other_methods_are_refused(client: Client, link: MailedLink) -> None:
    statuses = [
        getattr(client, method)(path_of(link)).status_code
        for method in ("put", "patch", "delete")
    ]

    assert statuses == [405] * 3
