"""Giving several join requests to an officer at once: the only thing done in bulk."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client

from members.admin_urls import urlpatterns
from members.models import JoinRequest, JoinRequestEvent, User
from tests.factories.review import declined, in_review, officer, sent
from tests.factories.review_pages import LIST

pytestmark = pytest.mark.django_db


def picked(*join_requests: JoinRequest) -> list[str]:
    return [f"{each.uuid}:{each.version}" for each in join_requests]


def give(client: Client, to: User | None, *join_requests: JoinRequest) -> HttpResponse:
    data = {"picked": picked(*join_requests), "to": to.pk if to else ""}
    return client.post(f"{LIST}assign/?nation=wales", data)


def told(response: HttpResponse) -> list[str]:
    return [str(each).strip() for each in get_messages(response.wsgi_request)]


def owners() -> list[User | None]:
    return [each.owner for each in JoinRequest.objects.order_by("pk")]


def test_each_gets_its_owner_and_its_event(staff: Client) -> None:
    to = officer()
    requests = [sent(), sent(), in_review(by=staff.person)]
    sent()

    response = give(staff, to, *requests)

    assert response["Location"] == f"{LIST}?nation=wales"
    assert owners() == [to, to, to, None]
    events = JoinRequestEvent.objects.filter(what="assigned").order_by("pk")
    assert [(each.join_request, each.by, each.note) for each in events] == [
        (join_request, staff.person, f"To {to.email}") for join_request in requests
    ]
    assert told(response) == [f"3 requests given to {to.email}."]


def test_what_changed_since_is_left_and_named(staff: Client) -> None:
    to = officer()
    stale, fine, closed, theirs = sent(), sent(), declined(), in_review(by=to)
    boxes = picked(stale, fine, closed, theirs)
    JoinRequest.objects.filter(pk=stale.pk).update(version=stale.version + 1)

    response = staff.post(f"{LIST}assign/", {"picked": boxes, "to": to.pk})

    stale.refresh_from_db()
    assert stale.owner is None
    messages = told(response)
    assert messages[0] == (
        f"{stale.reference} was left as it was: it changed after you read the list. "
        "Look at it, then try again."
    )
    assert messages[1].startswith(f"{closed.reference} was left as it was: The request")
    assert messages[2:] == [
        f"{theirs.reference} was left as it was: That person has the request already.",
        f"1 request given to {to.email}.",
    ]


@pytest.mark.parametrize(
    ("boxes", "sentence"),
    [
        ([], "Tick at least one request."),
        (["nonsense"], "Read the list again."),
        (["x:1"], "Read the list again."),
        (["\x00:1"], "Read the list again."),
        ([f"{UUID(int=n)}:1" for n in range(101)], "Tick at most 100 requests."),
    ],
)
def test_odd_choice_changes_nothing(
    staff: Client, boxes: list[str], sentence: str
) -> None:
    sent()

    response = staff.post(f"{LIST}assign/", {"picked": boxes, "to": staff.person.pk})

    assert told(response) == [sentence]
    assert owners() == [None]


@pytest.mark.parametrize("version", [-1, 10**30, -(10**30)])
def test_version_that_never_was_leaves_the_request_alone(
    staff: Client, version: int
) -> None:
    request = sent()
    boxes = {"picked": f"{request.uuid}:{version}", "to": staff.person.pk}

    response = staff.post(f"{LIST}assign/", boxes)

    (sentence,) = told(response)
    assert sentence.startswith(f"{request.reference} was left as it was: it changed")
    assert owners() == [None]


def test_nobody_chosen_changes_nothing(staff: Client) -> None:
    response = give(staff, None, sent())

    assert told(response) == ["Choose who gets them."]
    assert owners() == [None]


def test_drafts_and_unknown_ones_are_not_there(staff: Client) -> None:
    draft = JoinRequest.objects.create()

    response = give(staff, officer(), draft)

    assert told(response) == []
    assert owners() == [None]


def test_all_on_the_page_are_ticked_by_a_link(staff: Client) -> None:
    sent()
    sent()
    page = staff.get(LIST)

    ticked = staff.get(LIST + page.context["tick_all"]).content.decode()

    assert page.content.decode().count(" checked") == 0
    assert ticked.count('name="picked"') == ticked.count(" checked") == 2


def test_no_address_decides_more_than_one() -> None:
    without_one = {each.name for each in urlpatterns if "uuid" not in str(each.pattern)}

    assert without_one <= {"queue", "assign_many", "export", "phone"}
