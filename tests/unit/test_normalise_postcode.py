from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.enums import Nation
from members.errors import NotUnderstoodError
from members.normalise import clean_postcode, could_be_in
from members.normalise.postcodes import AREAS

SWAPPED = str.maketrans("OI", "01")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("BT7 1NN", "BT7 1NN"),
        ("bt7 1nn", "BT7 1NN"),
        ("bt71nn", "BT7 1NN"),
        (" B t 7 1 n N ", "BT7 1NN"),
        ("BT7\u00a01NN", "BT7 1NN"),
        ("BT7\u200b 1NN", "BT7 1NN"),
        ("M11AE", "M1 1AE"),
        ("b338th", "B33 8TH"),
        ("cr2 6xh", "CR2 6XH"),
        ("dn551pt", "DN55 1PT"),
        ("w1a0ax", "W1A 0AX"),
        ("ec1a 1bb", "EC1A 1BB"),
        ("sl0 9ab", "SL0 9AB"),
        # O and 0, I and 1, where one reading alone is a postcode.
        ("S01 1AA", "SO1 1AA"),
        ("SO14 OAA", "SO14 0AA"),
        ("0X1 2JD", "OX1 2JD"),
        ("BT7 INN", "BT7 1NN"),
        ("BTI 5GS", "BT1 5GS"),
        ("1P1 1AA", "IP1 1AA"),
        ("E1O 1AA", "E10 1AA"),
        ("Y0I 7HH", "YO1 7HH"),
        ("po3o 1aa", "PO30 1AA"),
        ("im1 1aa", "IM1 1AA"),
        ("je2 3ab", "JE2 3AB"),
        ("bf1 2au", "BF1 2AU"),
    ],
)
def test_postcode_is_written_in_one_way(typed: str, kept: str) -> None:
    assert clean_postcode(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "BT7",
        "1NN",
        "BT7 1N",
        "BT7 1NNN",
        "BT777 1NN",
        "QQ1 1AA",
        "ZZ99 9ZZ",
        "BT07 1NN",
        "BT7 1CK",
        "BT7 1N0",
        "BT7-1NN",
        "BT7 1NN.",
        "BT7 1NN BT7 1NN",
        "ß1 1AA",
        "ＢＴ７ １ＮＮ",
        "90210",
        "A65 F4E2",
        "1" * 5000,
    ],
)
def test_postcode_is_refused(typed: str) -> None:
    with pytest.raises(NotUnderstoodError, match=r"^Enter a full UK postcode, like"):
        clean_postcode(typed)


@given(
    st.text(st.characters())
    | st.text("BTSOEI0179 an", max_size=9)
    | st.from_regex(r"[A-Z0-9]{2,4} ?[0-9OI][A-Z01]{2}", fullmatch=True)
)
def test_postcode_is_kept_or_refused_with_our_error(typed: str) -> None:
    try:
        kept = clean_postcode(typed)
    except NotUnderstoodError:
        return

    typed = re.sub(r"\s", "", typed)
    assert clean_postcode(kept) == kept
    assert kept[-4] == " "
    # Nothing but O and 0, I and 1 was read in another way.
    same = "".join(char for char in typed.upper() if char.isalnum())
    assert kept.replace(" ", "").translate(SWAPPED) == same.translate(SWAPPED)


@given(
    st.sampled_from(sorted(AREAS)),
    st.integers(1, 99),
    st.integers(0, 9),
    st.text("ABDEFGHJLNPQRSTUWXYZ", min_size=2, max_size=2),
)
def test_postcode_that_is_right_is_never_mended(
    area: str, district: int, sector: int, unit: str
) -> None:
    right = f"{area}{district} {sector}{unit}"

    assert clean_postcode(right.lower()) == right


@pytest.mark.parametrize(
    ("postcode", "nation", "could_be"),
    [
        ("BT7 1NN", Nation.NORTHERN_IRELAND, True),
        ("BT7 1NN", Nation.ENGLAND, False),
        ("CF10 1AA", Nation.WALES, True),
        ("CF10 1AA", Nation.ENGLAND, False),
        ("LD1 1AA", Nation.WALES, True),
        ("LD1 1AA", Nation.ENGLAND, True),
        ("SW1A 1AA", Nation.ENGLAND, True),
        ("SW1A 1AA", Nation.WALES, False),
        ("EH1 1AA", Nation.SCOTLAND, True),
        ("EH1 1AA", Nation.ENGLAND, False),
        ("TD15 1AA", Nation.ENGLAND, True),
        ("IM1 1AA", Nation.ISLANDS, True),
        ("JE2 3AB", Nation.ENGLAND, False),
        ("BF1 2AU", Nation.WALES, True),
        ("SW1A 1AA", Nation.ELSEWHERE, True),
        ("SW1A 1AA", "", True),
        ("no postcode", Nation.WALES, True),
    ],
)
def test_postcode_says_in_which_nation_it_could_be(
    postcode: str, nation: str, could_be: bool
) -> None:
    assert could_be_in(postcode, nation) is could_be
