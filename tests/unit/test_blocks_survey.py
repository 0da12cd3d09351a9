"""A survey's figures: what editors may enter, and what readers get."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from wagtail.blocks.struct_block import StructBlockValidationError

from naht_site.blocks.figures import SurveyBlock, SurveyValue
from naht_site.reports import STARTS_A_FORMULA
from naht_site.views.figures import as_csv
from tests.factories.pages_read import words

BLOCK = SurveyBlock()
FORM = {
    "s-question": "How did you share work?",
    "s-base": "school leaders",
    "s-responses": "4784",
    "s-asked_from": "2020-05-04",
    "s-asked_until": "",
    "s-several": "on",
    "s-rounding": "Figures are rounded.",
    "s-rows-count": "0",
    "s-pasted": "",
}


def typed(*rows: tuple[str, str], **fields: str) -> SurveyValue:
    """What the editor's form sends for those rows and other fields."""
    data = FORM | {f"s-{name}": value for name, value in fields.items()}
    data["s-rows-count"] = str(len(rows))
    for at, (label, value) in enumerate(rows):
        data |= {
            f"s-rows-{at}-deleted": "",
            f"s-rows-{at}-order": str(at),
            f"s-rows-{at}-value-label": label,
            f"s-rows-{at}-value-value": value,
        }
    return BLOCK.value_from_datadict(data, {}, "s")


def refusal(value: SurveyValue) -> dict[str, Any]:
    """The faults beside each field, as the editor's form gets them."""
    with pytest.raises(StructBlockValidationError) as error:
        BLOCK.clean(value)
    return error.value.as_json_data()["blockErrors"]


def stored(**fields: Any) -> SurveyValue:
    """A survey as it comes out of the database."""
    return BLOCK.to_python(
        BLOCK.get_prep_value(BLOCK.clean(typed(("Yes", "5")))) | fields
    )


def table(html: str) -> list[tuple[str, str]]:
    """The rows of the table in a piece of HTML."""
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.S)[1:]
    cells = [
        re.findall(r"<(?:th|td)[^>]*>(.*?)</(?:th|td)>", row, re.S) for row in rows
    ]
    return [
        (unescape(label), re.sub(r"<[^>]+>", "", figure).strip().removesuffix("%"))
        for label, figure in cells
    ]


def test_typed_and_pasted_rows_become_one_list_that_keeps_decimals() -> None:
    value = typed(
        ("On line", "99.7"), ("On paper", "71 %"), pasted="By phone;9\nNo;0,5"
    )

    cleaned = BLOCK.clean(value)

    assert [(row["label"], row["value"]) for row in cleaned["rows"]] == [
        ("On line", Decimal("99.7")),
        ("On paper", Decimal(71)),
        ("By phone", Decimal(9)),
        ("No", Decimal("0.5")),
    ]
    assert cleaned["pasted"] == ""
    again = BLOCK.to_python(BLOCK.get_prep_value(cleaned))
    assert again.figures == cleaned.figures
    assert [figure.value for figure in again.figures] == ["99.7", "71", "9", "0.5"]


def test_saving_twice_doubles_nothing() -> None:
    once = BLOCK.clean(typed(pasted="Yes,86\nNo,14"))

    assert BLOCK.clean(once).figures == once.figures == [("Yes", "86"), ("No", "14")]


@pytest.mark.parametrize(
    ("figure", "message"),
    [
        ("101", "A figure can’t be above 100."),
        ("-1", "A figure can’t be below 0."),
        ("most", "“most” is not a number."),
        ("33.33", "Give one decimal at most, like 99.7."),
        ("", "This field is required."),
    ],
)
def test_typed_figure_is_refused_beside_its_field(figure: str, message: str) -> None:
    faults = refusal(typed(("Yes", "5"), ("No", figure)))

    row = faults["rows"]["blockErrors"][1]["blockErrors"]
    assert row == {"value": {"messages": [message]}}


@pytest.mark.parametrize(
    ("label", "message"),
    [("", "This field is required."), ("\u200b", "Say what the answer was.")],
)
def test_empty_answer_is_refused_beside_its_field(label: str, message: str) -> None:
    faults = refusal(typed((label, "5")))

    row = faults["rows"]["blockErrors"][0]["blockErrors"]
    assert row == {"label": {"messages": [message]}}


