"""What the publish checks make of texts, without a database."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naht_site.publish_checks import (
    body_parts,
    links,
    pictures,
    summaries,
    typed_text,
    videos,
)
from naht_site.publish_checks.body_parts import Link

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "alt",
    [
        "IMG_2034.jpg",
        "web blog.png",
        "Harbour_offers icon",
        "IMG 2034",
        "DSC00123",
        "Ropes icon v2",
        "Lamps.jpg",
        "image1",
        "Screenshot 2026-03-02 at 10.15",
        "photo (3)",
        "web-blog-final",
        "3f2504e0-4f89-11d3",
        "1234567",
        "C:\\pictures\\head",
    ],
)
def test_alt_text_that_is_a_file_name_is_known(alt: str) -> None:
    assert pictures.looks_like_file_name(alt)


@pytest.mark.parametrize(
    "alt",
    [
        "A teacher reads to four children on a carpet",
        "Photo of the 2026 conference hall",
        "Well-known authors",
        "Rowan Okafor, head of year",
        "Year 7 pupils",
        "Image of a lighthouse",
        "",
    ],
)
def test_alt_text_that_says_something_is_left_alone(alt: str) -> None:
    assert not pictures.looks_like_file_name(alt)


@pytest.mark.parametrize(
    ("alt", "file", "same"),
    [
        ("web blog", "original_images/web_blog.png", True),
        ("Ropes & knots", "ropes__knots.jpg", True),
        ("Web blog", "original_images/Web_Blog.x.png", False),
        ("Two children read", "reading.jpg", False),
        ("", "_.jpg", False),
    ],
)
def test_alt_text_that_repeats_the_file_is_known(
    alt: str, file: str, same: bool
) -> None:
    assert pictures.is_name_of_file(alt, file) is same


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        ("here", True),
        ("Click here.", True),
        ("Read more…", True),
        ("»  HERE", True),
        ("this page", True),
        ("our guide to cover", False),
        ("Read more about cover", False),
        ("Hereford", False),
    ],
)
def test_link_words_say_where_they_lead_or_not(words: str, vague: bool) -> None:
    assert links.is_vague(words) is vague


@pytest.mark.parametrize(
    ("target", "nowhere"),
    [
        ("", True),
        ("#", True),
        ("https://", True),
        ("mailto:", True),
        ("javascript:void(0)", True),
        ("12", False),
        ("#wales", False),
        ("https://example.org/", False),
        ("mailto:somebody@example.org", False),
    ],
)
def test_link_address_leads_somewhere_or_not(target: str, nowhere: bool) -> None:
    assert links.leads_nowhere(target) is nowhere


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("First published 3 March 2022", "First published 3 March 2022"),
        ("first published on 13/06/2023.", "first published on 13/06/2023"),
        (
            "Text. Last updated: Friday 4th May 2021",
            "Last updated: Friday 4th May 2021",
        ),
        ("It was first published as a book.", ""),
        ("The list was published on 3 March 2022.", ""),
        ("We first published the guide in March.", ""),
    ],
)
def test_typed_date_of_publishing_is_found(line: str, said: str) -> None:
    assert typed_text.typed_date(line) == said


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("o Building work had begun", True),
        (" • Rooms", True),
        ("- one", True),
        ("* two", True),
        ("•People", True),
        ("of the two", False),
        ("O Canada", False),
        ("-5 degrees", False),
        ("on time", False),
    ],
)
def test_typed_bullet_is_found(line: str, typed: bool) -> None:
    assert typed_text.typed_bullet(line) is typed


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("A wet Thursday.Still, it can be learned.", ["Thursday.Still,"]),
        ("What now?Nothing", ["now?Nothing"]),
        ("It began in 2020.Now it is over.", ["2020.Now"]),
        ("(they said).Then one.Two", ["said).Then", "one.Two"]),
        ("Write to Jo.Bloggs@example.org or www.Example.Org/There", []),
        ("The U.K. and e.g. Node.js at 4.30pm. Then", []),
        ("One. Two! Three? Four", []),
        ("See 1.A and 4.30pm", []),
    ],
)
def test_missing_space_after_a_full_stop_is_found(line: str, words: list[str]) -> None:
    assert typed_text.without_space(line) == words


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "Send it by noon, Friday 28 May 2021.",
            "by noon, Friday 28 May 2021",
        ),
        ("The fund closes on 21 Nov 2026", "closes on 21 Nov 2026"),
        ("Applications until 1st March 2020", "until 1st March 2020"),
        ("Send it by Friday 22 November 2026.", ""),
        ("Apply before 1 March 2027.", ""),
        ("It opened on 28 May 2021.", ""),
        ("Until then, see page 3. We met on 2 May 2021.", ""),
        ("by 31 February 2021 or 3 Ju 2021", ""),
    ],
)
def test_day_that_has_passed_is_found(line: str, said: str) -> None:
    assert typed_text.passed_day(line, TODAY) == said


@pytest.mark.parametrize(
    ("line", "promised"),
    [
        ("Watch the video below to see her end one early.", True),
        ("The film below shows it.", True),
        ("See our short clip", True),
        ("We made a video of it.", False),
        ("Watch out. The video is gone.", False),
        ("See the list below.", False),
    ],
)
def test_promised_video_is_found(line: str, promised: bool) -> None:
    assert videos.promises_video(line) is promised


@pytest.mark.parametrize(
    ("summary", "start"),
    [
        ("We asked members and heard from 1,204 …", "The summary stops in the middle."),
        ("New rules", "The summary repeats the title."),
        ("Four words only", "The summary is very short."),
        ("word " * 50, "The summary has 250 characters."),
        ("What the new rules ask of schools, and from when.", ""),
        ("What changes, what stays, and what to do.", ""),
        ("", ""),
    ],
)
def test_summary_is_told_its_fault(summary: str, start: str) -> None:
    fault = summaries.fault_of(summary, "New  rules")

    assert fault[: len(start)] == start
    assert bool(fault) == bool(start)


def test_rich_text_is_read_in_lines_and_links() -> None:
    source = (
        '<p>One <b>two</b><br/>three &amp; <a href="https://example.org/">four</a></p>'
        '<ul><li>five<ul><li>six <a linktype="page" id="3">seven </a></li></ul>'
        "</li></ul><p><a>eight</a></p>"
    )

    assert body_parts.lines_of(source) == [
        "One two",
        "three & four",
        "five",
        "six seven",
        "eight",
    ]
    assert body_parts.links_of(source) == [
        Link("four", "https://example.org/"),
        Link("seven", "3"),
        Link("eight", ""),
    ]


@given(text=st.text(), more=st.text())
def test_no_text_breaks_a_check(text: str, more: str) -> None:
    lines = [*text.splitlines(), *body_parts.lines_of(text + more)]
    for line in [*lines, text]:
        list(typed_text.line_findings(line, TODAY, ("body",)))
        videos.promises_video(line)
    body_parts.links_of(f"<p><a href='{text}'>{more}")
    links.is_vague(text)
    links.leads_nowhere(text)
    pictures.looks_like_file_name(text)
    pictures.is_name_of_file(text, more)
    summaries.fault_of(text, more)


@pytest.mark.parametrize("source", ["<![x", "<!", "<a", "</", "<?", "&#xffffffff;"])
def test_broken_markup_breaks_no_check(source: str) -> None:
    body_parts.lines_of(source + "<p>one</p>")
    body_parts.links_of(source)
