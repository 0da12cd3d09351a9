from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.errors import NotUnderstoodError
from members.normalise import clean_name, clean_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Jane", "Jane"),
        ("  Jane  ", "Jane"),
        ("Jane\u00a0Smith", "Jane Smith"),
        ("Jane \t \n Smith", "Jane Smith"),
        ("Jane\u3000Smith", "Jane Smith"),
        ("Ja\u200bne", "Jane"),
        ("\ufeffJane", "Jane"),
        ("Ja\u00adne", "Jane"),
        ("Ja\x00ne", "Jane"),
        ("Jane\x07", "Jane"),
        ("Jane\r\nSmith", "Jane Smith"),
        ("\u202eJane\u202c", "Jane"),
        ("Zoe\u0308", "Zoë"),
        ("Ja\ud800ne", "Jane"),
        ("\u3164", ""),
        ("\u200b \u00a0", ""),
        ("", ""),
    ],
)
def test_text_loses_what_cannot_be_seen(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


@given(st.text(st.characters()))
def test_text_cleaned_twice_is_cleaned_once(typed: str) -> None:
    once = clean_text(typed)

    assert clean_text(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode().decode() == once
    assert "\x00" not in once


@given(st.text(st.characters(categories=["L", "N"]), max_size=40))
def test_text_of_letters_and_figures_keeps_them_all(typed: str) -> None:
    blanks = dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0"))

    kept = clean_text(typed)

    assert kept == unicodedata.normalize("NFC", typed.translate(blanks))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Jane", "Jane"),
        (" mary  ann ", "mary ann"),
        ("O’Neill", "O’Neill"),
        ("O'Neill", "O'Neill"),
        ("Smith-Jones", "Smith-Jones"),
        ("J. R.", "J. R."),
        ("de la Cruz", "de la Cruz"),
        ("McDONALD", "McDONALD"),
        ("Siân", "Siân"),
        ("Sia\u0302n", "Siân"),
        ("Nguyễn", "Nguyễn"),
        ("Łukasz", "Łukasz"),
        ("李小龍", "李小龍"),
        ("Олена", "Олена"),
        ("فاطمة", "فاطمة"),
        ("ਗੁਰਪ੍ਰੀਤ", "ਗੁਰਪ੍ਰੀਤ"),
        ("X", "X"),
        ("’t Hooft", "’t Hooft"),
    ],
)
def test_name_is_kept_as_typed(typed: str, kept: str) -> None:
    assert clean_name(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "-",
        "'",
        "’ . -",
        "...",
        "123",
        "jane@example.org",
        "http://example.org",
        "HTTPS://example.org Jane",
        "<b>Jane",
        "Jane <",
        "\u200b",
        "\u3164",
        "\u0301",
    ],
)
def test_name_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstoodError):
        clean_name(typed)


@given(st.text(st.characters()))
def test_name_is_kept_or_refused_with_our_error(typed: str) -> None:
    try:
        kept = clean_name(typed)
    except NotUnderstoodError:
        return

    assert kept == clean_text(typed)
    assert clean_name(kept) == kept
