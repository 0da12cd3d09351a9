from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Collate

from members.enums import Nation, Register, SchoolStatus
from members.normalise import school_words


class School(models.Model):
    """A school, college or other place as a national register has it.

    None is ever deleted: one that has closed, or that the register has dropped, stays
    as closed, because requests name it.
    """

    register = models.CharField(max_length=20, choices=Register)
    number = models.CharField(
        max_length=12, help_text="The register's own: in England the URN."
    )
    name = models.CharField(max_length=160)
    town = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    local_authority = models.CharField(max_length=80, blank=True)
    kind = models.CharField("type", max_length=80, blank=True)
    status = models.CharField(max_length=10, choices=SchoolStatus)
    nation = models.CharField(max_length=20, choices=Nation)
    name_key = models.TextField(
        editable=False, help_text="The name's words, as `school_words` gives them."
    )
    search_text = models.TextField(
        editable=False, help_text="All that it is found by, a space before each word."
    )

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["register", "number"], name="school_number_once_a_register"
            ),
        ]
        indexes = [
            GinIndex(
                fields=["search_text"],
                opclasses=["gin_trgm_ops"],
                name="school_search_trigrams",
            ),
            models.Index(
                "status", Collate("name_key", "C"), "id", name="school_names_in_order"
            ),
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.place) if part)

    @property
    def place(self) -> str:
        return ", ".join(part for part in (self.town, self.postcode) if part)

    @property
    def is_closed(self) -> bool:
        return self.status == SchoolStatus.CLOSED

    @property
    def in_the_register(self) -> str:
        """For staff: which register, its number there and whether it is open."""
        return (
            f"{self.get_register_display()} {self.number}, "
            f"{self.get_status_display().lower()}"
        )


class SchoolWord(models.Model):
    """A word by which some school is found: what a misspelt one is compared with."""

    word = models.TextField(primary_key=True)

    class Meta:
        default_permissions = ()
        indexes = [
            GinIndex(
                fields=["word"], opclasses=["gin_trgm_ops"], name="school_word_trigrams"
            ),
        ]

    def __str__(self) -> str:
        return self.word


def keys_of(*, name: str, number: str, town: str, postcode: str) -> tuple[str, str]:
    """What `name_key` and `search_text` hold for such a school.

    A postcode is found by its halves and as one word.
    """
    name_key = " ".join(school_words(name))
    parts = [name_key, *school_words(town), postcode.lower(), postcode.replace(" ", "")]
    return name_key, " ".join(["", *parts, number]).lower()
