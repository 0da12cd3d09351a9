from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.errors import NotUnderstoodError
from members.normalise import Phone, clean_phone

MOBILE = "+447700900123"


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("07700900123", Phone("07700900123", MOBILE)),
        (" 07700  900 123 ", Phone("07700 900 123", MOBILE)),
        ("07700-900-123", Phone("07700-900-123", MOBILE)),
        ("07700–900–123", Phone("07700–900–123", MOBILE)),
        ("07700.900.123", Phone("07700.900.123", MOBILE)),
        ("(07700) 900123", Phone("(07700) 900123", MOBILE)),
        ("+447700900123", Phone("+447700900123", MOBILE)),
        ("+44 7700 900123", Phone("+44 7700 900123", MOBILE)),
        ("+44 (0)7700 900123", Phone("+44 (0)7700 900123", MOBILE)),
        ("0044 7700 900123", Phone("0044 7700 900123", MOBILE)),
        ("tel:07700900123", Phone("tel:07700900123", MOBILE)),
        ("07700\u00a0900123", Phone("07700 900123", MOBILE)),
        ("07700\u200b900123", Phone("07700900123", MOBILE)),
        ("07700 900123 ext 12", Phone("07700 900123 ext 12", MOBILE, "12")),
        ("07700 900123 x12", Phone("07700 900123 x12", MOBILE, "12")),
        ("07700900123, ext. 0012", Phone("07700900123, ext. 0012", MOBILE, "0012")),
        ("07700 900123 Extension 3", Phone("07700 900123 Extension 3", MOBILE, "3")),
        ("07700 900123 #4", Phone("07700 900123 #4", MOBILE, "4")),
        ("0300 30 30 333", Phone("0300 30 30 333", "+443003030333")),
        ("+353 1 234 5678", Phone("+353 1 234 5678", "+35312345678")),
    ],
)
def test_phone_is_kept_as_typed_and_as_dialled(typed: str, phone: Phone) -> None:
    assert clean_phone(typed) == phone


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0",
        "07700",
        "900123",
        "999",
        "07700 900123 456 789",
        "07700 900123 / 07700 900124",
        "07700 900123 or 07700 900124",
        "jane 07700 900123",
        "0800 FLOWERS",
        "07700 900123 (work)",
        "++44 7700 900123",
        "07700 900123 ext 12345678",
        "07700 900123 ext",
        "+999 1234567",
        "jane@example.org",
        "1" * 5000,
    ],
)
def test_phone_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstoodError):
        clean_phone(typed)


@given(st.text(st.characters()) | st.text("0123456789 +()-.extx#,/", max_size=30))
def test_phone_is_kept_or_refused_with_our_error(typed: str) -> None:
    try:
        phone = clean_phone(typed)
    except NotUnderstoodError:
        return

    # Every figure that is dialled was typed, in that order.
    dialled = re.sub("^44", "", phone.e164.lstrip("+"))
    assert dialled in re.sub(r"\D", "", phone.shown)
    assert clean_phone(phone.shown) == phone


@given(st.integers(7_700_900_000, 7_700_900_999), st.integers(0, 9_999_999))
def test_phone_and_extension_come_apart(number: int, extension: int) -> None:
    phone = clean_phone(f"0{number} ext {extension}")

    assert (phone.e164, phone.extension) == (f"+44{number}", str(extension))
