"""The page of a join request as an officer reads and uses it, for tests."""

from __future__ import annotations

from django.http import HttpResponse
from django.test import Client

from members.models import JoinRequest
from tests.factories.pages_read import words

LIST = "/admin/join-requests/"


def page_of(client: Client, join_request: JoinRequest) -> str:
    response = client.get(join_request.get_absolute_url())
    assert response.status_code == 200
    return words(response.content.decode())


def press(
    client: Client, join_request: JoinRequest, name: str, **typed: object
) -> HttpResponse:
    data = {"version": join_request.version} | typed
    return client.post(f"{join_request.get_absolute_url()}{name}/", data)


def steps_offered(client: Client, join_request: JoinRequest) -> list[str]:
    response = client.get(join_request.get_absolute_url())
    return [each["step"].name for each in response.context["steps"]]


def listed(client: Client, **search: str) -> list[str]:
    """The references in the list, of a view or of what is searched for."""
    if not search or "view" in search:
        response = client.get(LIST, search)
    else:
        response = client.post(LIST, search, follow=True)
    assert response.status_code == 200
    return shown(response)


def shown(response: HttpResponse) -> list[str]:
    """The references on a page of the list."""
    return [each.reference for each in response.context["object_list"]]
