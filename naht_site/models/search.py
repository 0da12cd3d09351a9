from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel

LONGEST_PHRASE = 80
MOST_PHRASES = 12


class Synonym(models.Model):
    """Words that mean the same to search: whoever types one finds all."""

    words = models.TextField(
        "words that mean the same",
        max_length=LONGEST_PHRASE * MOST_PHRASES,
        help_text="With commas between, like: ALNCo, ALENCO, additional learning needs "
        "co-ordinator. Whoever searches for one of them finds them all. Capital "
        "letters and a plural s make no difference.",
    )

    panels = [FieldPanel("words")]

    class Meta:
        ordering = ["words"]
        verbose_name = "group of words"
        verbose_name_plural = "words that mean the same"

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        """Raises ValidationError where the words could not stand for each other."""
        found = phrases(self.words)
        if len(found) < 2:
            raise ValidationError(
                {"words": "Enter at least two words with a comma between them."}
            )
        if len(found) > MOST_PHRASES:
            raise ValidationError({"words": f"Enter at most {MOST_PHRASES} words."})
        if any(len(phrase) > LONGEST_PHRASE for phrase in found):
            raise ValidationError(
                {"words": f"Keep each to {LONGEST_PHRASE} letters or fewer."}
            )
        self.words = ", ".join(found)


def phrases(words: str) -> list[str]:
    """What stands between the commas, each once."""
    found: dict[str, str] = {}
    for part in words.split(","):
        phrase = " ".join(part.split())
        if phrase:
            found.setdefault(phrase.casefold(), phrase)
    return list(found.values())
