from __future__ import annotations

import pytest

from news.captures import (
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    parse_capture,
)
from tests.factories.captures import capture_text


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("One.\n \nTwo.", (Paragraph("One."), Paragraph("Two."))),
        ("A\xa0 \xa0wide\u2003gap.", (Paragraph("A wide gap."),)),
        ("\ufeffA so\u00adft\u200b end.", (Paragraph("A soft end."),)),
        ("Two.\n;\nThree.", (Paragraph("Two."), Paragraph("Three."))),
        ("; Two.;\n\nA; b;", (Paragraph("Two."), Paragraph("A; b;"))),
        ("One.\r\nTwo.\rThree.", tuple(map(Paragraph, ("One.", "Two.", "Three.")))),
        ("Twice over.\n\nTwice over.", (Paragraph("Twice over."),)),
        ("A quiet week\n\nOne.", (Paragraph("One."),)),
        ("my photo (2).JPG\nOne.", (Paragraph("One."),)),
        ("  • ropes v2.jpg\n  • Rope", (ListBlock((Item("Rope"),)),)),
        ("o One\no Two", (ListBlock((Item("One"), Item("Two"))),)),
        (
            "o One\n  • Two",
            (ListBlock((Item("One"),)), ListBlock((Item("Two"),))),
        ),
        (
            "  • One\n      • In one\n  • Two",
            (ListBlock((Item("One", (Item("In one"),)), Item("Two"))),),
        ),
        (
            "  • One\n\n\n\xa0\n◦ In one\n\nAfter.",
            (ListBlock((Item("One", (Item("In one"),)),)), Paragraph("After.")),
        ),
        ("One.\n  • \no\n\xa0•\nTwo.", (Paragraph("One."), Paragraph("Two."))),
        ("o’clock it is.", (Paragraph("o’clock it is."),)),
        (
            "“So we all go home,” she said.",
            (Paragraph("“So we all go home,” she said."),),
        ),
        ("“We all go home now.”", (Quote("We all go home now."),)),
        ("‘It isn’t what we asked.’", (Quote("It isn’t what we asked."),)),
        ("‘We go’ and ‘we stay’", (Paragraph("‘We go’ and ‘we stay’"),)),
        ("Updated 4 times in 2020.", (Paragraph("Updated 4 times in 2020."),)),
        (
            "It was first published 1 May 2019 in print.",
            (Paragraph("It was first published 1 May 2019 in print."),),
        ),
    ],
)
def test_capture_gives_the_blocks_its_lines_mean(
    body: str, blocks: tuple[object, ...]
) -> None:
    capture = parse_capture(capture_text(body))

    assert capture.blocks == blocks


@pytest.mark.parametrize(
    ("body", "headings"),
    [
        ("One.\n\nWhat we found\n\nTwo.", ["What we found"]),
        ("One.\n\nWhat we found\n  • Two", ["What we found"]),
        ("One.\n\n  • Two\nWhat now?\n\nThree.", ["What now?"]),
        (f"One.\n\nWhat now?\n{'Long words. ' * 9}", ["What now?"]),
        ("One.\n\nWhat we found:\n\n  • Two", []),
        ("One.\n\nWhat we found.\n\nTwo.", []),
        ("One.\n\nwhat we found\n\nTwo.", []),
        ("One.\n\nWhat we found", []),
        (f"One.\n\n{'What we found ' * 8}\n\nTwo.", []),
        ("One.\n\nHarbour House\nQuay Street\n\nTwo.", []),
        ("One.\n\nHarbour House\n\nWhat we found\n\nTwo.", ["What we found"]),
        ("By Ines Marlow\n\nOne.", []),
        ("One.\n\n  • What we found\n\nTwo.", []),
    ],
)
def test_capture_takes_for_a_heading_only_what_is_one(
    body: str, headings: list[str]
) -> None:
    capture = parse_capture(capture_text(body))

    found = [block.text for block in capture.blocks if isinstance(block, Heading)]
    assert found == headings


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("At that level.But why?", ["At that ", "level. But", " why?"]),
        ("Is it so?Yes, it is.", ["Is it ", "so? Yes,", " it is."]),
        ("(In spring).Then summer.", ["(In ", "spring). Then", " summer."]),
        ("It was 40%.Then it fell.", ["It was ", "40%. Then", " it fell."]),
    ],
)
def test_capture_gets_a_missing_space_after_a_full_stop(
    text: str, mended: list[str]
) -> None:
    capture = parse_capture(capture_text(text, ending="First published 1 May 2020"))

    assert capture.blocks == (Paragraph("".join(mended)),)
    assert capture.cleaned == (f"A space put in after a full stop: “{mended[1]}”.",)


@pytest.mark.parametrize(
    "text",
    [
        "Write to Ada.Lovelace@example.org now.",
        "See www.example.Org/Page.Html today.",
        "It costs 4.5 pounds, e.g.Monday's.",
        "The U.S.A. and GOV.UK agree.",
        "In 2020.Then came more.",
    ],
)
def test_capture_keeps_full_stops_that_may_be_meant(text: str) -> None:
    capture = parse_capture(capture_text(text, ending="First published 1 May 2020"))

    assert capture.blocks == (Paragraph(text),)
    assert capture.cleaned == ()


@pytest.mark.parametrize(
    ("dates", "first", "later"),
    [
        ("First published 13 June 2023", "2023-06-13", []),
        ("First published\xa0 13 June 2023;", "2023-06-13", []),
        ("First published: 3rd Sept. 2020", "2020-09-03", []),
        ("FIRST PUBLISHED Monday 13 June 2022", "2022-06-13", []),
        ("First published 1 May 2020 First published 1 May 2020", "2020-05-01", []),
        (
            "First published 2 May 2020\nFirst published 1 May 2020",
            "2020-05-01",
            ["2020-05-02"],
        ),
        (
            "Last updated 9 May 2020\nFirst published 1 May 2020",
            "2020-05-01",
            ["2020-05-09"],
        ),
        ("The end.First published 1 May 2020", "2020-05-01", []),
        (
            "First published 3 May 2020\n\n;\nFirst published 1 May 2020\n"
            "First published 2 May 2020\nFirst published 3 May 2020",
            "2020-05-01",
            ["2020-05-02", "2020-05-03"],
        ),
    ],
)
def test_capture_takes_the_earliest_date_and_keeps_none_in_the_body(
    dates: str, first: str, later: list[str]
) -> None:
    capture = parse_capture(capture_text("The end.", ending=dates))

    assert capture.first_published_on.isoformat() == first
    assert [found.isoformat() for found in capture.updated_on] == later
    assert capture.blocks == (Paragraph("The end."),)
