"""All that people read here: short sentences, everyday words, one way to say a thing.

Whoever looks at the site is about to leave for the next lesson, so what we ask and
answer reads at about the age of 11. Articles and guides may use longer words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.password_validation import get_default_password_validators
from django.forms import Field

from members.adapters import AccountAdapter, MFAAdapter
from members.enums import DeclineReason, Status
from members.review_mail import REASONS
from members.tracking import NEXT
from naht_site import mail, mail_kinds
from tests import wording
from tests.reading_age import Limits, faults_of
from tests.wording import Text

READERS = Limits(sentence=25, age=11)
READERS_OF_ARTICLES = Limits(sentence=30, age=None)

# What we never say, and what we say in its place.
NOT_OUR_WORDS = {
    r"!": "no exclamation mark",
    r"\bemails?\b": "e-mail",
    r"\bplease note\b": "say it without",
    r"\b(unfortunately|regrettably)\b": "we are sorry",
    r"\b(invalid|incorrect|illegal|forbidden)\b": "say what is right",
    r"\byou (have )?(failed|forgot(ten)?|must)\b": "say what to do",
    r"\bapply(ing)? (to join|for membership)\b": "ask to join",
    r"\bapplicants?\b": "the person who asks to join",
    r"\b(in order to|prior to|utili[sz]e|commence|regarding|via)\b": "a plain word",
    r"\bclick\b": "choose",
    r"\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}(st|nd|rd|th) [A-Z]": "13 June 2023",
    r"\b(January|June|July|August|October|December) \d{1,2}\b": "13 June 2023",
}


def phrases(words: Iterable[object]) -> list[Text]:
    return [("", str(each) % 3 if "%d" in str(each) else str(each)) for each in words]


def errors_of_accounts() -> list[Text]:
    """What allauth says when something is wrong; nobody here has a username."""
    said = AccountAdapter.error_messages | MFAAdapter.error_messages
    met = [name for name in said if not re.search("username|phone|unknown", name)]
    validators = get_default_password_validators()
    return phrases(
        [said[name] for name in met]
        + [validator.get_error_message() for validator in validators]
    )


def status_page() -> list[Text]:
    return phrases(
        [*NEXT.values(), *REASONS.values(), *(one.public_label for one in Status)]
    )


# How to gather, and the fewest texts there are: a sweep that sees less has gone blind.
SOURCES: dict[str, tuple[Callable[[], Iterable[Text]], int]] = {
    "templates": (wording.in_templates, 730),
    "code": (lambda: wording.in_code(content=False), 1100),
    "forms": (wording.in_forms, 310),
    "lists": (wording.in_lists, 150),
    "errors of accounts": (errors_of_accounts, 24),
    "status page": (status_page, 26),
}


@pytest.mark.parametrize("source", SOURCES)
def test_every_text_is_read_with_ease_at_11(source: str) -> None:
    gather, fewest = SOURCES[source]

    texts = list(gather())

    assert len(texts) >= fewest
    assert [
        f"{place}: {fault}"
        for place, text in dict.fromkeys(texts)
        for fault in faults_of(text, READERS)
    ] == []


@pytest.mark.parametrize("source", SOURCES)
def test_every_text_uses_our_words(source: str) -> None:
    gather, _ = SOURCES[source]

    assert [
        f"{place}: {better}: {text}"
        for place, text in dict.fromkeys(gather())
        for pattern, better in NOT_OUR_WORDS.items()
        if re.search(pattern, text, re.I)
    ] == []


@pytest.mark.django_db
def test_every_mail_is_read_with_ease_at_11() -> None:
    written = [mail.write(kind.template, kind.values) for kind in mail_kinds.table()]
    texts = [text for each in written for text in wording.paragraphs(each.text)]

    assert len(written) == len(mail_kinds.table())
    assert len(texts) >= 200
    assert [fault for text in texts for fault in faults_of(text, READERS)] == []


def test_sentences_of_articles_and_guides_have_30_words_at_most() -> None:
    texts = list(wording.in_code(content=True))

    assert len(texts) >= 600
    assert [
        f"{place}: {fault}"
        for place, text in texts
        for fault in faults_of(text, READERS_OF_ARTICLES)
    ] == []


def test_every_reason_and_state_has_words_for_the_person() -> None:
    assert set(REASONS) == set(DeclineReason)
    assert set(NEXT) == set(Status) - {Status.DRAFT}


def test_every_field_that_must_be_filled_in_says_what_to_enter() -> None:
    stock = Field.default_error_messages["required"]
    required = [
        (f"{form.__module__}.{form.__name__}.{name}", field)
        for form in wording.forms()
        for name, field in form.base_fields.items()
        if field.required and not field.widget.is_hidden
    ]

    assert len(required) >= 50
    assert [
        place for place, field in required if field.error_messages["required"] == stock
    ] == []


def test_every_error_of_accounts_is_said_in_our_words() -> None:
    stock = DefaultAccountAdapter.error_messages | MFAAdapter.__mro__[1].error_messages
    said = AccountAdapter.error_messages | MFAAdapter.error_messages

    same = {name for name in said if str(said[name]) == str(stock[name])}

    assert [
        name for name in same if not re.search("username|phone|unknown", name)
    ] == []
