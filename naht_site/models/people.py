from __future__ import annotations

from django.conf import settings
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index


class Person(index.Indexed, models.Model):
    """Someone who signs what we publish. Not a member's record."""

    name = models.CharField(
        max_length=120, help_text="As readers see it over what the person signs."
    )
    slug = models.SlugField(
        max_length=120,
        unique=True,
        help_text="The last part of the address of the page that lists what the "
        "person signed.",
    )
    honours = models.CharField(
        max_length=60, blank=True, help_text="After the name, like OBE."
    )
    role = models.CharField(
        max_length=160,
        blank=True,
        help_text="Such as: Phase leader. Readers see it under the name.",
    )
    organisation = models.CharField(
        max_length=160,
        blank=True,
        help_text="A school or another employer. Readers see it after the role.",
    )
    photo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Readers see it cut square, beside the name. Pictures are public.",
    )
    about = models.TextField(
        max_length=600,
        blank=True,
        help_text="A few sentences that readers see on the person’s own page.",
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("honours"), FieldPanel("slug")],
            heading="Name",
        ),
        FieldPanel("role"),
        FieldPanel("organisation"),
        FieldPanel("photo"),
        FieldPanel("about"),
    ]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.full_name

    def get_absolute_url(self) -> str:
        return f"/people/{self.slug}/"

    @property
    def full_name(self) -> str:
        return f"{self.name} {self.honours}".strip()

    @property
    def position(self) -> str:
        """Role and organisation in one line, as far as they are known."""
        return ", ".join(part for part in (self.role, self.organisation) if part)
