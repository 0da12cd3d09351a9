from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from members.normalise import place_key, school_words, typed_words

FULL = "Saint Marys Church of England Primary School"


@pytest.mark.parametrize(
    "written",
    [
        "Saint Mary’s Church of England Primary School",
        "St Mary's CE Primary School",
        "St. Mary's C of E Primary School",
        "ST MARYS C.E. PRIM SCH",
        "St Mary`s C/E Prim. Sch.",
        "St Mary´s CofE Primary School",
        "St-Mary's CoE PS",
        "  st  marys\tce\u200b prim school ",
        "St Mary’s C. of E. Primary School",
        "Sts Marys, Church of England, Primary Schools",
    ],
)
def test_name_is_the_same_however_it_is_written(written: str) -> None:
    assert school_words(written) == school_words(FULL)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (
            "Our Lady of Lourdes RC High School",
            "our lady lourdes roman catholic high school",
        ),
        ("Oak Inf & Jnr Sch", "oak infant junior school"),
        ("Elm JMI", "elm junior mixed infant"),
        ("Elm J.M.I.", "elm junior mixed infant"),
        ("Otter Comp", "otter comprehensive"),
        ("Otter HS", "otter high school"),
        ("Swan Acad.", "swan academy"),
        ("St Teilo’s C in W", "saint teilos church wales"),
        ("St Anne's C.E. (V.A.)", "saint annes church england voluntary aided"),
        ("Elm Nurs. Sch.", "elm nursery school"),
        ("Marsh UTC", "marsh university technical college"),
        ("The Elm PRU", "elm pupil referral unit"),
        ("Ysgol Tŷ’r Ŵyn", "ysgol tyr wyn"),
        ("Scoil na bPáistí", "scoil na bpaisti"),
        ("SS Peter & Paul", "saint peter paul"),
        ("The", "the"),
        ("", ""),
        ("…", ""),
    ],
)
def test_short_forms_stand_in_full(written: str, words: str) -> None:
    assert school_words(written) == words.split()


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("oak", [(["oak"],)]),
        ("oak prim", [(["oak"],), (["prim"],)]),
        ("comp", [(["comp"],)]),
        ("st mary", [(["saint"],), (["mary"],)]),
        ("st", [(["saint"], ["st"])]),
        ("oak ce", [(["oak"],), (["church", "england"], ["ce"])]),
        ("school of the oak", [(["school"],), (["oak"],)]),
        ("of the", [(["of"],), (["the"],)]),
        ("bt7 1nn", [(["bt7"],), (["1nn"],)]),
        ("", []),
    ],
)
def test_each_word_has_the_ways_in_which_it_may_stand(
    typed: str, ways: list[tuple[list[str], ...]]
) -> None:
    assert typed_words(typed) == ways


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oak School", "OAK"),
        ("St Mary’s CE Primary", "Saint Marys C of E Prim Sch"),
        ("The Oak School", "Oak"),
    ],
)
def test_same_workplace_has_one_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Oak Infant School", "Oak Junior School"), ("School", "Oak School")],
)
def test_other_workplace_has_another_key(one: str, other: str) -> None:
    assert place_key(one) != place_key(other)


@given(st.text())
@example("𝕊")
@example("ŉ")
def test_words_of_any_text_are_plain_and_stay_the_same(text: str) -> None:
    words = school_words(text)

    assert school_words(" ".join(words)) == words
    assert all(word and not set(word) & set(" %_\\'\0") for word in words)
