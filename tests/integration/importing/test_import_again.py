"""The import run again, and what editors have done since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from news.models import NewsIndexPage, NewsPage
from tests.factories.captures import CAPTURES, capture_text, import_articles, keep

pytestmark = pytest.mark.django_db


def test_import_run_again_doubles_and_changes_nothing() -> None:
    import_articles(CAPTURES)
    before = list(NewsPage.objects.values("pk", "latest_revision", "title"))

    told, failures, status = import_articles(CAPTURES, CAPTURES / "news.txt")

    assert list(NewsPage.objects.values("pk", "latest_revision", "title")) == before
    assert told[-1] == "Made: 0. Updated: 0. Nothing new: 5. Left alone: 0. Failed: 0."
    assert (failures, status) == ([], 0)


def test_import_renews_an_article_that_no_editor_has_changed(tmp_path: Path) -> None:
    path = keep(tmp_path, "one.txt", capture_text("One."))
    import_articles(path)
    keep(tmp_path, "one.txt", capture_text("One.\n\nFirst published 8 May 2020"))

    told, _, _ = import_articles(path)

    page = NewsPage.objects.get()
    assert (page.news_kind, page.last_day()) == ("update", date(2020, 5, 8))
    assert page.change_notes.count() == 1
    assert told[0] == f"Updated: “A quiet week” at /news/a-quiet-week/, from {path}."
    told, _, _ = import_articles(path)
    assert told[-1] == "Made: 0. Updated: 0. Nothing new: 1. Left alone: 0. Failed: 0."


def publish_another_title(page: NewsPage) -> None:
    page.title = "A loud week"
    page.save_revision().publish()


def keep_a_draft(page: NewsPage) -> None:
    page.title = "A loud week"
    page.save_revision()


def take_down(page: NewsPage) -> None:
    page.unpublish()


def lock(page: NewsPage) -> None:
    page.locked = True
    page.save(update_fields=["locked"])


@pytest.mark.parametrize(
    ("change", "title", "why"),
    [
        (publish_another_title, "A loud week", "an editor has changed it since."),
        (keep_a_draft, "A quiet week", "an editor has changed it since."),
        (take_down, "A quiet week", "an editor has taken it off the site."),
        (lock, "A quiet week", "an editor has locked it."),
    ],
)
def test_import_leaves_alone_and_names_what_an_editor_changed(
    tmp_path: Path, change: Callable[[NewsPage], None], title: str, why: str
) -> None:
    path = keep(tmp_path, "one.txt", capture_text("One."))
    import_articles(path)
    change(NewsPage.objects.get())
    before = NewsPage.objects.values().get()
    keep(tmp_path, "one.txt", capture_text("Two."))

    told, failures, status = import_articles(path, "--old-id", "one.txt=5")

    assert NewsPage.objects.values().get() == before
    assert told == [
        f"Left alone: “{title}” at /news/a-quiet-week/, from {path}: {why} Type 5 as "
        "its number on the old site, under “Promote”.",
        "Made: 0. Updated: 0. Nothing new: 0. Left alone: 1. Failed: 0.",
    ]
    assert (failures, status) == ([], 0)


def test_import_leaves_alone_an_article_that_an_editor_wrote_first(
    tmp_path: Path, news_index: NewsIndexPage
) -> None:
    news_index.add_child(
        instance=NewsPage(
            title="A Quiet Week",
            slug="ours",
            summary="Ours.",
            first_published_on=date(2020, 5, 1),
        )
    )
    path = keep(tmp_path, "one.txt", capture_text())

    told, _, _ = import_articles(path)

    assert NewsPage.objects.count() == 1
    assert told[0] == (
        f"Left alone: “A Quiet Week” at /news/ours/, from {path}: "
        "an editor wrote it here before."
    )


def test_import_lets_an_editor_copy_an_article(
    tmp_path: Path, news_index: NewsIndexPage
) -> None:
    path = keep(tmp_path, "one.txt", capture_text())
    import_articles(path, "--old-id", "one.txt=5")

    copy = NewsPage.objects.get().copy(update_attrs={"slug": "copy"}, to=news_index)

    assert (copy.imported_from, copy.import_revision, copy.old_id) == (None,) * 3
    import_articles(path)
    assert NewsPage.objects.count() == 2
