from __future__ import annotations

import pytest

from members import member_numbers
from members.models import Member


@pytest.mark.parametrize(
    ("digits", "check"),
    [("1000001", 6), ("1000002", 4), ("7992739", 8), ("9999999", 7), ("0000000", 0)],
)
def test_check_digit_is_luhns(digits: str, check: int) -> None:
    assert member_numbers.check_digit(digits) == check


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1000 0016", "10000016"),
        (" 1000-0016 ", "10000016"),
        ("10000016", "10000016"),
        ("1000 0017", None),
        ("100 0016", None),
        ("", None),
        ("１0000016", None),
        ("1000\x000016", None),
    ],
)
def test_number_is_read_as_people_type_it(typed: str, number: str | None) -> None:
    assert member_numbers.read_number(typed) == number


@pytest.mark.django_db
def test_numbers_rise_and_are_shown_in_two_groups() -> None:
    first, second = member_numbers.new_number(), member_numbers.new_number()

    assert int(second[:7]) == int(first[:7]) + 1
    assert Member(number="10000016").shown_number == "1000 0016"
