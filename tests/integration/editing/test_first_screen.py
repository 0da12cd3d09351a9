"""What staff see first in the admin."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.models import User
from naht_site import heartbeats
from naht_site.management import groups
from naht_site.models import Heartbeat
from tests.factories.pages import GuidePageFactory, NewsPageFactory
from tests.factories.pages_read import words
from tests.factories.review import asked, in_review, sent
from tests.factories.staff import signed_in_as

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 28, 12, tzinfo=UTC)
DRAFTS, SCHEDULED, DUE = "my_drafts", "scheduled", "review_due"
REQUESTS, FIGURES, LATE = "join_requests", "join_figures", "late_jobs"
OURS = {DRAFTS, SCHEDULED, DUE, REQUESTS, FIGURES, LATE}


@pytest.fixture(autouse=True)
def _now(settings: object) -> object:
    settings.DEMO = True
    with time_machine.travel(NOW, tick=False):
        for name in heartbeats.expected():
            heartbeats.beat(name)
        yield


def panels(client: Client) -> dict[str, list[list[str]]]:
    """The lines of each panel of ours, by the panel's name."""
    html = client.get("/admin/").content.decode()
    found = re.findall(r'<section[^>]*id="(\w+)-section"(.*?)</section>', html, re.S)
    return {
        name: [
            [words(cell) for cell in re.findall(r"<td.*?>(.*?)</td>", row, re.S)]
            for row in re.findall(r"<tr>(.*?)</tr>", body, re.S)
            if "<td" in row
        ]
        for name, body in found
        if name in OURS
    }


@pytest.mark.parametrize(
    ("group", "shown"),
    [
        (groups.EDITORS, {DUE}),
        (groups.PUBLISHERS, {DUE}),
        (groups.PARTNER_MANAGERS, {DUE}),
        (groups.MEMBERSHIP_OFFICERS, {REQUESTS, FIGURES}),
        (groups.MEMBERSHIP_MANAGERS, {REQUESTS, FIGURES}),
        (groups.PRIVACY_OFFICERS, set()),
        (groups.ADMINISTRATORS, set()),
    ],
)
def test_each_group_sees_what_is_its_own(group: str, shown: set[str]) -> None:
    assert set(panels(signed_in_as(group))) == shown


def test_guides_that_are_due_come_with_how_far_off_they_are() -> None:
    client = signed_in_as(groups.EDITORS)
    me = User.objects.get(email="somebody@example.org")
    today = NOW.date()
    GuidePageFactory(title="Soon", review_due_on=today + timedelta(days=3))
    GuidePageFactory(
        title="Over", review_due_on=today - timedelta(days=1), guide_owner=me
    )
    GuidePageFactory(title="Later", review_due_on=today + timedelta(days=31))

    assert panels(client)[DUE] == [
        ["Over", "Overdue by 1 day – yours"],
        ["Soon", "Due in 3 days"],
    ]


def test_editor_sees_own_drafts_and_nobody_elses() -> None:
    client = signed_in_as(groups.EDITORS)
    me = User.objects.get(email="somebody@example.org")
    for title, live, by in (
        ("Mine", False, me),
        ("Mine, live", True, me),
        ("Another’s", False, None),
    ):
        page = NewsPageFactory(title=title, live=live)
        page.save_revision(user=by)
        page.has_unpublished_changes = True
        page.save()

    assert sorted(panels(client)[DRAFTS]) == [
        ["Mine", "Not published yet"],
        ["Mine, live", "Changes to a live page"],
    ]


def test_schedule_says_what_comes_and_goes_in_order() -> None:
    for title, live, when in (
        ("Comes", False, {"go_live_at": NOW + timedelta(hours=20)}),  # summer time
        ("Goes", True, {"expire_at": NOW + timedelta(hours=3)}),
        ("Gone", False, {"expire_at": NOW - timedelta(hours=3)}),
    ):
        page = NewsPageFactory(title=title, live=live)
        for name, value in when.items():
            setattr(page, name, value)
        page.save_revision().publish()

    found = panels(signed_in_as(groups.EDITORS))[SCHEDULED]

    assert found == [
        ["Goes", "Goes away on Saturday 28 March 2026 at 3pm"],
        ["Comes", "Goes live on Sunday 29 March 2026 at 9am"],
    ]


