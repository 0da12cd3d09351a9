"""Files that the import cannot take are named, and it goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from news.models import NewsIndexPage, NewsPage
from tests.factories.captures import capture_text, import_articles, keep

pytestmark = pytest.mark.django_db


def test_import_names_each_file_it_cannot_take_and_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "captures"
    empty = tmp_path / "nothing"
    folder.mkdir()
    empty.mkdir()
    bad = {
        "a.txt": (b"", "It is empty."),
        "b.txt": (b"caf\xe9", "It is not UTF-8 text: byte 4 cannot be read."),
        "c.txt": (
            b"A list of ropes",
            "It is not a capture of an article: no line is “Latest news” or "
            "“Professional perspectives” alone.",
        ),
        "d.txt": (
            capture_text(title="Feed"),
            "“feed” is an address of the site’s own. Choose another one.",
        ),
        "e.txt": (
            capture_text(ending="First published 1 May 2999"),
            "Its date, 1 May 2999, has not come yet.",
        ),
    }
    for name, (data, _) in bad.items():
        keep(folder, name, data)
    (folder / "f.txt").symlink_to(folder / "gone.txt")
    (folder / "g.txt").mkdir()
    keep(folder, "h.txt", capture_text())
    keep(folder, "i.dat", b"not looked at")

    told, failures, status = import_articles(empty, folder, tmp_path / "missing.txt")

    assert [page.title for page in NewsPage.objects.all()] == ["A quiet week"]
    assert told[-1] == "Made: 1. Updated: 0. Nothing new: 0. Left alone: 0. Failed: 8."
    assert failures == [
        f"{empty}: The folder holds no .txt file.",
        *(f"{folder / name}: {why}" for name, (_, why) in bad.items()),
        f"{folder / 'f.txt'}: There is no such file.",
        f"{tmp_path / 'missing.txt'}: There is no such file.",
        "Not everything could be imported: see above.",
    ]
    assert status == 1


def test_import_does_not_wait_for_what_is_no_file() -> None:
    _, failures, status = import_articles("/dev/zero")

    assert failures[0] == "/dev/zero: It is not a file."
    assert status == 1


def test_import_names_two_files_that_tell_one_article_differently(
    tmp_path: Path,
) -> None:
    one = keep(tmp_path, "a.txt", capture_text("One."))
    same = keep(tmp_path, "b.txt", capture_text("One.\n;"))
    other = keep(tmp_path, "c.txt", capture_text("Other."))

    told, failures, status = import_articles(one, same, other)

    assert told[-1] == "Made: 1. Updated: 0. Nothing new: 1. Left alone: 0. Failed: 1."
    assert failures[0] == (
        f"{other}: It has the title and date of {one}, but other words. "
        "Only that one was imported."
    )
    assert status == 1


def test_import_without_a_news_page_says_so(
    tmp_path: Path, news_index: NewsIndexPage
) -> None:
    news_index.delete()
    path = keep(tmp_path, "one.txt", capture_text())

    _, failures, _ = import_articles(path)

    assert failures[0] == f"{path}: There is no news page to put it under."
