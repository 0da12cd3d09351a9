"""How survey figures are read from what people type and paste."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from naht_site.blocks.figure_lines import LONGEST_LABEL, per_cent, read

# What one person reads as one answer: no line breaks, single spaces.
LABELS = (
    st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=60)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)
VALUES = st.integers(0, 1000).map(lambda tenths: Decimal(tenths) / 10)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("86", "86"),
        ("99.7", "99.7"),
        ("86.0", "86.0"),
        ("0", "0"),
        ("100", "100"),
        ("100.0", "100.0"),
        ("007", "7"),
        (" 86 % ", "86"),
        ("86%", "86"),
        ("86 per cent", "86"),
        ("86 PERCENT", "86"),
        ("\xa086\xa0%", "86"),
        ("99,7", "99.7"),
    ],
)
def test_per_cent_takes(text: str, value: str) -> None:
    assert str(per_cent(text)) == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "There is no figure."),
        ("  ", "There is no figure."),
        ("%", "“%” is not a number."),
        ("many", "“many” is not a number."),
        ("8 6", "“8 6” is not a number."),
        ("nan", "“nan” is not a number."),
        ("inf", "“inf” is not a number."),
        ("1e1", "“1e1” is not a number."),
        ("+5", "“+5” is not a number."),
        ("８６", "“８６” is not a number."),
        ("5.", "“5.” is not a number."),
        ("x" * 99, f"“{'x' * 30}” is not a number."),
        ("-1", "A figure can’t be below 0."),
        ("−0.5%", "A figure can’t be below 0."),
        ("100.1", "A figure can’t be above 100."),
        ("4784", "A figure can’t be above 100."),
        ("9" * 5000, "A figure can’t be above 100."),
        ("33.33", "Give one decimal at most, like 99.7."),
    ],
)
def test_per_cent_refuses_in_words(text: str, message: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        per_cent(text)

    assert refusal.value.messages == [message]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("\n \n", []),
        ("Yes,86", [("Yes", "86")]),
        ("Yes, 86\r\nNo, 14\r\n", [("Yes", "86"), ("No", "14")]),
        ("Yes;86\nNo;13,5", [("Yes", "86"), ("No", "13.5")]),
        ("Yes\t86%\nNo\t14%", [("Yes", "86"), ("No", "14")]),
        ("Answer,Per cent\nYes,86", [("Yes", "86")]),
        ("Answer;%\nYes;86", [("Yes", "86")]),
        ('"Books, paper",71', [("Books, paper", "71")]),
        ('"The ""yes"" vote", 71', [('The "yes" vote', "71")]),
        ('"Books,\npaper",71\nNone,3', [("Books, paper", "71"), ("None", "3")]),
        ("Books; paper,71", [("Books; paper", "71")]),
        ("Yes,86,,\nNo,14,,", [("Yes", "86"), ("No", "14")]),
        ("=1+1,5", [("=1+1", "5")]),
        ("  Yes\u2009please , 86", [("Yes please", "86")]),
    ],
)  # fmt: skip
def test_read_takes(text: str, rows: list[tuple[str, str]]) -> None:
    lines, faults = read(text)

    assert [(line.label, str(line.value)) for line in lines] == rows
    assert faults == []


UNSPLIT = "write the answer, a comma and the figure."
COMMAS = (
    "there are too many commas. Put quotation marks round an answer that holds a comma."
)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Yes,101", ["Line 1: a figure can’t be above 100."]),
        ("Yes,86\n\nNo,-1", ["Line 3: a figure can’t be below 0."]),
        ("Yes,86\nNo,few", ["Line 2: “few” is not a number."]),
        ("Yes;86\nNo;few", ["Line 2: “few” is not a number."]),
        ("Yes,99.75", ["Line 1: give one decimal at most, like 99.7."]),
        (",86", ["Line 1: say what the answer was."]),
        ("\u200b,86", ["Line 1: say what the answer was."]),
        ("Yes", [f"Line 1: {UNSPLIT}"]),
        ("86", [f"Line 1: {UNSPLIT}"]),
        ("Yes,", [f"Line 1: {UNSPLIT}"]),
        ("Yes,86\nBooks, paper,71", [f"Line 2: {COMMAS}"]),
        ("Books, paper,71", [f"Line 1: {COMMAS}"]),
        ("Yes,86\nAnswer,Per cent", ["Line 2: “Per cent” is not a number."]),
        (
            '"a\nb",x\n"c,5',
            [
                "Line 1: “x” is not a number.",
                "Line 3: a quotation mark is missing or stands alone.",
            ],
        ),
        (
            f"{'y' * (LONGEST_LABEL + 1)},5",
            [f"Line 1: keep the answer to {LONGEST_LABEL} characters."],
        ),
        (
            "Yes,101\nNo,-5\n,7",
            [
                "Line 1: a figure can’t be above 100.",
                "Line 2: a figure can’t be below 0.",
                "Line 3: say what the answer was.",
            ],
        ),
    ],
)
def test_read_says_which_line_is_wrong_and_how(text: str, faults: list[str]) -> None:
    assert read(text)[1] == faults


@settings(deadline=None)  # a busy machine is no fault
@given(
    st.lists(st.tuples(LABELS, VALUES), min_size=1, max_size=8),
    st.sampled_from("\t;,"),
    st.sampled_from(["", "%", " %"]),
)
def test_read_gives_back_what_a_spreadsheet_writes(
    rows: list[tuple[str, Decimal]], delimiter: str, sign: str
) -> None:
    quoted = [
        '"' + label.replace('"', '""') + f'"{delimiter}{value}{sign}'
        for label, value in rows
    ]

    lines, faults = read("\r\n".join(quoted))

    assert faults == []
    assert [tuple(line) for line in lines] == rows


@settings(deadline=None)  # a busy machine is no fault
@given(st.text(max_size=200))
def test_read_never_fails(text: str) -> None:
    lines, faults = read(text)

    assert all(line.label and 0 <= line.value <= 100 for line in lines)
    assert all(fault.startswith("Line ") for fault in faults)
