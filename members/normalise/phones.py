from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult

from members.errors import NotUnderstoodError
from members.normalise.text import clean_text

# Letters stand for digits on some keypads: 0800 FLOWERS. Here they are refused, or a
# word typed beside a number would change it.
WRITTEN = re.compile(
    r"(?:tel:)?(?P<number>[+\d][\d\s()./-]*|\([+\d][\d\s()./-]*)"
    r"(?:,?\s*(?:ext|extn|extension|x|#)\.?:?\s*(?P<extension>\d{1,7}))?",
    re.IGNORECASE,
)
DASHES = re.compile("[\u2010-\u2015\u2212]")
LIKE = "like 07700 900123 or +353 1 234 5678"


@dataclass(frozen=True)
class Phone:
    """A number as it was typed, as it is dialled (E.164), and its extension."""

    shown: str
    e164: str
    extension: str = ""


def clean_phone(typed: str) -> Phone:
    """A phone number, taken as a British one unless it says its country.

    Forgives spaces, dashes, dots, brackets, +44, 0044, (0) and an extension. Raises
    NotUnderstoodError for what can't be dialled from anywhere: too short, too long,
    without its area code, or with letters.
    """
    shown = clean_text(typed)
    written = WRITTEN.fullmatch(DASHES.sub("-", shown))
    if written is None:
        raise NotUnderstoodError(f"Enter a phone number in digits, {LIKE}")
    try:
        number = phonenumbers.parse(written["number"], "GB")
    except NumberParseException:
        raise NotUnderstoodError(f"Enter a whole phone number, {LIKE}") from None
    possible = phonenumbers.is_possible_number_with_reason(number)
    if possible == ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
        raise NotUnderstoodError(f"Enter the number with its area code, {LIKE}")
    if possible == ValidationResult.TOO_LONG:
        raise NotUnderstoodError(f"Enter one phone number with fewer digits, {LIKE}")
    if possible != ValidationResult.IS_POSSIBLE:
        raise NotUnderstoodError(f"Enter a whole phone number, {LIKE}")
    return Phone(
        shown,
        phonenumbers.format_number(number, PhoneNumberFormat.E164),
        written["extension"] or "",
    )
