"""What privacy officers read: who looked at records, and who took them out."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from members.models import Export, LookedAt
from naht_site.dates import in_words
from tests.factories.members import MemberFactory, UserFactory
from tests.factories.reports import rows
from tests.factories.review import officer, sent

pytestmark = pytest.mark.django_db
LOOKED = "/admin/reports/looked-at/"
EXPORTS = "/admin/reports/exports/"


@pytest.fixture
def privacy(client: Client, settings) -> Client:
    settings.DEMO = True
    client.force_login(UserFactory(privacy=True))
    return client


def looks(client: Client, **search: object) -> list[list[str]]:
    """Who looked at whose record, as the report shows it after that search."""
    address = client.post(LOOKED, search)["Location"] if search else LOOKED
    return [row[1:] for row in rows(client, address)]


def test_report_tells_who_opened_whose_record(privacy: Client) -> None:
    one, other = officer(), officer()
    request, member = sent(), MemberFactory(first_name="Ada", last_name="Otterham")
    LookedAt.objects.create(by=one, join_request=request)
    LookedAt.objects.create(by=other, member=member)

    assert looks(privacy) == [
        [other.email, f"Member {member.shown_number} Ada Otterham"],
        [one.email, f"{request.reference} Jane Otterley"],
    ]
    assert looks(privacy, by=one.pk) == [
        [one.email, f"{request.reference} Jane Otterley"]
    ]
    assert looks(privacy, reference=request.reference.lower()) == looks(
        privacy, by=one.pk
    )
    for number in (member.shown_number, member.shown_number.replace(" ", "-")):
        assert looks(privacy, reference=number) == looks(privacy, by=other.pk)
    assert looks(privacy, reference="JR-NOBODY") == []


def test_opening_a_case_is_in_it_and_reading_the_list_is_not(
    privacy: Client,
) -> None:
    request, person = sent(), officer()
    reader = Client()
    reader.force_login(person)

    reader.get("/admin/join-requests/")
    before = looks(privacy)
    reader.get(request.get_absolute_url())

    assert before == []
    assert looks(privacy) == [[person.email, f"{request.reference} Jane Otterley"]]


def test_whom_they_search_for_is_in_no_address(privacy: Client) -> None:
    request = sent()
    LookedAt.objects.create(by=officer(), join_request=request)

    answer = privacy.post(LOOKED, {"reference": request.reference})
    page = privacy.get(answer["Location"]).content.decode()

    assert answer["Location"] == f"{LOOKED}?found=yes"
    links = re.findall(r'(?:href|action)="([^"]*)"', page)
    assert not [link for link in links if request.reference in link]


def test_report_is_paged_and_costs_the_same_however_long(
    privacy: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person, request = officer(), sent()
    for count in (1, 2):
        LookedAt.objects.bulk_create(
            LookedAt(by=person, join_request=request) for _ in range(count)
        )
        privacy.get(LOOKED)
        with django_assert_num_queries(10):
            privacy.get(LOOKED)
    LookedAt.objects.bulk_create(
        LookedAt(by=person, join_request=request) for _ in range(50)
    )

    first = privacy.get(f"{LOOKED}?by={person.pk}")
    rest = privacy.get(LOOKED + first.context["following"])

    assert len(first.context["object_list"]) == 50
    assert len(rest.context["object_list"]) == 3
    assert first.context["following"].startswith(f"?by={person.pk}&before=")


@pytest.mark.parametrize(
    "query", ["before=%00", "before=x", "before=" + "9" * 30, "by=%00", "by=9", "found"]
)
def test_odd_query_is_answered(privacy: Client, query: str) -> None:
    LookedAt.objects.create(by=officer(), join_request=sent())

    assert privacy.get(f"{LOOKED}?{query}").status_code == 200
    assert privacy.get(f"{EXPORTS}?{query}").status_code == 200


def test_exports_are_listed_with_their_reasons(privacy: Client) -> None:
    person = UserFactory(manager=True)
    Export.objects.create(
        by=person,
        reason="The branch asked.",
        filters="Open; Nation: Wales",
        by_words=True,
        count=7,
        format="xlsx",
    )

    assert [row[1:] for row in rows(privacy, EXPORTS)] == [
        [
            person.email,
            "The branch asked.",
            "Open; Nation: Wales; words that were searched for",
            "7",
            "Excel (XLSX)",
        ]
    ]


def test_first_screen_tells_when_records_were_last_seen(privacy: Client) -> None:
    titles = ("Looked at on the screen", "Taken out in a file")

    before = dict(rows(privacy, "/admin/"))
    look = LookedAt.objects.create(by=officer(), join_request=sent())
    after = dict(rows(privacy, "/admin/"))

    assert [before[title] for title in titles] == ["Nobody yet", "Nobody yet"]
    assert [after[title] for title in titles] == [
        f"Last on {in_words(look.at)}",
        "Nobody yet",
    ]
