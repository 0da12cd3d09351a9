"""Guides whose review is due: the report, and what their owners are told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advice.jobs import remind_owners
from advice.models import AdviceSectionPage
from naht_site import mail
from naht_site.management import groups
from naht_site.models import OutgoingMail
from tests.factories.pages import GuidePageFactory
from tests.factories.reports import rows, saved
from tests.factories.staff import signed_in_as, staff_of

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/review-due/"
TODAY = date(2026, 3, 29)  # the day on which the clocks go forward
NOW = datetime(2026, 3, 29, 11, tzinfo=UTC)
HEADINGS = ["Guide", "Section", "Review", "Next review", "Last reviewed", "Owner"]


@pytest.fixture(autouse=True)
def _today(settings: object) -> object:
    settings.DEMO = True
    with time_machine.travel(NOW, tick=False):
        yield


def told() -> list[tuple[str, str]]:
    """To whom a mail is on its way, and under which key."""
    return sorted(OutgoingMail.objects.values_list("to", "key"))


def test_report_lists_what_is_due_within_30_days_the_most_urgent_first() -> None:
    jo = staff_of(groups.EDITORS, "jo@example.org")
    employment = AdviceSectionPage.objects.get(slug="employment")
    for title, days, more in (
        ("In 31", 31, {}),
        ("In 30", 30, {}),
        ("Today", 0, {"guide_owner": jo, "parent": employment}),
        ("Tomorrow", 1, {"reviewed_on": date(2025, 4, 1)}),
        ("Over", -2, {}),
        ("A draft", -2, {"live": False}),
    ):
        due = TODAY + timedelta(days=days)
        GuidePageFactory(title=title, review_due_on=due, **more)
    GuidePageFactory(title="Undated")

    found = saved(signed_in_as(groups.EDITORS), REPORT)

    assert found == [
        HEADINGS,
        ["Undated", "Classroom", "No review date", "", "", "Nobody"],
        ["Over", "Classroom", "Overdue by 2 days", "2026-03-27", "", "Nobody"],
        ["Today", "Employment", "Due today", "2026-03-29", "", "jo@example.org"],
        ["Tomorrow", "Classroom", "Due in 1 day", "2026-03-30", "2025-04-01", "Nobody"],
        ["In 30", "Classroom", "Due in 30 days", "2026-04-28", "", "Nobody"],
    ]


def test_report_shows_the_same_on_the_screen() -> None:
    GuidePageFactory(title="Over", review_due_on=TODAY - timedelta(days=2))

    found = rows(signed_in_as(groups.PUBLISHERS), REPORT)

    assert [[cell.split(" Edit")[0] for cell in row[:3]] for row in found] == [
        ["Over", "Classroom", "Overdue by 2 days"]
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_saved_report_holds_no_formula(start: str) -> None:
    GuidePageFactory(title=f"{start}1+1", review_due_on=TODAY)

    found = saved(signed_in_as(groups.EDITORS), REPORT)

    assert found[1][0] == f"'{start}1+1"


def test_report_costs_the_same_queries_for_one_and_for_three() -> None:
    client = signed_in_as(groups.EDITORS)
    jo = staff_of(groups.EDITORS, "jo@example.org")

    def queries() -> int:
        client.get(REPORT)
        with CaptureQueriesContext(connection) as found:
            client.get(REPORT)
        return len(found)

    GuidePageFactory(review_due_on=TODAY, guide_owner=jo)
    for_one = queries()
    for _ in range(2):
        GuidePageFactory(review_due_on=TODAY, guide_owner=jo)

    assert queries() == for_one
    assert for_one <= 15


@pytest.mark.parametrize(
    ("days", "stage"),
    [(31, None), (30, 30), (29, 30), (8, 30), (7, 7), (1, 7), (0, 0), (-1, 0)],
)
def test_owner_is_told_of_the_stage_that_has_come(days: int, stage: int | None) -> None:
    jo = staff_of(groups.EDITORS, "jo@example.org")
    due = TODAY + timedelta(days=days)
    guide = GuidePageFactory(review_due_on=due, guide_owner=jo)

    remind_owners()

    key = f"review_due.{guide.pk}.{due}.{stage}.{jo.pk}"
    assert told() == ([] if stage is None else [("jo@example.org", key)])


def test_owner_is_told_three_times_in_all() -> None:
    jo = staff_of(groups.EDITORS, "jo@example.org")
    due = TODAY + timedelta(days=40)
    guide = GuidePageFactory(review_due_on=due, guide_owner=jo)
    began = []

    for day in range(60):
        at = NOW + timedelta(days=day)
        with time_machine.travel(at, tick=False):
            before = OutgoingMail.objects.count()
            remind_owners()
            if OutgoingMail.objects.count() > before:
                began.append((due - at.date()).days)

    assert began == [30, 7, 0]
    assert len(told()) == 3
    assert guide.review_due_on == due


@pytest.mark.parametrize("what", ["draft", "no owner", "owner left", "no date"])
def test_nobody_is_told_where_there_is_nothing_to_do(what: str) -> None:
    jo = staff_of(groups.EDITORS, "jo@example.org")
    jo.is_active = what != "owner left"
    jo.save()

    GuidePageFactory(
        review_due_on=None if what == "no date" else TODAY,
        guide_owner=None if what == "no owner" else jo,
        live=what != "draft",
    )
    remind_owners()

    assert told() == []


def test_new_owner_and_new_date_are_told_anew() -> None:
    jo = staff_of(groups.EDITORS, "jo@example.org")
    sam = staff_of(groups.EDITORS, "sam@example.org")
    guide = GuidePageFactory(review_due_on=TODAY, guide_owner=jo)
    for owner, due in ((jo, TODAY), (sam, TODAY), (sam, TODAY + timedelta(days=7))):
        guide.guide_owner, guide.review_due_on = owner, due
        guide.save()
        for _ in range(2):
            remind_owners()

    assert [to for to, _ in told()] == [
        "jo@example.org",
        "sam@example.org",
        "sam@example.org",
    ]


@pytest.mark.parametrize(
    ("days", "subject", "sentence"),
    [
        (7, "Review due on 5 April 2026: Rotas", "Its review is due on 5 April 2026."),
        (
            -1,
            "Review was due on 28 March 2026: Rotas",
            "Its review was due on 28 March 2026.",
        ),
    ],
)
def test_mail_says_what_is_due_and_where(
    days: int, subject: str, sentence: str
) -> None:
    jo = staff_of(groups.EDITORS, "jo@example.org")
    guide = GuidePageFactory(
        title="Rotas", review_due_on=TODAY + timedelta(days=days), guide_owner=jo
    )
    remind_owners()

    message = mail.render(OutgoingMail.objects.get())

    assert message.subject == subject
    address = f"http://testserver/admin/pages/{guide.pk}/edit/"
    html = message.alternatives[0].content
    for text in (message.body, html):
        assert (text.count("“Rotas” in Classroom"), text.count(sentence)) == (1, 1)
    assert message.body.count(address) == 1
    assert html.count(f'href="{address}"') == 1
