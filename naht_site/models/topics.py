from __future__ import annotations

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index


class Topic(index.Indexed, models.Model):
    name = models.CharField(
        max_length=80,
        unique=True,
        help_text="Readers see it beside each page on the topic.",
    )
    slug = models.SlugField(
        max_length=80, unique=True, help_text="The last part of the topic's address."
    )
    summary = models.TextField(
        max_length=300,
        blank=True,
        help_text="One sentence that readers see under the topic's name.",
    )

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("summary")]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/topics/{self.slug}/"