def test_page_that_did_not_go_live_at_its_time_comes_first() -> None:
    for title, minutes in (("To come", 60), ("Just now", -1), ("Stuck", -6)):
        page = NewsPageFactory(title=title, live=False)
        page.save_revision(approved_go_live_at=NOW + timedelta(minutes=minutes))

    found = panels(signed_in_as(groups.EDITORS))[SCHEDULED]

    day = "on Saturday 28 March 2026 at"
    assert found == [
        ["Stuck", f"Try to publish it: it did not go live {day} 11.54am"],
        ["Just now", f"Goes live {day} 11.59am"],
        ["To come", f"Goes live {day} 1pm"],
    ]


def test_membership_staff_see_counts_and_nothing_personal() -> None:
    client = signed_in_as(groups.MEMBERSHIP_OFFICERS)
    me = User.objects.get(email="somebody@example.org")
    sent(last_name="Verylongname")
    sent()
    in_review(by=me)
    asked(by=me)

    html = client.get("/admin/").content.decode()

    assert panels(client)[REQUESTS] == [
        ["Nobody has taken them yet", "2"],
        ["Yours", "2"],
        ["Waiting for the person’s answer", "1"],
        ["Over the target", "0"],
    ]
    assert panels(client)[FIGURES] == [
        ["Sent", "4"],
        ["Open", "4"],
        ["Approved", "0"],
        ["Declined", "0"],
        ["Withdrawn or expired", "0"],
        ["Working days to a decision (median)", "–"],
        ["Duplicates caught", "0"],
    ]
    assert "Verylongname" not in html
    for view in ("nobody", "mine", "waiting"):
        assert client.get(f"/admin/join-requests/?view={view}").status_code == 200


@pytest.mark.parametrize("group", [groups.EDITORS, groups.MEMBERSHIP_OFFICERS])
def test_job_that_does_not_run_is_named_to_everybody(group: str) -> None:
    client = signed_in_as(group)
    before = panels(client).get(LATE)
    Heartbeat.objects.filter(job="naht_site.jobs.publish_scheduled").update(
        last_run_at=NOW - timedelta(minutes=12)
    )

    assert before is None
    assert panels(client)[LATE] == [["Publish scheduled", ""]]


def test_first_screen_costs_the_same_queries_for_one_and_for_three() -> None:
    client = signed_in_as(groups.PUBLISHERS)
    me = User.objects.get(email="somebody@example.org")

    def one_more() -> None:
        GuidePageFactory(review_due_on=NOW.date(), guide_owner=me)
        page = NewsPageFactory(live=False)
        page.go_live_at = NOW + timedelta(days=1)
        page.save_revision(user=me).publish()

    def queries() -> int:
        client.get("/admin/")
        with CaptureQueriesContext(connection) as found:
            client.get("/admin/")
        return len(found)

    one_more()
    for_one = queries()
    one_more()
    one_more()

    assert queries() == for_one


def test_admin_is_called_by_our_name() -> None:
    html = signed_in_as(groups.EDITORS).get("/admin/").content.decode()

    (title,) = re.findall(r"<title>(.*?)</title>", html, re.S)
    assert words(title).endswith("- NAHT middle leaders")
    assert html.count("admin/brand.css") == 1
    assert "w-summary" not in html


def test_reports_are_named_in_editors_words() -> None:
    html = signed_in_as(groups.PUBLISHERS).get("/admin/").content.decode()

    ours = [
        "Content due for review",
        "Links that lead nowhere",
        "Links to other sites",
        "Offers that ended",
        "Who changed what",
    ]
    assert [html.count(f'"{label}"') for label in ours] == [1] * len(ours)
    assert html.count("Page types usage") == 0
