from __future__ import annotations

from django.conf import settings
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index


class Person(index.Indexed, models.Model):
    """Someone who signs what we publish. Not a member's record."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True)
    honours = models.CharField(
        max_length=60, blank=True, help_text="After the name, like OBE."
    )
    role = models.CharField(max_length=160, blank=True)
    organisation = models.CharField(max_length=160, blank=True)
    photo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    about = models.TextField(max_length=600, blank=True)

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
