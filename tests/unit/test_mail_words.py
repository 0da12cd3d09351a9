"""What staff may write into a mail, and what becomes of it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from naht_site import mail_words
from naht_site.mail_kinds import MailKind, Placeholder
from naht_site.mail_words import Part

KIND = MailKind(
    template="trial",
    title="A trial",
    to="Nobody",
    when="Never.",
    subject="About {reference}",
    words="Hello {first_name}\n\n{link}",
    placeholders=(
        Placeholder("first_name", "a name", "Jane"),
        Placeholder("reference", "a number", "JR-1"),
        Placeholder("link", "the way on", "https://x/", button="Go on", needed=True),
        Placeholder("starts_on", "a day", "1 May", always=False),
        Placeholder("costs", "costs", "https://c/", "Costs", quiet=True, always=False),
        Placeholder("words", "what was said", "No.", quoted=True),
    ),
)
VALUES = {
    "first_name": "Jane",
    "reference": "JR-1",
    "link": "https://example.org/a/",
    "words": "One.\n\nTwo.",
}
BUTTON = Part("Go on", url="https://example.org/a/")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("{frist_name}\n\n{link}", "“{frist_name}” is not known here."),
        ("{First_name}\n\n{link}", "“{First_name}” is not known here."),
        ("{ first_name }\n\n{link}", "“{ first_name }” is not known here."),
        ("{}\n\n{link}", "“{}” is not known here."),
        ("{first_name.pk}\n\n{link}", "“{first_name.pk}” is not known here."),
        ("{{ link }}\n\n{link}", "“{ link }” is not known here."),
        ("{% now 'Y' %}\n\n{link}", "“{% now 'Y' %}” is not known here."),
        ("{0}\n\n{link}", "“{0}” is not known here."),
        ("{first_name\n\n{link}", "A curly bracket stands alone."),
        ("first_name}\n\n{link}", "A curly bracket stands alone."),
        ("{first\nname}\n\n{link}", "A curly bracket stands alone."),
        ("Hello", "Put {link} in: the way on."),
        ("Press {link} now", "Put {link} on a line of its own: it becomes the button"),
        ("{link}\n\nSo: {words}", "Put {words} on a line of its own"),
        ("{link}\n\nSee {costs}", "it becomes the link “Costs”"),
    ],
)
def test_check_says_what_is_wrong(words: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as raised:
        mail_words.check(KIND, words)

    assert sentence in " ".join(raised.value.messages)


@pytest.mark.parametrize(
    "words",
    [
        KIND.words,
        "{link}",
        "  {link}  \n\n{words}\n\nHello {first_name}, {first_name}",
        "100 % sure, <b>really</b> & $x #1\n\n{link}",
    ],
)
def test_check_lets_plain_words_pass(words: str) -> None:
    assert mail_words.check(KIND, words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Hello {first_name}", [Part("Hello Jane")]),
        ("One\ntwo\n\n \n\nThree\r\n\r\nFour", ["One\ntwo", "Three", "Four"]),
        ("{link}", [BUTTON]),
        ("Please press:\n{link}\nThank you", ["Please press:", BUTTON, "Thank you"]),
        ("{words}", [Part("One.\n\nTwo.", is_quoted=True)]),
        ("A\n\nFrom {starts_on} on.\n{link}\n\nB", ["A", "B"]),
        ("A\n\n{costs}", ["A"]),
        ("", []),
    ],
)
def test_parts_are_paragraphs_buttons_and_quotations(
    words: str, expected: list[Part | str]
) -> None:
    found = mail_words.parts(KIND, words, VALUES)

    assert found == [Part(one) if isinstance(one, str) else one for one in expected]


def test_value_that_looks_like_a_name_is_not_replaced_again() -> None:
    values = VALUES | {"first_name": "{link} {{ reference }} {% now 'Y' %}"}

    (part,) = mail_words.parts(KIND, "Hello {first_name}", values)

    assert part.text == "Hello {link} {{ reference }} {% now 'Y' %}"


def test_missing_value_that_must_be_there_is_a_fault() -> None:
    with pytest.raises(KeyError):
        mail_words.parts(KIND, "Hello {first_name}", {})


def test_button_in_plain_text_is_its_label_and_address() -> None:
    assert BUTTON.plain == "Go on:\nhttps://example.org/a/"
