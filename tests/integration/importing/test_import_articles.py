"""What the import makes of a capture."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from naht_site.models import Published
from news.importing import CHANGE_NOTE
from news.models import NewsPage
from tests.factories.captures import CAPTURES, capture_text, import_articles, keep

pytestmark = pytest.mark.django_db


def test_import_makes_a_published_article_of_each_capture() -> None:
    told, failures, status = import_articles(CAPTURES)

    rows = Published.objects.news().newest_first()
    assert [
        (row.path, row.kind, row.first_published_on, row.updated_on) for row in rows
    ] == [
        (
            "/news/a-new-handbook-for-people-who-plan-the-school-timetable/",
            "news",
            date(2022, 3, 3),
            None,
        ),
        (
            "/news/listening-is-a-kind-of-leading/",
            "perspective",
            date(2021, 10, 9),
            None,
        ),
        (
            "/news/what-the-second-playground-survey-found-time-outside/",
            "survey",
            date(2021, 7, 30),
            None,
        ),
        (
            "/news/breakfast-club-grants-what-we-know-so-far/",
            "update",
            date(2021, 4, 12),
            date(2021, 5, 4),
        ),
        (
            "/news/why-a-good-meeting-ends-early/",
            "perspective",
            date(2020, 6, 2),
            None,
        ),
    ]
    assert told[-1] == "Made: 5. Updated: 0. Nothing new: 0. Left alone: 0. Failed: 0."
    assert (failures, status) == ([], 0)


def test_import_says_what_it_cleaned_and_what_a_person_must_finish() -> None:
    told, _, _ = import_articles(CAPTURES / "signed.txt")

    assert told == [
        "Made: “Listening is a kind of leading” at "
        f"/news/listening-is-a-kind-of-leading/, from {CAPTURES / 'signed.txt'}.",
        "  Cleaned:",
        "  - No-break spaces made ordinary or taken out: 1.",
        "  - Stray “;” taken out: 1.",
        "  - The date 9 October 2021 stood there twice: kept once.",
        "  - A picture's file name taken out: “Rowan_Okafor web portrait.png”.",
        "  - A space put in after a full stop: “Thursday. Still,”.",
        "  For a person to finish:",
        "  - Author: choose who wrote it, then take out “Dr Rowan Okafor MBE is head "
        "of year at Larkfield …”.",
        "  - Picture: add “Rowan_Okafor web portrait.png” and write its alt text.",
        "  - Summary: it is taken from the first paragraph. Write one.",
        "  - Nation: if it does not hold everywhere, say where it does.",
        "Made: 1. Updated: 0. Nothing new: 0. Left alone: 0. Failed: 0.",
    ]


def test_import_keeps_headings_lists_and_quotations_as_blocks(tmp_path: Path) -> None:
    body = (
        "Ducks & drakes < all.\n\nWhat helps\n\n  • Early: a <b>bell</b>\n"
        "  • Late: a lamp:\no Small\n\n“Ring it once, then wait.”"
    )
    import_articles(keep(tmp_path, "one.txt", capture_text(body)))

    page = NewsPage.objects.get()

    assert [
        (child.block_type, child.block.get_prep_value(child.value))
        for child in page.body
    ] == [
        ("paragraph", "<p>Ducks &amp; drakes &lt; all.</p>"),
        ("heading", {"text": "What helps", "level": "h2"}),
        (
            "list",
            "<ul><li><b>Early:</b> a &lt;b&gt;bell&lt;/b&gt;</li>"
            "<li><b>Late:</b> a lamp:<ul><li>Small</li></ul></li></ul>",
        ),
        ("quote", {"quote": "Ring it once, then wait.", "name": "", "source": ""}),
    ]


def test_import_gives_every_later_date_one_change_note(tmp_path: Path) -> None:
    ending = "\n".join(f"First published {day} May 2020" for day in (3, 1, 3, 2))
    import_articles(keep(tmp_path, "one.txt", capture_text(ending=ending)))

    page = NewsPage.objects.get()

    assert page.first_published_on == date(2020, 5, 1)
    assert [(note.date, note.note) for note in page.change_notes.all()] == [
        (date(2020, 5, 2), CHANGE_NOTE),
        (date(2020, 5, 3), CHANGE_NOTE),
    ]


def test_import_gives_two_articles_with_one_title_two_addresses(tmp_path: Path) -> None:
    keep(tmp_path, "a.txt", capture_text())
    keep(tmp_path, "b.txt", capture_text(ending="First published 2 May 2020"))

    import_articles(tmp_path)

    assert list(Published.objects.news().order_by("page").values_list("path")) == [
        ("/news/a-quiet-week/",),
        ("/news/a-quiet-week-2/",),
    ]
