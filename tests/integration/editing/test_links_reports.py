"""The reports on links that lead nowhere, links to other sites, and ended offers."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naht_site import links
from naht_site.management import groups
from naht_site.models import LinkConfirmed
from tests.factories.linked_pages import link_to, page_with
from tests.factories.pages import OfferPageFactory, PartnerFactory
from tests.factories.reports import rows, saved
from tests.factories.staff import signed_in_as

pytestmark = pytest.mark.django_db

BROKEN = "/admin/reports/broken-links/"
OUTSIDE = "/admin/reports/outside-links/"
ENDED = "/admin/reports/ended-offers/"
REVIEW = "/admin/reports/review-due/"
FAR = "https://example.org/far?a=1&b=2"
numbers = count(1)


@pytest.fixture(autouse=True)
def _demo(settings: object) -> None:
    settings.DEMO = True


def test_broken_links_are_shown_and_saved() -> None:
    page_with(link_to("/nowhere/"), title="=Here")
    client = signed_in_as(groups.EDITORS)

    assert rows(client, BROKEN)[0][1:] == ["/nowhere/", links.NOT_HERE]
    assert saved(client, BROKEN) == [
        ["On the page", "Link", "What is wrong"],
        ["'=Here", "/nowhere/", links.NOT_HERE],
    ]


def test_outside_link_is_listed_once_with_its_pages() -> None:
    page_with(link_to(FAR) * 2, title="One")
    page_with(link_to(FAR) + link_to("http://testserver/news/"), title="Two")
    OfferPageFactory(
        title="Offer", partner=PartnerFactory(website="https://partner.example.org/")
    )

    found = {link.url: sorted(link.pages.values()) for link in links.outside()}

    assert found == {FAR: ["One", "Two"], "https://partner.example.org/": ["Offer"]}


def test_person_who_has_checked_a_link_says_so() -> None:
    page_with(link_to(FAR) + link_to("https://example.org/other"))
    client = signed_in_as(groups.EDITORS, "jo@example.org")

    with time_machine.travel(datetime(2026, 3, 29, 23, 30, tzinfo=UTC), tick=False):
        response = client.post(OUTSIDE, {"url": FAR})

    assert (response.status_code, response["Location"]) == (302, OUTSIDE)
    found = [(link.url, link.confirmed_on, link.by) for link in links.outside()]
    assert found == [
        ("https://example.org/other", None, ""),
        (FAR, date(2026, 3, 30), "jo@example.org"),  # half past midnight in London
    ]


def test_checking_again_moves_the_date() -> None:
    page_with(link_to(FAR))
    for day, email in ((1, "jo@example.org"), (2, "sam@example.org")):
        client = signed_in_as(groups.EDITORS, email)
        with time_machine.travel(datetime(2026, 3, day, 12, tzinfo=UTC), tick=False):
            client.post(OUTSIDE, {"url": FAR})

    kept = LinkConfirmed.objects.values_list("url", "confirmed_on", "by__email")
    assert list(kept) == [(FAR, date(2026, 3, 2), "sam@example.org")]


@pytest.mark.parametrize(
    "url", ["", "https://example.org/not-ours", "https://e.org/" + "x" * 2000, "\0"]
)
def test_only_a_link_that_readers_see_can_be_checked(url: str) -> None:
    page_with(link_to(FAR))

    response = signed_in_as(groups.EDITORS).post(OUTSIDE, {"url": url})

    assert (response.status_code, LinkConfirmed.objects.count()) == (404, 0)


def test_reading_the_report_notes_nothing() -> None:
    page_with(link_to(FAR))

    signed_in_as(groups.EDITORS).get(OUTSIDE, {"url": FAR})

    assert LinkConfirmed.objects.count() == 0


def test_outside_links_are_shown_with_a_button_and_saved() -> None:
    page_with(link_to(FAR), title="One")
    client = signed_in_as(groups.EDITORS)

    (row,) = rows(client, OUTSIDE)

    assert row[:2] == [FAR, "One"]
    assert row[-1] == f"I have checked it today : {FAR}"
    assert saved(client, OUTSIDE) == [
        ["Link", "On these pages", "Last checked", "Checked by"],
        [FAR, "One", "", ""],
    ]


def test_ended_offers_are_listed_from_the_instant_of_their_end() -> None:
    end = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # when 1.30 comes twice
    OfferPageFactory(title="Ends", ends=end)
    OfferPageFactory(title="Ended before", ends=end - timedelta(days=1))
    OfferPageFactory(title="Has no end")

    found = []
    for at in (end - timedelta(seconds=1), end):
        with time_machine.travel(at, tick=False):
            client = signed_in_as(groups.PARTNER_MANAGERS, f"{at.second}@example.org")
            found.append([row[0] for row in saved(client, ENDED)[1:]])

    assert found == [["Ended before"], ["Ends", "Ended before"]]


@pytest.mark.parametrize("report", [BROKEN, OUTSIDE, ENDED, REVIEW])
@pytest.mark.parametrize(
    ("group", "status"),
    [
        (groups.EDITORS, 200),
        (groups.PUBLISHERS, 200),
        (groups.PARTNER_MANAGERS, 200),
        (groups.MEMBERSHIP_OFFICERS, 403),
        (groups.MEMBERSHIP_MANAGERS, 403),
        (groups.PRIVACY_OFFICERS, 403),
        (groups.ADMINISTRATORS, 403),
    ],
)
def test_report_is_for_those_who_care_for_content(
    report: str, group: str, status: int
) -> None:
    page_with(link_to(FAR))
    client = signed_in_as(group)

    assert client.get(report).status_code == status
    assert client.get(report, {"export": "csv"}).status_code == status
    assert (report in client.get("/admin/").content.decode()) is (status == 200)
    if status == 403:
        client.post(OUTSIDE, {"url": FAR})
        assert LinkConfirmed.objects.count() == 0


@pytest.mark.parametrize("report", [BROKEN, OUTSIDE, ENDED])
def test_report_costs_the_same_queries_for_one_and_for_three(report: str) -> None:
    client = signed_in_as(groups.EDITORS)

    def one_more() -> None:
        page_with(link_to(f"https://example.org/{next(numbers)}") + link_to("/x/"))
        OfferPageFactory(ends=datetime(2026, 1, 1, tzinfo=UTC))

    def queries() -> int:
        client.get(report)
        with CaptureQueriesContext(connection) as found:
            client.get(report)
        return len(found)

    one_more()
    for_one = queries()
    one_more()
    one_more()

    assert queries() == for_one
    assert for_one <= 18
