"""The question at the foot of a page: its form, and how often it may be answered."""

from __future__ import annotations

import re
import unicodedata
from ipaddress import ip_address, ip_network

from allauth.account.adapter import get_adapter
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from phonenumbers import Leniency, PhoneNumberMatcher

from naht_site.forms import RadioTiles
from naht_site.models import PageFeedback

ANSWERS_A_DAY = 5
DAY = 24 * 60 * 60
LONGEST = PageFeedback._meta.get_field("comment").max_length
EMAIL = re.compile(r"[^\s@]@[^\s@]+\.[^\s@]")
# Fewer digits are years, dates and figures.
DIGITS_OF_A_PHONE_NUMBER = 9
TAKE_OUT = (
    "Please take out the e-mail address or phone number. We keep what you write here "
    "without knowing who you are. If you would like an answer, phone us or write to us."
)
ENOUGH = (
    "We have had as many answers about this page today as we take from one place. "
    "Thank you. Please try again tomorrow, or phone us or write to us."
)


class FeedbackForm(forms.Form):
    helpful = forms.ChoiceField(
        label="Was this page helpful?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=RadioTiles,
        error_messages={
            "required": "Choose yes or no.",
            "invalid_choice": "Choose yes or no.",
        },
    )
    comment = forms.CharField(
        label="What was good, or what is missing?",
        help_text="Optional. Please leave out names, e-mail addresses and phone "
        "numbers.",
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "max_length": "Use at most %(limit_value)d characters. There are "
            "%(show_value)d.",
            "null_characters_not_allowed": "There is a character in your words that we "
            "can’t keep. Please type them again.",
        },
    )

    def clean_comment(self) -> str:
        comment = self.cleaned_data["comment"]
        if tells_who(comment):
            raise ValidationError(TAKE_OUT)
        return comment


def tells_who(text: str) -> bool:
    """Whether the text holds an e-mail address or a phone number."""
    plain = "".join(
        character
        for character in unicodedata.normalize("NFKC", text)
        if unicodedata.category(character) != "Cf"  # such as zero-width spaces
    )
    if EMAIL.search(plain):
        return True
    found = PhoneNumberMatcher(plain, "GB", leniency=Leniency.POSSIBLE)
    return any(
        sum(character.isdigit() for character in match.raw_string)
        >= DIGITS_OF_A_PHONE_NUMBER
        for match in found
    )


def network_of(address: str) -> str:
    """The address, or of an IPv6 one the half that a household or school has."""
    found = ip_address(address)
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else address


def takes_one_more(request: HttpRequest, page_id: int) -> bool:
    """Counts an answer from the asker's network, or says that there were enough today.

    All that is kept is a hash, for a day, from which no address can be read without
    the site's secret key and which is another one tomorrow.
    """
    network = network_of(get_adapter().get_client_ip(request))
    day = timezone.localdate().isoformat()
    known_as = salted_hmac(
        f"naht_site.feedback.{day}", f"{network} {page_id}", algorithm="sha256"
    ).hexdigest()
    # Adding is atomic where counting up is not: each answer takes a free place.
    return any(
        cache.add(f"feedback.{known_as}.{place}", True, DAY)
        for place in range(ANSWERS_A_DAY)
    )
