from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from members.references import (
    ALPHABET,
    LENGTH,
    check_character,
    new_reference,
    read_reference,
)

FIRST = st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1)


def test_reference_has_eight_characters_that_are_not_mixed_up() -> None:
    made = {new_reference() for _ in range(500)}

    assert len(made) == 500
    assert all(re.fullmatch(r"JR-[2-9CDFGHJKMNPRTWXY]{8}", each) for each in made)
    assert all(read_reference(each) == each for each in made)


@pytest.mark.parametrize(
    "typed",
    [
        "JR-2345678D",
        "jr-2345678d",
        " JR 2345 678D ",
        "2345678D",
        "JR2345-678D",
        "JR-Z34S67BD",
    ],
)
def test_reference_is_read_as_people_write_it(typed: str) -> None:
    assert check_character("2345678") == "D"
    assert read_reference(typed) == "JR-2345678D"


def test_reference_may_itself_begin_with_jr() -> None:
    eight = f"JR34567{check_character('JR34567')}"

    assert read_reference(eight) == f"JR-{eight}"
    assert read_reference(f"JR-{eight}") == f"JR-{eight}"


@pytest.mark.parametrize(
    "typed",
    ["", "JR-", "JR-2345678", "JR-2345678DD", "JR-2345678O", "\x00", "x" * 5000],
)
def test_what_is_no_reference_is_not_read(typed: str) -> None:
    assert read_reference(typed) is None


@given(FIRST, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_found(first: str, place: int, wrong: str) -> None:
    right = first + check_character(first)
    typed = right[:place] + wrong + right[place + 1 :]

    assert (read_reference(typed) is None) is (typed != right)


@given(FIRST, st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1))
def test_two_characters_swapped_are_found(first: str, one: int, other: int) -> None:
    right = first + check_character(first)
    swapped = list(right)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    typed = "".join(swapped)

    assert (read_reference(typed) is None) is (typed != right)
