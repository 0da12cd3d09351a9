"""The notice over every page: who sets it, and that it ends at its instant."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naht_site.management import groups
from naht_site.models import ContactSettings
from tests.factories.pages import NewsPageFactory
from tests.factories.staff import signed_in_as

pytestmark = pytest.mark.django_db

WORDS = "The phones are off <today>."
SHOWN = '<section class="notice" aria-label="Notice">'
ADDRESS = "/admin/settings/naht_site/contactsettings/1/"
END = datetime(2026, 3, 1, 12, tzinfo=UTC)
SPRING = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)  # 2.30 in London
AUTUMN = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 1.30, for the second time


def notice(ends: datetime | None, words: str = WORDS) -> None:
    contact = ContactSettings.load()
    contact.notice, contact.notice_ends = words, ends
    contact.save()


def shown(path: str, at: datetime) -> tuple[bool, str]:
    """Whether a reader sees the notice then, and who may keep the page how long."""
    with time_machine.travel(at, tick=False):
        response = Client().get(path)
    return SHOWN in response.content.decode(), response["Cache-Control"]


def kept(seconds: int) -> str:
    return f"public, max-age=0, s-maxage={seconds}"


@pytest.mark.parametrize("end", [END, SPRING, AUTUMN])
@pytest.mark.parametrize(
    ("before", "found"),
    [
        (3600, (True, kept(60))),
        (60, (True, kept(60))),
        (59, (True, kept(59))),
        (0.5, (True, kept(0))),
        (0, (False, kept(60))),
        (-3600, (False, kept(60))),
    ],
)
def test_notice_ends_at_its_instant_in_every_cache(
    end: datetime, before: float, found: tuple[bool, str]
) -> None:
    notice(end)

    assert shown("/", end - timedelta(seconds=before)) == found


@pytest.mark.parametrize("path", ["/", "/news/", "/news/story/", "/advice/", "/join/"])
def test_notice_is_over_every_page(path: str) -> None:
    NewsPageFactory(slug="story")
    notice(END)

    assert shown(path, END - timedelta(hours=1))[0] is True


def test_notice_without_end_stays() -> None:
    notice(None)

    assert shown("/", END + timedelta(days=900)) == (True, kept(60))


def test_end_of_no_notice_shortens_nothing() -> None:
    notice(END, words="")

    assert shown("/", END - timedelta(seconds=5)) == (False, kept(60))


def test_notice_is_escaped_and_gone_when_taken_away(client: Client) -> None:
    notice(None)
    first = client.get("/").content.decode()
    notice(None, words="")

    assert first.count("<p>The phones are off &lt;today&gt;.</p>") == 1
    assert SHOWN not in client.get("/").content.decode()


def test_notice_costs_a_reader_no_query(client: Client) -> None:
    NewsPageFactory(slug="story")

    found = []
    for words in ("", WORDS):
        notice(END + timedelta(days=900), words)
        client.get("/news/story/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/news/story/")
        found.append(len(queries))

    assert found[0] == found[1]


@pytest.mark.parametrize(
    "group",
    [
        groups.EDITORS,
        groups.PARTNER_MANAGERS,
        groups.MEMBERSHIP_OFFICERS,
        groups.MEMBERSHIP_MANAGERS,
        groups.PRIVACY_OFFICERS,
        groups.ADMINISTRATORS,
    ],
)
def test_no_other_group_sets_the_notice(group: str, settings: object) -> None:
    settings.DEMO = True
    ContactSettings.load()

    response = signed_in_as(group).post(ADDRESS, {"notice": WORDS})

    assert response.status_code == 302
    assert ContactSettings.load().notice == ""


def test_publisher_sets_the_notice_in_london_time(settings: object) -> None:
    settings.DEMO = True
    fields = {
        "phone": "0300 30 30 333",
        "phone_hours": "",
        "info_email": "info@example.org",
        "join_email": "join@example.org",
        "notice": WORDS,
        "notice_ends": "2026-07-01 12:00",
    }
    ContactSettings.load()

    response = signed_in_as(groups.PUBLISHERS).post(ADDRESS, fields)

    assert response.status_code == 302
    saved = ContactSettings.load()
    assert (saved.notice, saved.notice_ends) == (
        WORDS,
        datetime(2026, 7, 1, 11, tzinfo=UTC),
    )
