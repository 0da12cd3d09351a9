from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from members.errors import NotUnderstoodError
from members.normalise import clean_month, clean_text
from members.normalise.months import NAMES

TODAY = date(2026, 11, 22)
SEPTEMBER = date(2026, 9, 1)


@pytest.mark.parametrize(
    "typed",
    [
        "9 2026",
        "09 2026",
        "9/2026",
        "09-2026",
        "9.2026",
        "9, 2026",
        "9/26",
        "sept 2026",
        "Sep 2026",
        "SEPTEMBER 2026",
        "september, 2026",
        "sept. 26",
        "Sept ’26",
        "sept2026",
        "2026 september",
        "2026-09",
        "2026-09-15",
        "01/09/26",
        "1/9/2026",
        "01.09.2026",
        "1 September 2026",
        "1st of Sept 2026",
        "September 3rd, 2026",
        " 9\u00a0 2026 ",
        "٩ ٢٠٢٦",
    ],
)
def test_month_is_read(typed: str) -> None:
    assert clean_month(typed, TODAY) == SEPTEMBER


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("1 1960", date(1960, 1, 1)),
        ("jan 60", date(1960, 1, 1)),
        ("sept 98", date(1998, 9, 1)),
        ("9/28", date(2028, 9, 1)),
        ("november 2028", date(2028, 11, 1)),
        ("may 2001", date(2001, 5, 1)),
        ("29/02/2024", date(2024, 2, 1)),
        ("02/03/04", date(2004, 3, 1)),
    ],
)
def test_month_of_another_year_is_read(typed: str, month: date) -> None:
    assert clean_month(typed, TODAY) == month


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "september",
        "2026",
        "9",
        "13 2026",
        "0 2026",
        "00/2026",
        "9 026",
        "9 20260",
        "1 september",
        "26 May",
        "ju 2026",
        "s 2026",
        "sebtember 2026",
        "31/02/2026",
        "32/09/2026",
        "09/25/2026",
        "1/2/3/2026",
        "sept oct 2026",
        "2026 2026",
        "this month",
        "9:2026",
        "12 1959",
        "12 0000",
        "december 2028",
        "1 9999",
        "9" * 5000,
    ],
)
def test_month_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstoodError):
        clean_month(typed, TODAY)


@given(
    st.text(st.characters())
    | st.text("0123456789/-. sept", max_size=14)
    | st.tuples(st.integers(), st.integers()).map(lambda both: f"{both[0]} {both[1]}")
)
@example("1 ²")
@example("٣٤/٩")
def test_month_is_kept_or_refused_with_our_error(typed: str) -> None:
    try:
        month = clean_month(typed, TODAY)
    except NotUnderstoodError:
        return

    assert month.day == 1
    assert date(1960, 1, 1) <= month <= date(2028, 11, 1)
    assert f"{month:%y}"[-1] in {
        str(int(char)) for char in clean_text(typed) if char.isdecimal()
    }


@given(st.dates(date(1960, 1, 1), date(2028, 11, 30)))
def test_month_written_in_any_way_is_the_same(day: date) -> None:
    name = NAMES[day.month - 1]
    written = [
        f"{day.month} {day.year}",
        f"{day:%m/%Y}",
        f"{name} {day.year}",
        f"{name[:3]} {day.year}",
        f"{day.day} {name} {day.year}",
        f"{day:%d/%m/%Y}",
        f"{day:%d/%m/%y}",
        f"{day:%Y-%m-%d}",
    ]

    read = {clean_month(each, TODAY) for each in written}

    assert read == {day.replace(day=1)}
