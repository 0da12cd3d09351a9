"""How old a reader has to be for a text, from the length of sentences and words.

The grade is that of Flesch and Kincaid: 0.39 times the words in a sentence, plus 11.8
times the syllables in a word, less 15.59 (J. P. Kincaid, R. P. Fishburne, R. L. Rogers
and B. S. Chissom, Derivation of New Readability Formulas for Navy Enlisted Personnel,
Research Branch Report 8-75, 1975). It is a year of American schools, so that whoever
reads grade 6 with ease is about 11.

A grade says little about a few words. Those are held by their longest word alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SCHOOL_BEGINS_AT = 5  # years old, one before the first grade

# Long words that whoever works in a school reads every day, or that stand on every
# phone, and names of places. They count as two syllables.
TRADE_WORDS = frozenset(
    """
    academy activation additional administrator ALENCO ALNCo application assessment
    attendance authenticator authority behaviour category co-ordinator colleague
    curriculum decoration designated education eligibility eligible emergency England
    executive governor information Ireland island leadership literacy member membership
    Northern notification numeracy pastoral practitioner principal pupil reconsider
    reconsidering recovery responsibility responsible safeguarding security SENCO SENDCo
    temporary trainee workplace
    """.upper().split()
)
EASY = 2  # syllables of a word in the list
HARD = 4  # syllables from which any other word is too long
TOO_FEW = 10  # words below which a grade says little

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+|(?<=\d)[.,:/](?=\d)[^\W_]+)*")
END_OF_SENTENCE = re.compile(r"(?<=[.?!:;…])[”’)]*\s+(?=[“‘(]?[A-Z0-9])|\n+")
VOWELS = re.compile(r"[aeiouy]+")
# A silent e at the end, in its plural, in its past, and within "some" and "every".
SILENT = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouy]l)e$"
    r"|(?<=[^aeiouylsxzcgh])es$|(?<=[aeiouy]l)es$"
    r"|(?<=[^aeiouytd])ed$"
    r"|(?<=som)e(?=[bhtw])|(?<=ev)e(?=ry)"
)


@dataclass(frozen=True)
class Limits:
    """The longest sentence in words, and the age of a text's youngest reader."""

    sentence: int
    age: float | None


def words_of(text: str) -> list[str]:
    """The words in their order. A number is one, as is what has a hyphen in it."""
    return WORD.findall(text)


def sentences_of(text: str) -> list[str]:
    """The sentences that have words, whether or not the last has its full stop."""
    return [part for part in END_OF_SENTENCE.split(text) if words_of(part)]


def syllables_in(word: str) -> int:
    """About how many syllables a reader hears: groups of vowels, less a silent e.

    The parts of a word with a hyphen are words of their own to a reader, so it has as
    many as its longest part. A number counts as one.
    """
    if _is_known(word):
        return min(EASY, _most_in_a_part(word))
    return _most_in_a_part(word)


def age(text: str) -> float:
    """In years, of a text of one or more words."""
    words, sentences = words_of(text), sentences_of(text)
    syllables = sum(map(syllables_in, words))
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return grade + SCHOOL_BEGINS_AT


def faults_of(text: str, limits: Limits) -> list[str]:
    """What is too hard about a text, each as a sentence; nothing if it reads well."""
    faults = [
        f"{len(words_of(sentence))} words in a sentence: {sentence}"
        for sentence in sentences_of(text)
        if len(words_of(sentence)) > limits.sentence
    ]
    if limits.age is None:
        return faults
    faults += [
        f"the word “{word}”: {text}"
        for word in words_of(text)
        if syllables_in(word) >= HARD
    ]
    if len(words_of(text)) >= TOO_FEW and age(text) > limits.age:
        faults.append(f"for readers of {age(text):.1f} years: {text}")
    return faults


def _most_in_a_part(word: str) -> int:
    return max(_syllables_in_part(part.lower()) for part in re.split(r"[-’']", word))


def _syllables_in_part(part: str) -> int:
    return max(1, len(VOWELS.findall(SILENT.sub("", part))))


def _is_known(word: str) -> bool:
    """Whether a word stands in the list, alone or with an s, an ies or an -al."""
    plain = word.upper().replace("’S", "").replace("'S", "")
    singular = re.sub(r"IES$", "Y", plain)
    return bool({plain, singular, plain.removesuffix("S")} & TRADE_WORDS)
