"""The number that an article had on the old site."""

from __future__ import annotations

from pathlib import Path

import pytest

from news.models import NewsPage
from tests.factories.captures import capture_text, import_articles, keep

pytestmark = pytest.mark.django_db


def test_import_keeps_the_old_number_and_does_not_forget_it(tmp_path: Path) -> None:
    path = keep(tmp_path, "one=1.txt", capture_text())

    import_articles(path, "--old-id", "one=1.txt=1234")
    import_articles(path)

    assert NewsPage.objects.get().old_id == 1234


def test_import_adds_the_old_number_to_an_article_it_made_before(
    tmp_path: Path,
) -> None:
    path = keep(tmp_path, "one.txt", capture_text())
    import_articles(path)

    told, _, _ = import_articles(path, "--old-id", f"{path}=1234")

    page = NewsPage.objects.get()
    assert page.old_id == 1234
    assert page.get_latest_revision_as_object().old_id == 1234
    assert told[-1] == "Made: 0. Updated: 1. Nothing new: 0. Left alone: 0. Failed: 0."


def test_import_refuses_an_old_number_of_another_article(tmp_path: Path) -> None:
    first = keep(tmp_path, "a.txt", capture_text())
    import_articles(first, "--old-id", "a.txt=1234")
    keep(tmp_path, "b.txt", capture_text(title="A loud week"))

    told, failures, status = import_articles(tmp_path, "--old-id", "b.txt=1234")

    assert [page.title for page in NewsPage.objects.all()] == ["A quiet week"]
    assert told[-1] == "Made: 0. Updated: 0. Nothing new: 1. Left alone: 0. Failed: 1."
    assert failures[0] == (
        f"{tmp_path / 'b.txt'}: The old number 1234 belongs to another article, "
        "“A quiet week”."
    )
    assert status == 1


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [
        (
            ["a.txt=x"],
            "--old-id a.txt=x: write the file, “=” and the article's old number, "
            "like page.txt=1234.",
        ),
        (
            ["1234"],
            "--old-id 1234: write the file, “=” and the article's old number, "
            "like page.txt=1234.",
        ),
        (
            ["a.txt=99999999999999"],
            "--old-id a.txt=99999999999999: write the file, “=” and the article's "
            "old number, like page.txt=1234.",
        ),
        (
            ["a.txt=0"],
            "--old-id a.txt=0: write the file, “=” and the article's old number, "
            "like page.txt=1234.",
        ),
        (["z.txt=1"], "--old-id z.txt=1: no file here has the name “z.txt”."),
        (
            ["a.txt=1", "a.txt=2"],
            "--old-id: “a.txt” has two different numbers.",
        ),
        (["a.txt=1", "b.txt=1"], "--old-id: two files have the number 1."),
    ],
)
def test_import_refuses_old_numbers_that_make_no_sense(
    tmp_path: Path, pairs: list[str], reason: str
) -> None:
    keep(tmp_path, "a.txt", capture_text())
    keep(tmp_path, "b.txt", capture_text(title="A loud week"))
    flags = [part for pair in pairs for part in ("--old-id", pair)]

    _, failures, status = import_articles(tmp_path, *flags)

    assert (NewsPage.objects.count(), failures, status) == (0, [reason], 1)
