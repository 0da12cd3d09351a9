"""Member numbers: seven digits from a sequence and a check digit, shown 1000 0016.

The check digit is Luhn's (ISO/IEC 7812-1, annex B): one wrong digit, or most pairs of
digits swapped, no longer make a number. A number is never used twice.
"""

from __future__ import annotations

import re

from django.db import connection


def new_number() -> str:
    """The next number of the sequence with its check digit: eight digits.

    A transaction that is rolled back leaves a gap; nobody else gets its number.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('member_number')")
        (digits,) = cursor.fetchone()
    return f"{digits}{check_digit(str(digits))}"


def check_digit(digits: str) -> int:
    """Luhn's digit for `digits`, which holds nothing but 0-9."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return -total % 10


def read_number(typed: str) -> str | None:
    """The eight digits of a number as people type it; None if it is no number."""
    digits = re.sub(r"[\s-]", "", typed)
    if not re.fullmatch(r"[0-9]{8}", digits):
        return None
    return digits if int(digits[-1]) == check_digit(digits[:-1]) else None