def test_pasted_faults_stand_beside_the_paste_with_their_lines() -> None:
    faults = refusal(typed(("Yes", "5"), pasted="\nNo,105\n,3\nMaybe,some"))

    assert faults == {
        "pasted": {
            "messages": [
                "Line 2: a figure can’t be above 100.",
                "Line 3: say what the answer was.",
                "Line 4: “some” is not a number.",
            ]
        }
    }


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        ({"question": ""}, {"question": "This field is required."}),
        ({"base": " "}, {"base": "This field is required."}),
        ({"asked_from": ""}, {"asked_from": "This field is required."}),
        (
            {"asked_until": "2020-05-03"},
            {"asked_until": "The last day can’t be before the first."},
        ),
        (
            {"question": "", "pasted": "No,105"},
            {
                "question": "This field is required.",
                "pasted": "Line 1: a figure can’t be above 100.",
            },
        ),
        (
            {"pasted": ""},
            {"pasted": "Add the figures one by one above, or paste them here."},
        ),
    ],
)
def test_incomplete_survey_is_refused(
    fields: dict[str, str], faults: dict[str, str]
) -> None:
    value = typed(**({"pasted": "Yes,5"} | fields))

    assert refusal(value) == {
        name: {"messages": [message]} for name, message in faults.items()
    }


def test_draft_may_lack_figures_but_not_hold_wrong_ones() -> None:
    BLOCK.defer_required_validation()
    try:
        cleaned = BLOCK.clean(typed(question=""))
        faults = refusal(typed(pasted="Yes,105"))
    finally:
        BLOCK.restore_deferred_validation()

    assert cleaned.figures == []
    assert faults == {"pasted": {"messages": ["Line 1: a figure can’t be above 100."]}}


@pytest.mark.parametrize(
    ("fields", "method"),
    [
        (
            {},
            "4,784 school leaders, asked from 4 May 2020. "
            "More than one answer possible. Figures are rounded.",
        ),
        (
            {"asked_until": "2020-05-18", "several": False},
            "4,784 school leaders, asked from 4 May 2020 to 18 May 2020. "
            "Figures are rounded.",
        ),
        (
            {"responses": None, "base": "school leaders in Wales.", "rounding": ""},
            "School leaders in Wales, asked from 4 May 2020. "
            "More than one answer possible.",
        ),
    ],
)
def test_method_line_says_who_when_and_how(fields: dict[str, Any], method: str) -> None:
    assert stored(**fields).method == method


def test_readers_get_a_table_named_by_the_question_with_drawn_bars() -> None:
    survey = stored(
        rows=[{"label": "Yes & no", "value": "99.7"}, {"label": "No", "value": 3}]
    )

    html = BLOCK.render(survey, {"path": "/news/x/", "block_id": "a-1"})

    assert re.findall(r"<caption>(.*?)</caption>", html) == ["How did you share work?"]
    assert re.findall(r'<th scope="col">(.*?)</th>', html) == [
        '<span class="visually-hidden">Answer</span>',
        '<span class="visually-hidden">Per cent</span>',
    ]
    assert table(html) == [("Yes & no", "99.7"), ("No", "3")]
    assert re.findall(r'<svg[^>]* width="([^"]*)"', html) == ["99.7%", "3%"]
    assert re.findall(r'href="([^"]*)"', html) == ["/news/x/figures/a-1.csv"]
    assert "style=" not in html
    assert survey.method in words(html)


def test_survey_that_is_on_no_page_offers_no_download() -> None:
    assert "href" not in BLOCK.render(stored())


@settings(deadline=None)  # a busy machine is no fault
@given(
    st.lists(
        st.tuples(
            st.text(
                st.characters(exclude_categories=("Cs",), exclude_characters="\0"),
                min_size=1,
                max_size=40,
            ),
            st.integers(0, 1000).map(lambda tenths: Decimal(tenths) / 10),
        ),
        max_size=6,
    )
)
@example([('Say "yes", then no', Decimal("99.7")), ("a\nb\r\nc", Decimal(0))])
@example([("=SUM(A1:A9)", Decimal(1)), ("+44", Decimal(2)), ("@x", Decimal(3))])
@example([("-5 to 0", Decimal(4)), ("＝1", Decimal(5)), ("\t=1", Decimal(6))])
@example([("<b>", Decimal(100)), ("'=1", Decimal("0.5"))])
def test_table_and_download_hold_equal_values(rows: list[tuple[str, Decimal]]) -> None:
    survey = stored(rows=[{"label": label, "value": str(v)} for label, v in rows])

    in_table = table(BLOCK.render(survey))
    heading, *in_file = csv.reader(io.StringIO(as_csv(survey), newline=""))

    assert heading == ["Answer", "Per cent"]
    assert [Decimal(value) for _, value in in_table] == [value for _, value in rows]
    assert in_file == [
        ["'" + label if label.startswith(STARTS_A_FORMULA) else label, value]
        for label, value in in_table
    ]
    assert not any(cell.startswith(STARTS_A_FORMULA) for row in in_file for cell in row)
