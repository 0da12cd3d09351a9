"""The figures about join requests."""

from __future__ import annotations

import csv
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.enums import Nation
from members.figures import figures
from members.models import JoinRequest, PossibleDuplicate
from members.services.answer import answer
from members.services.decline import decline
from members.services.take import take
from tests.factories.members import UserFactory
from tests.factories.pages_read import words
from tests.factories.review import WORDS, answered, asked, declined, sent, withdrawn

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
NOW = datetime(2027, 3, 17, 12, tzinfo=LONDON)  # a Wednesday
REPORT = "/admin/reports/join-figures/"


def at(day: int) -> time_machine.travel:
    return time_machine.travel(datetime(2027, 3, day, 9, tzinfo=LONDON), tick=False)


@pytest.fixture
def staff(client: Client, settings) -> Client:
    settings.DEMO = True
    with time_machine.travel(NOW, tick=False):
        client.force_login(UserFactory(officer=True))
        yield client


def tables() -> dict[str, dict[str, tuple[object, ...]]]:
    found = figures(4, NOW)
    return {
        table.by: {line.label: line.counts for line in table.lines}
        for table in found.tables
    }


def test_counts_stand_by_week_nation_role_and_outcome() -> None:
    with at(1):
        sent(nation=Nation.ENGLAND, outcome="look_at_role")
        withdrawn()
    with at(9):
        declined()

    found = tables()

    assert found == {
        "Week from": {
            "1 March 2027": (2, 1, 0, 0, 1, "–"),
            "8 March 2027": (1, 0, 0, 1, 0, 0),
        },
        "Nation": {
            "England": (1, 1, 0, 0, 0, "–"),
            "Wales": (2, 0, 0, 1, 1, 0),
        },
        "Role": {"SENCO or SENDCo": (3, 1, 0, 1, 1, 0)},
        "The check said": {
            "We need to look at the role": (1, 1, 0, 0, 0, "–"),
            "Eligible by role": (2, 0, 0, 1, 1, 0),
        },
    }


def test_week_begins_on_monday_and_drafts_and_older_ones_do_not_count() -> None:
    for day, hour in ((21, 23), (22, 0)):
        sent(submitted_at=datetime(2027, 2, day, hour, 30, tzinfo=LONDON))

    found = figures(4, NOW)

    assert found.since == datetime(2027, 2, 22, tzinfo=LONDON)
    assert found.total.counts[0] == 1


def test_median_is_of_working_days_with_us() -> None:
    for started in (1, 4, 8):  # decided on the 10th: 7, 4 and 2 working days
        with at(started):
            join_request = sent()
        with at(10):
            join_request.refresh_from_db()
            _decline(join_request)

    assert figures(4, NOW).total.counts[-1] == 4


def test_time_with_the_person_is_no_time_of_ours() -> None:
    with at(1):
        join_request = asked()
    with at(12):
        join_request = answer(uuid=join_request.uuid, text="Years 7 and 8.")
    with at(15):
        _decline(join_request)

    join_request.refresh_from_db()
    assert join_request.days_taken == 1


def test_duplicates_caught_are_pairs_that_proved_to_be_one_person() -> None:
    with at(9):
        one, same, another = sent(), sent(), sent()
        officer = UserFactory(officer=True)
        for other, verdict in ((one, "same"), (same, "different")):
            PossibleDuplicate.objects.create(
                join_request=another,
                other_request=other,
                score=80,
                reasons=["phone"],
                verdict=verdict,
                because="They told us on the phone.",
                settled_at=NOW,
                settled_by=officer,
            )

    found = figures(4, NOW)

    assert (found.duplicates_found, found.duplicates_caught) == (2, 1)


def test_report_and_its_csv_say_the_same_without_names(staff: Client) -> None:
    with at(9):
        sent(last_name="Otterham")
        answered()

    page = staff.get(f"{REPORT}?weeks=4")
    saved = staff.get(f"{REPORT}?weeks=4&export=csv").content.decode("utf-8-sig")

    found = page.context["figures"]
    lines = list(csv.reader(saved.splitlines()))
    assert lines[1:-2] == [
        [by, label, *map(str, counts)]
        for by, label, counts in (
            ("All", "since 2027-02-22", found.total.counts),
            *(
                (table.by, line.label, line.counts)
                for table in found.tables
                for line in table.lines
            ),
        )
    ]
    assert "Otterham" not in page.content.decode() + saved


@pytest.mark.parametrize("address", [REPORT, "/admin/"])
def test_figures_cost_the_same_queries_for_one_and_for_three(
    staff: Client, address: str
) -> None:
    counts = []
    for _ in range(2):
        sent()
        sent(nation=Nation.ENGLAND)
        staff.get(address)
        with CaptureQueriesContext(connection) as queries:
            staff.get(address)
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert counts[0] <= 15 or address == "/admin/"


@pytest.mark.parametrize("query", ["weeks=%00", "weeks=1000000", "weeks=x&export=odd"])
def test_odd_query_is_answered(staff: Client, query: str) -> None:
    assert staff.get(f"{REPORT}?{query}").context["weeks"] == 12


def _decline(join_request: JoinRequest) -> None:
    by = UserFactory(officer=True)
    if join_request.status == "submitted":
        join_request = take(uuid=join_request.uuid, version=join_request.version, by=by)
    decline(
        uuid=join_request.uuid,
        version=join_request.version,
        by=by,
        reason="no_responsibility",
        words=WORDS,
    )


def test_report_says_once_that_nothing_was_sent(staff: Client) -> None:
    page = words(staff.get(f"{REPORT}?weeks=4").content.decode())

    assert page.count("Nothing was sent since 22 February 2027.") == 1
    assert "Week from" not in page
