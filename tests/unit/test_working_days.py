"""When a request is over the target: the day that is kept agrees with the count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.enums import Nation
from members.working_days import TARGET, days_with_us, late_on

START = datetime(2027, 3, 1, 9, tzinfo=UTC)  # a Monday


@dataclass
class Move:
    at: datetime
    after: str


def after(days: float, status: str) -> Move:
    return Move(START + timedelta(days=days), status)


@pytest.mark.parametrize(
    ("moves", "nation", "day"),
    [
        ([], "wales", None),
        ([after(0, "submitted")], "wales", date(2027, 3, 9)),
        ([after(0, "submitted"), after(1, "in_review")], "wales", date(2027, 3, 9)),
        ([after(0, "submitted"), after(1, "declined")], "wales", None),
        ([after(0, "submitted"), after(20, "declined")], "wales", date(2027, 3, 9)),
        # Twelve days in which we wait for the person.
        (
            [
                after(0, "in_review"),
                after(2, "information_requested"),
                after(14, "in_review"),
            ],
            "wales",
            date(2027, 3, 19),
        ),
        # Good Friday is on 26 March, Easter Monday on the 29th.
        ([after(21, "submitted")], "wales", date(2027, 4, 1)),
        # St Patrick's Day is no working day there.
        ([after(14, "submitted")], "wales", date(2027, 3, 23)),
        ([after(14, "submitted")], "northern_ireland", date(2027, 3, 24)),
        ([after(14, "submitted")], "", date(2027, 3, 23)),
    ],
)
def test_late_day(moves: list[Move], nation: str, day: date | None) -> None:
    assert late_on(moves, nation) == day


@given(
    gaps=st.lists(
        st.tuples(
            st.floats(0, 12),
            st.sampled_from(["submitted", "in_review", "information_requested"]),
        ),
        min_size=1,
        max_size=6,
    ),
    nation=st.sampled_from([*Nation.values, ""]),
    rest=st.integers(0, 30),
)
def test_late_day_and_count_agree(
    gaps: list[tuple[float, str]], nation: str, rest: int
) -> None:
    moves, at = [], START
    for gap, status in gaps:
        at += timedelta(days=gap)
        moves.append(Move(at, status))
    now = at + timedelta(days=rest)

    late = late_on(moves, nation)

    is_late = late is not None and late <= now.date()
    assert is_late == (days_with_us(moves, nation, now) > TARGET)
