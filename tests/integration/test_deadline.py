"""A deadline on a page that nobody touches: it turns at its instant."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db.models.expressions import RawSQL
from django.test import Client
from wagtail.models import Page
from wagtail_factories import PageFactory

from naht_site import published, rendering
from naht_site.models import PageTopic, Published
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    OfferPageFactory,
    StandardPageFactory,
    TopicFactory,
    text_block,
)
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
STATE = re.compile(r"Replies (open until|closed on) (.*?\d{4} at \S+)")


def deadline(closes_at: datetime, label: str = "Replies") -> tuple[str, dict[str, Any]]:
    return ("deadline", {"label": label, "closes_at": closes_at})


def read(client: Client, path: str, at: datetime) -> tuple[str, ...]:
    """What the page says of the deadline to who reads it at that instant."""
    with time_machine.travel(at, tick=False):
        text = words(client.get(path).content.decode())
    (found,) = STATE.findall(text)
    return found


@pytest.mark.parametrize(
    ("typed", "instant", "said"),
    [
        ("2027-03-28 00:30", "2027-03-28T00:30Z", "Sunday 28 March 2027 at 12.30am"),
        ("2027-03-28 02:00", "2027-03-28T01:00Z", "Sunday 28 March 2027 at 2am"),
        ("2027-03-28 12:00", "2027-03-28T11:00Z", "Sunday 28 March 2027 at midday"),
        ("2027-03-29 00:00", "2027-03-28T23:00Z", "Monday 29 March 2027 at midnight"),
        ("2027-10-31 00:30", "2027-10-30T23:30Z", "Sunday 31 October 2027 at 12.30am"),
        ("2027-10-31 02:00", "2027-10-31T02:00Z", "Sunday 31 October 2027 at 2am"),
        ("2027-10-31 12:00", "2027-10-31T12:00Z", "Sunday 31 October 2027 at midday"),
        ("2027-11-01 00:00", "2027-11-01T00:00Z", "Monday 1 November 2027 at midnight"),
    ],
)
def test_deadline_turns_at_its_instant_across_both_changes_of_the_clocks(
    client: Client, typed: str, instant: str, said: str
) -> None:
    at = datetime.fromisoformat(instant)
    with time_machine.travel(at - 2 * DAY, tick=False):
        block = ("deadline", {"label": "Replies", "closes_at": typed})
        path = NewsPageFactory(body=[("paragraph", "<p>Now.</p>"), block]).url

    states = [
        read(client, path, moment)
        for moment in (at - DAY, at - SECOND, at, at + SECOND, at + DAY)
    ]

    assert states == [("open until", said)] * 2 + [("closed on", said)] * 3


@pytest.mark.parametrize(
    "factory",
    [NewsPageFactory, GuidePageFactory, OfferPageFactory, StandardPageFactory],
)
def test_every_page_with_a_body_turns_and_says_how_long_it_holds(
    client: Client, factory: type[PageFactory]
) -> None:
    at = datetime(2027, 3, 28, 11, tzinfo=UTC)
    with time_machine.travel(at - DAY, tick=False):
        page = factory(body=[deadline(at), deadline(at + DAY, label="Appeals")])

    answers = []
    for moment in (at - 20 * SECOND, at):
        with time_machine.travel(moment, tick=False):
            response = client.get(page.url)
        answers.append(response["Cache-Control"])
        row = Published.objects.get(page_id=page.pk)
        answers.append(row.fresh_until)

    assert answers == [
        "public, max-age=0, s-maxage=20",
        at,
        "public, max-age=0, s-maxage=60",
        at + DAY,
    ]
    assert read(client, page.url, at)[0] == "closed on"


# As on the real site, where no transaction is open round a reader's request.
@pytest.mark.django_db(transaction=True)
def test_reader_after_the_instant_needs_no_transaction_under_way(
    client: Client,
) -> None:
    at = datetime(2027, 3, 28, 11, tzinfo=UTC)
    with time_machine.travel(at - DAY, tick=False):
        page = NewsPageFactory(body=[deadline(at)])
        topic = TopicFactory(name="Before")
        page.page_topics = [PageTopic(topic=topic)]
        page.save()

    turned = read(client, page.url, at)
    topic.name = "After"
    topic.save()
    section = StandardPageFactory(slug="above")
    below = StandardPageFactory(parent=section)
    other = StandardPageFactory(slug="other")
    Page.objects.get(pk=below.pk).move(Page.objects.get(pk=other.pk), "last-child")

    assert turned[0] == "closed on"
    assert "After" in client.get(page.url).content.decode()
    assert client.get(f"/other/{below.slug}/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_readers_who_come_together_after_the_instant_make_the_row_anew_once() -> None:
    at = datetime(2027, 3, 28, 11, tzinfo=UTC)
    with time_machine.travel(at - DAY, tick=False):
        page = NewsPageFactory(body=[deadline(at)])
    rows = Published.objects.annotate(written_by=RawSQL("naht_site_published.xmin", ()))
    stale = rows.get(pk=page.pk)

    with time_machine.travel(at, tick=False):
        first = published.renew(stale)
        written_by = rows.get(pk=page.pk).written_by
        second = published.renew(stale)

    assert "closed on" in first.public_html
    assert second.public_html == first.public_html
    assert written_by != stale.written_by
    assert rows.get(pk=page.pk).written_by == written_by


def test_page_that_went_when_its_row_was_due_is_not_found(client: Client) -> None:
    at = datetime(2027, 3, 28, 11, tzinfo=UTC)
    with time_machine.travel(at - DAY, tick=False):
        page = NewsPageFactory(body=[deadline(at)])
    # As when it is taken away between a reader's question and our answer.
    Page.objects.filter(pk=page.pk).update(live=False)

    with time_machine.travel(at, tick=False):
        answer = client.get(page.url)

    assert answer.status_code == 404


def test_row_equals_a_fresh_rendering_before_and_after_the_instant(
    client: Client,
) -> None:
    at = datetime(2027, 10, 31, 12, tzinfo=UTC)
    with time_machine.travel(at - DAY, tick=False) as clock:
        page = NewsPageFactory(body=[deadline(at)])
        before = published.differences()
        clock.move_to(at)
        passed = published.differences()
        client.get(page.url)
        after = published.differences()

    assert before == after == []
    assert [line.split(": ")[0] for line in passed] == [page.url]


def test_words_are_those_of_the_instant_that_is_asked_for() -> None:
    at = datetime(2027, 3, 28, 11, tzinfo=UTC)
    with time_machine.travel(at + DAY, tick=False):
        page = NewsPageFactory(body=[deadline(at)])

        rows = [rendering.render(page, at=moment) for moment in (at - SECOND, at)]

    said = "Sunday 28 March 2027 at midday"
    assert [STATE.findall(words(row.public_html)) for row in rows] == [
        [("open until", said)],
        [("closed on", said)],
    ]
    assert [row.fresh_until for row in rows] == [at, None]


def test_deadline_of_a_member_only_guide_is_in_its_members_part_alone(
    client: Client,
) -> None:
    at = datetime(2027, 3, 28, 11, tzinfo=UTC)
    with time_machine.travel(at - DAY, tick=False):
        guide = GuidePageFactory(for_members=True, body=[deadline(at)])
    with time_machine.travel(at, tick=False):
        visitor = client.get(guide.url).content.decode()

    row = Published.objects.get(page_id=guide.pk)
    assert "Replies" not in visitor + row.public_html
    assert "Replies closed on" in words(row.member_html)


def test_preview_shows_what_is_true_now() -> None:
    at = datetime(2027, 3, 28, 11, tzinfo=UTC)
    with time_machine.travel(at - DAY, tick=False) as clock:
        page = NewsPageFactory(body=[text_block("Now."), deadline(at)])

        texts = []
        for moment in (at - SECOND, at):
            clock.move_to(moment)
            response = page.make_preview_request()
            texts.append(STATE.findall(words(response.content.decode())))

    said = "Sunday 28 March 2027 at midday"
    assert texts == [[("open until", said)], [("closed on", said)]]
