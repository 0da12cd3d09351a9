"""The imported articles, finished by hand where the report says so, pass the checks."""

from __future__ import annotations

from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail_factories import ImageFactory

from naht_site.publish_checks import findings_of, refusals
from news.models import NewsPage
from tests.factories.page_editor import article_form, blocks_of, text
from tests.factories.pages import PersonFactory

pytestmark = pytest.mark.django_db

CAPTURES = Path(__file__).parents[2] / "captures"
NO_AUTHOR = "A perspective is signed. Add its author, under “Authors”."


@pytest.fixture(autouse=True)
def imported(db: None) -> None:
    call_command("import_articles", str(CAPTURES), stdout=StringIO())


def page_of(start: str) -> NewsPage:
    return NewsPage.objects.get(title__startswith=start)


def typed(page: NewsPage, **changes: Any) -> dict[str, Any]:
    """The page as the editor's form holds it, with what a person changed in it."""
    notes = [
        {"id": note.pk, "date": note.date.isoformat(), "note": note.note}
        for note in page.change_notes.all()
    ]
    data = article_form(
        **{
            "title": page.title,
            "slug": page.slug,
            "summary": page.summary,
            "news_kind": page.news_kind,
            "first_published_on": page.first_published_on.isoformat(),
            "body": blocks_of(page.body),
            "change_notes": notes,
            "action-publish": "1",
        }
        | changes
    )
    data["change_notes-INITIAL_FORMS"] = str(len(notes))
    return data


def told_after(client: Client, page: NewsPage, data: dict[str, Any]) -> str:
    """Publishes, and gives the screen after it."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return unescape(client.post(address, data, follow=True).content.decode())


def signed(**changes: Any) -> dict[str, Any]:
    return {"authors": [{"person": PersonFactory().pk}], **changes}


def test_import_publishes_past_the_checks() -> None:
    assert {
        page.title: [finding.sentence for finding in refusals(findings_of(page))]
        for page in NewsPage.objects.live()
        if refusals(findings_of(page))
    } == {
        "Listening is a kind of leading": [NO_AUTHOR],
        "Why a good meeting ends early": [NO_AUTHOR],
    }


@pytest.mark.parametrize("start", ["Listening", "Why a good"])
def test_imported_opinion_is_refused_as_it_came(publisher: Client, start: str) -> None:
    page = page_of(start)

    screen = told_after(publisher, page, typed(page))

    assert f"<li>{NO_AUTHOR}</li>" in screen
    page.refresh_from_db()
    assert page.has_unpublished_changes is False


def test_imported_picture_is_refused_with_the_file_for_its_text(
    publisher: Client,
) -> None:
    page = page_of("Listening")
    name = "Rowan_Okafor web portrait.png"
    portrait = {"image": {"image": ImageFactory().pk, "alt_text": name}, "caption": ""}

    body = [("image", portrait), *blocks_of(page.body)]
    screen = told_after(publisher, page, typed(page, **signed(body=body)))

    assert f"<li>“{name}” looks like the name of a file." in screen


def finish_news(page: NewsPage) -> dict[str, Any]:
    return {"summary": "A handbook for planners, tried in sixty schools."}


def finish_signed(page: NewsPage) -> dict[str, Any]:
    portrait = {
        "image": {"image": ImageFactory().pk, "alt_text": "Rowan Okafor at a desk"},
        "caption": "",
    }
    words = [block for block in blocks_of(page.body) if "keeps bees" not in block[1]]
    return signed(
        body=[("image", portrait), *words],
        summary="Why a leader asks before answering.",
    )


def finish_opinion(page: NewsPage) -> dict[str, Any]:
    blocks = blocks_of(page.body)
    for kind, value in blocks:
        if kind == "quote":
            value["name"] = "Tamsin Vale"
    video = {
        "title": "A meeting that ends early",
        "url": "https://video.example.org/early",
        "poster": {"image": ImageFactory().pk, "alt_text": "Six people stand up"},
        "length": "4:32",
        "spoken_words": "captions",
        "transcript": text(""),
        "transcript_url": "",
    }
    return signed(
        body=[*blocks, ("video", video)], summary="What makes a meeting a good one."
    )


def finish_survey(page: NewsPage) -> dict[str, Any]:
    return {"summary": "What 1,204 people told us about time outside."}


def finish_update(page: NewsPage) -> dict[str, Any]:
    link = '<a href="https://fund.example.org/">The fund’s own page</a>'
    form = "<ul><li>The list is out.</li><li>The round is over.</li></ul>"
    return {
        "summary": "What is known of the grants for breakfast clubs.",
        "body": [
            ("list", text(form)),
            (
                "deadline",
                {
                    "label": "The next round",
                    "closes_at": "2999-05-28 12:00",
                    "note": text(f"<p>{link} says how.</p>"),
                },
            ),
        ],
    }


@pytest.mark.parametrize(
    ("start", "finish"),
    [
        ("A new handbook", finish_news),
        ("Listening", finish_signed),
        ("Why a good", finish_opinion),
        ("What the second", finish_survey),
        ("Breakfast", finish_update),
    ],
)
def test_imported_article_that_a_person_finished_passes(
    publisher: Client, start: str, finish: Any
) -> None:
    page = page_of(start)
    first_day, notes = page.first_published_on, page.change_notes.count()

    screen = told_after(publisher, page, typed(page, **finish(page)))

    assert f"Page '{page.title}' has been published." in screen
    assert "Worth another look" not in screen
    page = page_of(start)
    assert findings_of(page) == []
    assert (page.first_published_on, page.change_notes.count()) == (first_day, notes)
    assert page.latest_revision_id != page.import_revision
    assert Client().get(f"/news/{page.slug}/").status_code == 200
