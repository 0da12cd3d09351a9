"""What a search finds, and in which order."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from wagtail.models import Page

from naht_site.models import PageNation
from naht_site.search import pages as search_pages
from tests.factories.pages import (
    GuidePageFactory,
    NewsPageFactory,
    OfferPageFactory,
    PersonFactory,
    StandardPageFactory,
    TopicFactory,
    text_block,
)
from tests.factories.results_read import found, text_of

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_finds_pages_of_every_type_people_and_topics(client: Client) -> None:
    NewsPageFactory(title="Wrens in the yard")
    GuidePageFactory(title="Counting wrens")
    OfferPageFactory(title="Nest boxes for wrens")
    StandardPageFactory(title="About our wren")
    PersonFactory(name="Jenny Wren", slug="jenny-wren", role="Head of music")
    TopicFactory(name="Wrens and owls", slug="wrens")

    text = text_of(client, q="wren")

    assert {(url, kind) for kind, url in re.findall(
        r'<strong>([^<]+)</strong>.*?<h3><a href="([^"]+)">', text, re.S)
    } == {
        ("/news/wrens-in-the-yard/", "News"),
        ("/advice/classroom/counting-wrens/", "Guide"),
        ("/partners/benefits-for-members/nest-boxes-for-wrens/", "Offer"),
        ("/about-our-wren/", "Page"),
        ("/people/jenny-wren/", "Person"),
        ("/topics/wrens/", "Topic"),
    }  # fmt: skip
    assert "6 results for “wren”" in text
    assert "Head of music" in text


def test_title_leads_then_the_nearer_match_then_the_newer(client: Client) -> None:
    wren = [text_block("A wren sang.")]
    NewsPageFactory(title="Old text", body=wren, first_published_on=date(2020, 1, 1))
    NewsPageFactory(title="New text", body=wren, first_published_on=date(2026, 1, 1))
    NewsPageFactory(title="In short", summary="A wren.")
    NewsPageFactory(title="Wren of old", first_published_on=date(2019, 1, 1))
    NewsPageFactory(title="Wren anew", first_published_on=date(2026, 1, 1))

    assert found(client, q="wren") == [
        "Wren anew",
        "Wren of old",
        "In short",
        "New text",
        "Old text",
    ]


@pytest.mark.parametrize("least_by_day", [1, 1000])
def test_among_very_many_matches_title_leads_then_the_newer(
    client: Client, monkeypatch: pytest.MonkeyPatch, least_by_day: int
) -> None:
    monkeypatch.setattr(search_pages, "MOST_RANKED", 0)
    monkeypatch.setattr(search_pages, "LEAST_BY_DAY", least_by_day)
    wren = [text_block("A wren sang.")]
    NewsPageFactory(title="New text", body=wren, first_published_on=date(2026, 1, 1))
    NewsPageFactory(title="In short", summary="A wren.", first_published_on="2020-1-1")
    NewsPageFactory(title="Wren of old", first_published_on=date(2019, 1, 1))
    NewsPageFactory(title="Wren anew", first_published_on=date(2026, 1, 1))

    assert found(client, q="wren") == [
        "Wren anew",
        "Wren of old",
        "New text",
        "In short",
    ]


@pytest.mark.parametrize(
    ("asked", "matches"),
    [
        ("wagtail", True),
        ("wagtails wagtail", True),
        ("WAGTAILS", True),
        ("Sian wagtail", True),
        ("Siân", True),
        ("wales", True),
        ("wagtails colleagues", True),
        ("wagtails wren", False),
        ('"hard wagtails"', True),
        ('"wagtails hard"', False),
        ("the", False),
        ("published", False),
    ],
)
def test_every_word_must_be_there_in_any_form(
    client: Client, asked: str, matches: bool
) -> None:
    NewsPageFactory(
        title="Siân on hard wagtails",
        page_nations=[PageNation(nation="wales")],
        body=[
            ("heading", {"text": "With colleagues", "level": "h2"}),
            text_block("Talk early."),
        ],
    )

    titles = found(client, q=asked, type="news")

    assert titles == (["Siân on hard wagtails"] if matches else [])


def test_page_is_found_from_publishing_to_unpublishing(client: Client) -> None:
    page = NewsPageFactory(title="Wren", live=False)
    draft = found(client, q="wren")

    Page.objects.get(pk=page.pk).specific.save_revision().publish()
    live = found(client, q="wren")
    Page.objects.get(pk=page.pk).unpublish()

    assert (draft, live, found(client, q="wren")) == ([], ["Wren"], [])


def test_offer_is_found_from_its_start_to_its_end(client: Client) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        OfferPageFactory(
            title="Wren boxes",
            starts=NOW + timedelta(seconds=30),
            ends=NOW + timedelta(seconds=60),
        )
        before = found(client, q="wren")
        clock.shift(timedelta(seconds=30))
        held = client.get("/search/?q=wren")
        clock.shift(timedelta(seconds=30))

        after = found(client, q="wren")

    assert (before, after) == ([], [])
    assert "Wren boxes" in re.sub("</?mark>", "", held.content.decode())
    assert held["Cache-Control"] == "public, max-age=0, s-maxage=30"
