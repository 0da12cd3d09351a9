from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from news.captures import CaptureError, parse_capture
from tests.factories.captures import capture_text


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            "Please click here.",
            "Link: the words “Please click here.” lead nowhere now.",
        ),
        (
            f"{'It goes on and on ' * 8}and the",
            "Cut off in the capture, find the rest: “… goes on and on and the”.",
        ),
        (
            "A platform for people as well as...",
            "Cut off in the capture, find the rest: "
            "“… platform for people as well as...”.",
        ),
        (
            f"  • {'And so on, ' * 40}and",
            "Cut off in the capture, find the rest: “… so on, And so on, and”.",
        ),
        (
            "Ropes icon v1.jpgGood rope.",
            "Picture: a file name stands in the text, “v1.jpgGood”.",
        ),
        (
            "In 2020.Then came more.",
            "Is a space missing after the full stop? “2020.Then”",
        ),
        (
            "Latest news\n\nMore.",
            "The line “Latest news” stands inside the article: check where it ends.",
        ),
        ("It cost \ufffd5.", "A character is lost: “It cost \ufffd5.”."),
        (
            f"{'Long words. ' * 7}\n\nTwo.\n\n{'Long words. ' * 7}",
            "Stands there twice, is that meant? “Long words. Long words. Long words. "
            "Long words. Long words. …”",
        ),
        (
            "By Ines Marlow\n\nOne.",
            "Author: choose who wrote it, then take out “By Ines Marlow”.",
        ),
    ],
)
def test_capture_says_what_a_person_must_finish(body: str, sentence: str) -> None:
    capture = parse_capture(capture_text(body))

    assert capture.to_finish == (
        sentence,
        "Summary: it is taken from the first paragraph. Write one.",
        "Nation: if it does not hold everywhere, say where it does.",
    )


def test_capture_with_a_title_cut_off_asks_for_the_rest() -> None:
    capture = parse_capture(capture_text(title="A quiet week in the..."))

    assert capture.to_finish[0] == (
        "Title: it is cut off in the capture, “A quiet week in the...”."
    )


def test_capture_with_words_below_the_date_asks_about_them() -> None:
    below = "First published 1 May 2020\n\nShare this page"

    capture = parse_capture(capture_text(ending=below))

    assert capture.to_finish[0] == (
        "Text stands below the date. Does it belong here? “Share this page”"
    )


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ("One is short. Two is short.", "One is short. Two is short."),
        (f"{'A' * 150}. {'B' * 60}. C.", f"{'A' * 150}."),
        (f"Dr. No spoke, e.g. To us. {'B' * 200}", "Dr. No spoke, e.g. To us."),
        (f"{'word ' * 50}end. More.", f"{'word ' * 50}end."),
        (f"{'word ' * 70}end. More.", f"{'word ' * 59}".strip() + "…"),
        ("What we found\n\nOne.", "One."),
        ("  • Only items\n  • And more", "Only items"),
    ],
)
def test_capture_takes_its_summary_from_the_first_paragraph(
    body: str, summary: str
) -> None:
    capture = parse_capture(capture_text(body))

    assert capture.summary == summary


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "It is empty."),
        ("\n\xa0\n".encode(), "It is empty."),
        (b"Latest news\ncaf\xe9", "It is not UTF-8 text: byte 16 cannot be read."),
        (
            "Latest news".encode("utf-16"),
            "It is not UTF-8 text: byte 1 cannot be read.",
        ),
        (b"Latest news\n\0", "It holds control characters: it is not a text file."),
        (
            b"Latest news\n\x1b[2J",
            "It holds control characters: it is not a text file.",
        ),
        (b"a" * 1_000_001, "It is larger than 1 MB: a capture is a single page."),
        (
            b"A shopping list\n\nFirst published 1 May 2020",
            "It is not a capture of an article: no line is “Latest news” or "
            "“Professional perspectives” alone.",
        ),
        (
            b"The latest news is here\n\nFirst published 1 May 2020",
            "It is not a capture of an article: no line is “Latest news” or "
            "“Professional perspectives” alone.",
        ),
        (b"Latest news\n\n;\n", "It has no title below “Latest news”."),
        (
            b"Professional perspectives\nFirst published 1 May 2020",
            "It has no title below “Professional perspectives”.",
        ),
        (
            b"Latest news\n\nA title\n\nOne.",
            "It has no line “First published” with a date.",
        ),
        (
            b"Latest news\n\nA title\n\nFirst published 1 May 2020",
            "It has no text below the title “A title”.",
        ),
        (
            b"Latest news\n\nA title\n\nOne.\n\nFirst published 31 February 2020;",
            "Its date cannot be read: “First published 31 February 2020”.",
        ),
        (
            b"Latest news\n\nA title\n\nOne.\n\nFirst published 1 May 0020",
            "Its date cannot be read: “First published 1 May 0020”.",
        ),
        (
            b"Latest news\n\nA title\n\nOne.\n\nFirst published 13/06/2020",
            "Its date cannot be read: “First published 13/06/2020”.",
        ),
        (
            b"Latest news\n" + b"long " * 60,
            f"Its title is longer than 255 characters: “{'long ' * 12}…”.",
        ),
    ],
)
def test_capture_that_is_none_is_refused_with_the_reason(
    data: bytes, reason: str
) -> None:
    with pytest.raises(CaptureError) as refused:
        parse_capture(data)

    assert str(refused.value) == reason


PIECES = [
    "o ",
    "  • ",
    ";",
    "\xa0",
    "\n\n",
    "First published 1 May 2020",
    "“",
    "”",
    "50%",
]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=20)).map("\n".join))
@example("First published 1 May 2020")
def test_capture_of_anything_is_an_article_or_refused(body: str) -> None:
    try:
        capture = parse_capture(capture_text(body))
    except CaptureError:
        return

    assert (capture.title, bool(capture.blocks)) == ("A quiet week", True)
