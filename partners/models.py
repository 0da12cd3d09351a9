from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from naht_site.blocks import BodyBlock
from naht_site.blocks.body import changes_at
from naht_site.dates import in_words
from naht_site.models.base import SitePage
from naht_site.models.published import Kind


class Partner(index.Indexed, models.Model):
    name = models.CharField(max_length=120, unique=True)
    website = models.URLField(blank=True)
    about = models.TextField(max_length=600, blank=True)
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("website"),
        FieldPanel("about"),
        FieldPanel("logo"),
    ]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PartnersIndexPage(SitePage):
    content_panels = [*SitePage.content_panels]
    parent_page_types = ["naht_site.HomePage"]
    subpage_types = ["partners.OfferCategoryPage"]
    max_count = 1

    kind = Kind.PARTNERS
    body_template = "partners/index_body.html"
    in_surroundings = True


class OfferCategoryPage(SitePage):
    content_panels = [*SitePage.content_panels]
    parent_page_types = ["partners.PartnersIndexPage"]
    subpage_types = ["partners.OfferPage"]

    kind = Kind.CATEGORY
    body_template = "partners/category_body.html"
    in_surroundings = True


class OfferPage(SitePage):
    """An offer of a partner. Its category is the page above it."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="+")
    starts = models.DateTimeField(
        null=True, blank=True, help_text="Left empty, it starts when published."
    )
    ends = models.DateTimeField(
        null=True,
        blank=True,
        help_text="From then on the page says that it ended, and no list shows it.",
    )
    body = StreamField(BodyBlock(), blank=True)

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("partner"),
        MultiFieldPanel([FieldPanel("starts"), FieldPanel("ends")], heading="When"),
        FieldPanel("body"),
        *SitePage.about_panels,
    ]
    parent_page_types = ["partners.OfferCategoryPage"]
    subpage_types: list[str] = []

    kind = Kind.OFFER
    body_template = "partners/offer.html"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gt=F("starts")),
                name="offer_ends_after_it_starts",
                violation_error_message="The end must be after the start.",
            ),
        ]

    @property
    def listed_from(self) -> datetime | None:
        return self.starts

    @property
    def listed_until(self) -> datetime | None:
        return self.ends

    def first_day(self) -> date | None:
        """The day from which readers could see it, by which lists are ordered."""
        since = self.starts or self.first_published_at
        return timezone.localdate(since) if since else None

    def changes_at(self) -> list[datetime]:
        own = [instant for instant in (self.starts, self.ends) if instant]
        return [*own, *changes_at(self.body)]

    def picture(self) -> Any | None:
        return self.share_picture or self.partner.logo

    def body_context(self, at: datetime) -> dict[str, Any]:
        return {
            "category": self.get_parent(),
            "not_yet": self.starts is not None and at < self.starts,
            "ended": self.ends is not None and at >= self.ends,
            "starts_words": f"This offer starts on {in_words(self.starts)}",
            "ends_words": f"Open until {in_words(self.ends)}",
            "ended_words": f"This offer ended on {in_words(self.ends)}",
        }
