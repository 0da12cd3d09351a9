from __future__ import annotations

from datetime import date
from pathlib import Path

from news.captures import (
    Capture,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Quote,
    parse_capture,
)

CAPTURES = Path(__file__).parent.parent / "captures"


def parsed(name: str) -> Capture:
    return parse_capture((CAPTURES / f"{name}.txt").read_bytes())


def test_capture_of_news_gives_headings_lists_and_words_without_faults() -> None:
    capture = parsed("news")

    assert capture == Capture(
        title="A new handbook for people who plan the school timetable",
        summary=(
            "The Timetable Circle (TC) has finished its handbook, after a year of "
            "talks with planners in sixty schools."
        ),
        kind="news",
        first_published_on=date(2022, 3, 3),
        updated_on=(),
        blocks=(
            Paragraph(
                "The Timetable Circle (TC) has finished its handbook, after a year of "
                "talks with planners in sixty schools."
            ),
            Paragraph(
                "The handbook was tried by planners – many of them new – and by the "
                "Office of Calm Mornings before it went to print."
            ),
            Paragraph("Its chapters are:"),
            ListBlock(
                (Item("Rooms"), Item("People"), Item("Time (the shortest chapter)."))
            ),
            Heading("Who is it for?"),
            Paragraph(
                "Anybody who has ever moved one lesson and broken four. A second book, "
                "for governors, will follow in spring."
            ),
            Heading("How do planners use it?"),
            Paragraph("Planners told us that they use it like this:"),
            ListBlock(
                (
                    Item(
                        "Sorting: write down every fixed point first, then stop for "
                        "tea."
                    ),
                    Item(
                        "Asking around: each team says what it cannot do (e.g. Fridays "
                        "after lunch); nobody says what it would rather not do."
                    ),
                    Item(
                        "Training and handing on (THO): two people know each plan, so "
                        "that one of them may be ill."
                    ),
                )
            ),
        ),
        cleaned=(),
        to_finish=(),
    )
    assert capture.cleaned == (
        "No-break spaces made ordinary or taken out: 11.",
        "Stray “;” taken out: 1.",
    )
    assert capture.to_finish == (
        "These words may have been links: “Office of Calm Mornings”.",
        "Summary: it is taken from the first paragraph. Write one.",
        "Nation: if it does not hold everywhere, say where it does.",
    )


def test_capture_of_signed_article_says_what_was_cleaned_and_is_left() -> None:
    capture = parsed("signed")

    assert (capture.kind, capture.first_published_on) == (
        "perspective",
        date(2021, 10, 9),
    )
    assert capture.updated_on == ()
    assert capture.blocks[1:] == (
        Paragraph(
            "“Ask before you answer”, as our handbook says. That is harder than it "
            "sounds on a wet Thursday. Still, it can be learned."
        ),
        Heading("What I would tell a new leader"),
        Paragraph("Sit down. People speak longer to someone who is sitting."),
        Paragraph(
            "Dr Rowan Okafor MBE is head of year at Larkfield School and keeps bees"
        ),
    )
    assert capture.cleaned == (
        "No-break spaces made ordinary or taken out: 1.",
        "Stray “;” taken out: 1.",
        "The date 9 October 2021 stood there twice: kept once.",
        "A picture's file name taken out: “Rowan_Okafor web portrait.png”.",
        "A space put in after a full stop: “Thursday. Still,”.",
    )
    assert capture.to_finish == (
        "Author: choose who wrote it, then take out “Dr Rowan Okafor MBE is head of "
        "year at Larkfield …”.",
        "Picture: add “Rowan_Okafor web portrait.png” and write its alt text.",
        "Summary: it is taken from the first paragraph. Write one.",
        "Nation: if it does not hold everywhere, say where it does.",
    )


def test_capture_of_update_has_first_day_and_later_day() -> None:
    capture = parsed("update")

    assert (capture.kind, capture.first_published_on, capture.updated_on) == (
        "update",
        date(2021, 4, 12),
        (date(2021, 5, 4),),
    )
    assert capture.blocks[-1] == Paragraph(
        "We will keep this page up to date. More can be found here"
    )
    assert capture.to_finish == (
        "Link: the words “to read its notes here, before they do.” lead nowhere now.",
        "Link: the words “More can be found here” lead nowhere now.",
        "These words may have been links: “request form”.",
        "Change note of 4 May 2021: say what changed.",
        "Summary: it is taken from the first paragraph. Write one.",
        "Nation: if it does not hold everywhere, say where it does.",
    )


def test_capture_of_survey_nests_the_lines_that_begin_with_o() -> None:
    capture = parsed("survey")

    assert capture.kind == "survey"
    assert capture.blocks[1:] == (
        Heading("Our main findings"),
        ListBlock(
            (
                Item(
                    "81% of people said that their playground was open all day – all "
                    "of it (64%) or a part (17%)"
                ),
                Item(
                    "Only 4% said it was shut. The two reasons given most were:",
                    (
                        Item("Building work had begun (61%)"),
                        Item("There was no one to look after it (39%)."),
                    ),
                ),
            )
        ),
        Heading("Time outside for the youngest"),
        ListBlock(
            (
                Item(
                    "We asked how long the youngest pupils were outside each day.",
                    (
                        Item("22% said up to half an hour, and 31% said up to an hour"),
                        Item("9% said more than two hours."),
                    ),
                ),
                Item(
                    "The reasons for shorter times were:",
                    (
                        Item("Rain (70%)"),
                        Item("Too few coats (44%)"),
                        Item("Too few adults (37%)."),
                    ),
                ),
            )
        ),
        Heading("What helps"),
        ListBlock(
            (
                Item(
                    "93.5% of people keep spare boots",
                    (Item("51% wash them weekly"), Item("12% never do.")),
                ),
                Item("66% have a shelter"),
                Item("58% have a second door"),
                Item(
                    "People also named the following:",
                    (
                        Item("A timetable for the big field (48%)"),
                        Item("A bell that can be heard (33%)"),
                        Item("27% named a gardener"),
                        Item("19% named a weather station."),
                        Item("14 per cent named a dog"),
                    ),
                ),
                Item("Over the year, 72% went out more than before"),
                Item("41% felt calmer for it, and 3% did not"),
            )
        ),
    )
    assert capture.cleaned == (
        "No-break spaces made ordinary or taken out: 15.",
        "Stray “;” taken out: 1.",
        "Lines typed with the letter o made list items: 14.",
        "The letter o parted from the words: “19% named a weather station.”.",
    )


def test_capture_under_professional_perspectives_has_quotation_and_video() -> None:
    capture = parsed("opinion")

    assert (capture.title, capture.kind) == (
        "Why a good meeting ends early",
        "perspective",
    )
    assert capture.blocks == (
        Paragraph(
            "Last spring - in May 2019 - our group wrote down what makes a meeting "
            "good."
        ),
        Paragraph("Tamsin Vale, who has chaired four hundred of them, has an answer:"),
        Quote(
            "A meeting is a loan of other people's time. Pay it back early, and they "
            "will lend you more."
        ),
        Paragraph(
            "So end when the work ends, not when the clock does. ‘We still have ten "
            "minutes’ is no reason to stay."
        ),
        Paragraph("Watch the video below to see her end one early."),
    )
    assert capture.to_finish == (
        "Author: choose who wrote it. The capture does not say.",
        "Video: it is missing. “Watch the video below to see her end one early.”",
        "Quotation: say whose words they are, “A meeting is a loan of other people's "
        "time. Pay …”.",
        "Summary: it is taken from the first paragraph. Write one.",
        "Nation: if it does not hold everywhere, say where it does.",
    )
