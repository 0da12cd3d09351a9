"""What people type, forgiven and then kept: pure functions, one family a file.

Each takes any text and gives back what is kept, or raises NotUnderstoodError with a
sentence that helps. Nothing is guessed: a typed value has one reading or is refused.
"""

from __future__ import annotations

from members.normalise.email import (
    Email,
    clean_email,
    email_key,
    looks_like_school,
    suggested_email,
)
from members.normalise.job_titles import sounds_senior
from members.normalise.months import clean_month
from members.normalise.names import clean_name
from members.normalise.phones import Phone, clean_phone
from members.normalise.postcodes import clean_postcode, could_be_in
from members.normalise.schools import place_key, school_words, typed_words
from members.normalise.text import clean_text

__all__ = [
    "Email",
    "Phone",
    "clean_email",
    "clean_month",
    "clean_name",
    "clean_phone",
    "clean_postcode",
    "clean_text",
    "could_be_in",
    "email_key",
    "looks_like_school",
    "place_key",
    "school_words",
    "sounds_senior",
    "suggested_email",
    "typed_words",
]
