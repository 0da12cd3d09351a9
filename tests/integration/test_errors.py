"""What people see when something is wrong, the database away above all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path

from naht_site.models import ContactSettings
from naht_site.urls import handler400, handler403, handler404, handler500

PHONE = "0300 30 30 333"


def breaks(request: HttpRequest) -> HttpResponse:
    raise ValueError("jane@example.org")


def times_out(request: HttpRequest) -> HttpResponse:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local statement_timeout = 10")
        cursor.execute("select pg_sleep(10)")
    raise AssertionError


def times_out_in_a_library(request: HttpRequest) -> HttpResponse:
    try:
        return times_out(request)
    except OperationalError as error:
        raise RuntimeError from error


def loses_its_connection(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("select pg_terminate_backend(pg_backend_pid())")
    raise AssertionError


urlpatterns = [
    path("breaks/", breaks),
    path("times-out/", times_out),
    path("times-out-in-a-library/", times_out_in_a_library),
    path("loses-its-connection/", loses_its_connection),
    path("", include("naht_site.urls")),
]
__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def visitor() -> Client:
    """A browser: it sees the error page instead of the exception."""
    return Client(raise_request_exception=False)


@pytest.fixture
def no_database(transactional_db: None) -> Iterator[None]:
    """Nothing answers where the database was."""
    connection.close()
    place = dict(connection.settings_dict)
    connection.settings_dict["HOST"] = "/nowhere"
    yield
    connection.close()
    connection.settings_dict.update(place)


def assert_unavailable(response: HttpResponse) -> None:
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert response["Cache-Control"] == "private, no-store"
    assert PHONE in response.content.decode()


@pytest.mark.usefixtures("no_database")
@pytest.mark.parametrize(
    "address",
    ["/", "/news/", "/nothing/", "/account/login/", "/eligibility/", "/join/"],
)
def test_every_address_is_503_with_the_phone_number_without_the_database(
    visitor: Client, address: str
) -> None:
    visitor.cookies["sessionid"] = "0123456789abcdef0123456789abcdef"

    response = visitor.get(address)

    assert_unavailable(response)


@pytest.mark.usefixtures("no_database")
def test_health_says_that_the_database_is_away(visitor: Client) -> None:
    response = visitor.get("/healthz/")

    assert response.status_code == 503
    assert response.json() == {
        "database": "failed",
        "migrations": "unknown",
        "worker": "unknown",
        "jobs": "unknown",
    }


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "address", ["/times-out/", "/times-out-in-a-library/", "/loses-its-connection/"]
)
def test_database_that_goes_during_a_request_is_503_and_comes_back_by_itself(
    visitor: Client, address: str
) -> None:
    response = visitor.get(address)

    assert_unavailable(response)
    connection.close_if_unusable_or_obsolete()
    assert visitor.get("/").status_code == 200


@pytest.mark.django_db
def test_error_of_ours_is_500_and_says_nothing_of_it(visitor: Client) -> None:
    response = visitor.get("/breaks/")

    assert response.status_code == 500
    assert response["Cache-Control"] == "private, no-store"
    assert PHONE in response.content.decode()
    assert "jane" not in response.content.decode()


@pytest.mark.django_db
def test_error_page_gives_the_phone_number_that_editors_gave(visitor: Client) -> None:
    contact = ContactSettings.load()
    contact.phone = "0300 123 4567"
    contact.save()
    visitor.get("/")

    page = visitor.get("/breaks/").content.decode()

    assert page.count('<a href="tel:+443001234567">0300 123 4567</a>') == 3
    assert PHONE not in page


def test_error_page_needs_no_database(visitor: Client) -> None:
    response = visitor.get("/breaks/")

    assert response.status_code == 500


@pytest.mark.django_db
def test_address_that_leads_nowhere_is_404_with_ways_on(visitor: Client) -> None:
    response = visitor.get("/nothing/")

    assert response.status_code == 404
    assert response["Cache-Control"] == "private, no-store"
    assert '<a href="/advice/">' in response.content.decode()


@pytest.mark.django_db
def test_wrong_host_is_400(visitor: Client) -> None:
    response = visitor.get("/", headers={"host": "elsewhere.example.org"})

    assert response.status_code == 400
    assert PHONE in response.content.decode()


@pytest.mark.django_db
def test_form_without_its_token_is_403_in_our_words() -> None:
    strict = Client(enforce_csrf_checks=True)

    response = strict.post("/account/login/", {"login": "jane@example.org"})

    assert response.status_code == 403
    assert response["Cache-Control"] == "private, no-store"
    assert PHONE in response.content.decode()
