from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from naht_site.management.first_pages import make_first_pages
from naht_site.models import Published
from news.importing import CHANGE_NOTE
from news.models import NewsIndexPage, NewsPage
from tests.factories.captures import capture_text

pytestmark = pytest.mark.django_db

CAPTURES = Path(__file__).parent.parent / "captures"


@pytest.fixture(autouse=True)
def news_index(db: None) -> NewsIndexPage:
    return make_first_pages()["news"]


def import_articles(*arguments: str | Path) -> tuple[list[str], list[str], int]:
    """Return the lines told, the failures named, and the exit status."""
    told, failures, status = StringIO(), StringIO(), 0
    try:
        call_command(
            "import_articles", *map(str, arguments), stdout=told, stderr=failures
        )
    except CommandError as error:
        failures.write(f"{error}\n")
        status = error.returncode
    return told.getvalue().splitlines(), failures.getvalue().splitlines(), status


def keep(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


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
        f"Left alone: “{title}” at /news/a-quiet-week/, from {path}: {why}",
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


def test_import_gives_two_articles_with_one_title_two_addresses(tmp_path: Path) -> None:
    keep(tmp_path, "a.txt", capture_text())
    keep(tmp_path, "b.txt", capture_text(ending="First published 2 May 2020"))

    import_articles(tmp_path)

    assert list(Published.objects.news().order_by("page").values_list("path")) == [
        ("/news/a-quiet-week/",),
        ("/news/a-quiet-week-2/",),
    ]


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


def test_import_without_a_news_page_says_so(
    tmp_path: Path, news_index: NewsIndexPage
) -> None:
    news_index.delete()
    path = keep(tmp_path, "one.txt", capture_text())

    _, failures, _ = import_articles(path)

    assert failures[0] == f"{path}: There is no news page to put it under."


def test_import_lets_an_editor_copy_an_article(
    tmp_path: Path, news_index: NewsIndexPage
) -> None:
    path = keep(tmp_path, "one.txt", capture_text())
    import_articles(path, "--old-id", "one.txt=5")

    copy = NewsPage.objects.get().copy(update_attrs={"slug": "copy"}, to=news_index)

    assert (copy.imported_from, copy.import_revision, copy.old_id) == (None,) * 3
    import_articles(path)
    assert NewsPage.objects.count() == 2
