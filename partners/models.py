from __future__ import annotations

import itertools
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from naht_site.blocks.body import BodyBlock, BodyField, changes_at
from naht_site.dates import in_words
from naht_site.models.base import SitePage
from naht_site.models.published import Audience, Kind
from naht_site.publish_checks import says_its_nations


class Commission(models.TextChoices):
    """Whether the union earns from what members buy."""

    YES = "yes", "Yes, we earn a commission"
    NO = "no", "No, we earn nothing"
    NOT_STATED = "not-stated", "Not stated"


class Partner(index.Indexed, models.Model):
    name = models.CharField(
        max_length=120,
        unique=True,
        help_text="Readers see it beside each offer, where it leads to the profile.",
    )
    slug = models.SlugField(
        "address",
        max_length=120,
        unique=True,
        blank=True,
        help_text="The last part of the profile’s address. Left empty, it is made "
        "from the name.",
    )
    website = models.URLField(
        blank=True,
        help_text="Readers find it in the profile and beside each offer.",
    )
    about = models.TextField(
        "who they are",
        max_length=600,
        blank=True,
        help_text="A sentence or two. Readers see it beside each offer too.",
    )
    what = models.TextField(
        "what they offer",
        max_length=600,
        blank=True,
        help_text="What members or schools can get from them.",
    )
    how_chosen = models.TextField(
        "how we chose them",
        max_length=600,
        blank=True,
        help_text="Who looked at them, and at what.",
    )
    commission = models.CharField(
        max_length=10,
        choices=Commission,
        default=Commission.NOT_STATED,
        help_text="Whether NAHT earns from what members buy. Readers see the answer.",
    )
    confirmed_on = models.DateField(
        "last confirmed",
        null=True,
        blank=True,
        help_text="The day on which somebody last checked all of this with them.",
    )
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Shown whole in the profile, and in lists beside offers that have "
        "no picture of their own. Pictures are public.",
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("website"),
        FieldPanel("about"),
        FieldPanel("what"),
        FieldPanel("how_chosen"),
        FieldPanel("commission"),
        FieldPanel("confirmed_on"),
        FieldPanel("logo"),
    ]
    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.slug:
            self.slug = self._free_slug()
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "slug"}
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("partner", args=[self.slug])

    def _free_slug(self) -> str:
        slug = slugify(self.name)[:110] or "partner"
        taken = set(
            Partner.objects.filter(slug__startswith=slug).values_list("slug", flat=True)
        )
        names = itertools.chain([slug], (f"{slug}-{n}" for n in itertools.count(2)))
        return next(name for name in names if name not in taken)


class PartnersIndexPage(SitePage):
    content_panels = [*SitePage.content_panels]
    parent_page_types = ["naht_site.HomePage"]
    subpage_types = ["partners.OfferCategoryPage"]
    max_count = 1

    begins_our_addresses = True
    kind = Kind.PARTNERS
    body_template = "naht_site/list_heading.html"
    in_surroundings = True


class OfferCategoryPage(SitePage):
    content_panels = [*SitePage.content_panels]
    parent_page_types = ["partners.PartnersIndexPage"]
    subpage_types = ["partners.OfferPage"]

    kind = Kind.CATEGORY
    body_template = "naht_site/list_heading.html"
    in_surroundings = True
    describes_picture = True


class OfferPage(SitePage):
    """An offer of a partner. Its category is the page above it."""

    partner = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who makes the offer. Readers see the name, which leads to the "
        "profile.",
    )
    audience = models.CharField(
        "for",
        max_length=10,
        choices=Audience,
        default=Audience.BOTH,
        help_text="Readers can look for offers to schools or to themselves.",
    )
    starts = models.DateTimeField(
        null=True, blank=True, help_text="Left empty, it starts when published."
    )
    ends = models.DateTimeField(
        null=True,
        blank=True,
        help_text="From then on the page says that it ended, and no list shows it.",
    )
    body = BodyField(
        BodyBlock, blank=True, help_text="What readers see under the summary."
    )

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("partner"),
        FieldPanel("audience"),
        MultiFieldPanel([FieldPanel("starts"), FieldPanel("ends")], heading="When"),
        FieldPanel("body"),
        *SitePage.about_panels,
    ]
    parent_page_types = ["partners.OfferCategoryPage"]
    subpage_types: list[str] = []

    kind = Kind.OFFER
    body_template = "partners/offer.html"
    publish_checks = (*SitePage.publish_checks, says_its_nations)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gt=F("starts")),
                name="offer_ends_after_it_starts",
                violation_error_message="The end must be after the start.",
            ),
        ]

    @property
    def offered_to(self) -> str:
        return self.audience

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

    @property
    def shows_logo(self) -> bool:
        return self.share_picture is None

    def body_context(self, at: datetime) -> dict[str, Any]:
        return {
            "category": self.get_parent(),
            "not_yet": self.starts is not None and at < self.starts,
            "ended": self.ends is not None and at >= self.ends,
            "starts_words": f"This offer starts on {in_words(self.starts)}",
            "ends_words": f"Open until {in_words(self.ends)}",
            "ended_words": f"This offer ended on {in_words(self.ends)}",
        }
