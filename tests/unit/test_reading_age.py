from __future__ import annotations

import pytest

from tests.reading_age import Limits, age, faults_of, sentences_of, syllables_in

READERS = Limits(sentence=25, age=11)

FOR_SIX = (
    "The cat sat by the door. It was cold and wet. Sam let it in and gave it some "
    "milk. Then they both went to bed."
)
FOR_TEN = (
    "You can ask to join at any time. A person reads what you tell us and writes back "
    "within five working days. If we need to know more, we ask you first."
)
FOR_FOURTEEN = (
    "Teachers who take part in the project receive material every month, and they "
    "discuss their progress with a mentor from another school. Several of them have "
    "published what they discovered."
)
FOR_LAWYERS = (
    "Notwithstanding the aforementioned provisions, applicants demonstrating "
    "insufficient documentation regarding professional accountability may nevertheless "
    "be considered at the discretion of the committee, subject to appropriate "
    "verification."
)


@pytest.mark.parametrize(
    ("text", "youngest", "oldest"),
    [(FOR_SIX, 3, 6), (FOR_TEN, 6, 10), (FOR_FOURTEEN, 13, 16), (FOR_LAWYERS, 25, 40)],
)
def test_age_is_that_of_the_readers_a_text_is_made_for(
    text: str, youngest: float, oldest: float
) -> None:
    assert youngest <= age(text) <= oldest


def test_age_is_the_formula_worked_out_by_hand() -> None:
    text = "The red dog ran home. A green apple fell."

    # Nine words, two sentences, ten syllables; grade -0.7225, five years less than age.
    assert age(text) == pytest.approx(0.39 * 9 / 2 + 11.8 * 10 / 9 - 15.59 + 5)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("a", 1),
        ("school", 1),
        ("made", 1),
        ("moved", 1),
        ("wanted", 2),
        ("rules", 1),
        ("tables", 2),
        ("places", 2),
        ("little", 2),
        ("somebody", 3),
        ("everything", 3),
        ("don’t", 1),
        ("e-mail", 1),
        ("long-standing", 2),
        ("2027", 1),
        ("organisation", 5),
        ("responsibilities", 2),
        ("SENCO", 2),
        ("SENCOs", 2),
        ("administrator’s", 2),
    ],
)
def test_syllables_are_counted_about_as_they_are_heard(word: str, count: int) -> None:
    assert syllables_in(word) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One sentence", 1),
        ("Two of them. Here is one more.", 2),
        ("Is it yours? Then sign in.", 2),
        ("Choose “Save.” Then go on.", 2),
        ("It ends at 5.30 p.m. on Monday.", 1),
        ("First line\nSecond line", 2),
        ("…", 0),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        ("word " * 25 + ".", []),
        ("word " * 26 + ".", ["26 words in a sentence", "for readers of 11.4 years"]),
        ("Enter your name", []),
        ("Enter your denomination", ["the word “denomination”"]),
        ("Which responsibilities do you have?", []),
        (
            "Another person within the department always considers every answer again.",
            ["for readers of 1"],
        ),
    ],
)
def test_faults_name_what_is_too_hard(text: str, begin: list[str]) -> None:
    faults = faults_of(text, READERS)

    assert len(faults) == len(begin)
    assert all(map(str.startswith, faults, begin))


def test_faults_without_an_age_are_long_sentences_alone() -> None:
    long = "word " * 31

    assert faults_of(FOR_FOURTEEN, Limits(sentence=30, age=None)) == []
    assert faults_of(long, Limits(sentence=30, age=None)) != []
