from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from advice.blocks import GuideBodyBlock, nation_sections
from naht_site.blocks.body import BodyField, changes_at, contents, sections
from naht_site.models.base import KeepsFirstDay, SitePage
from naht_site.models.published import Kind
from naht_site.publish_checks import filled_in, has_nation


class AdviceIndexPage(SitePage):
    content_panels = [*SitePage.content_panels]
    parent_page_types = ["naht_site.HomePage"]
    subpage_types = ["advice.AdviceSectionPage"]
    max_count = 1

    kind = Kind.ADVICE
    body_template = "naht_site/list_heading.html"
    in_surroundings = True


class AdviceSectionPage(SitePage):
    """Classroom, Employment or Management."""

    content_panels = [*SitePage.content_panels]
    parent_page_types = ["advice.AdviceIndexPage"]
    subpage_types = ["advice.GuidePage"]

    kind = Kind.SECTION
    body_template = "advice/section_body.html"
    in_surroundings = True


class GuidePage(KeepsFirstDay, SitePage):
    members_only = models.BooleanField(
        "for members only",
        default=False,
        help_text="Everyone sees the title, summary and headings. Only members can "
        "read the guide. Its pictures and documents stay public.",
    )
    body = BodyField(
        GuideBodyBlock, blank=True, help_text="What readers see under the summary."
    )
    guide_owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="owner",
        help_text="Who keeps the guide right and is told when a review is due. "
        "Readers don’t see who it is.",
    )
    kept_by = models.CharField(
        "owner, for readers",
        max_length=120,
        default="NAHT’s advice team",
        help_text="A team or a role. Readers see “Kept by …” at the foot.",
    )
    first_published_on = models.DateField(
        "first published",
        null=True,
        blank=True,
        help_text="Set by itself at the first publishing.",
    )
    updated_on = models.DateField(
        "last updated",
        null=True,
        blank=True,
        help_text="The day on which what the guide says last changed. Readers see it "
        "under the summary. Leave it as it is after mending a typing fault.",
    )
    reviewed_on = models.DateField(
        "last reviewed",
        null=True,
        blank=True,
        help_text="The day on which the owner last read all of it. Readers see it at "
        "the foot.",
    )
    review_due_on = models.DateField(
        "next review",
        null=True,
        blank=True,
        help_text="Readers see it at the foot. After that day the guide says that it "
        "may be out of date.",
    )

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("members_only"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("guide_owner"),
                FieldPanel("kept_by"),
                FieldPanel("reviewed_on"),
                FieldPanel("review_due_on"),
                FieldPanel("updated_on"),
            ],
            heading="Review",
        ),
        *SitePage.about_panels,
    ]
    promote_panels = [*SitePage.promote_panels, FieldPanel("first_published_on")]
    parent_page_types = ["advice.AdviceSectionPage"]
    subpage_types: list[str] = []
    preview_modes = [("", "As a visitor"), ("member", "As a member")]

    kind = Kind.GUIDE
    body_template = "advice/guide.html"
    teaser_template = "advice/guide_teaser.html"
    publish_checks = (
        *SitePage.publish_checks,
        has_nation,
        filled_in("guide_owner", "Choose the guide’s owner, who keeps it right."),
        filled_in("review_due_on", "Give the day of the next review."),
    )

    @property
    def has_member_part(self) -> bool:
        return self.members_only

    def last_day(self) -> date | None:
        first, last = self.first_published_on, self.updated_on
        return last if first and last and last > first else None

    def review_due_at(self) -> datetime | None:
        """The start of the day after the review day, Europe/London, or None: never."""
        if self.review_due_on in (None, date.max):
            return None
        following = self.review_due_on + timedelta(days=1)
        return timezone.make_aware(datetime.combine(following, time.min))

    def changes_at(self) -> list[datetime]:
        due = self.review_due_at()
        return [*([due] if due else []), *changes_at(self.body)]

    def head_context(self) -> dict[str, Any]:
        return {"has_nation_sections": bool(nation_sections(self.body))}

    def body_context(self, at: datetime) -> dict[str, Any]:
        due = self.review_due_at()
        return {
            "contents": contents(self.body),
            "headings": [section["title"] for section in sections(self.body)],
            "nation_sections": nation_sections(self.body),
            "section": self.get_parent(),
            "review_overdue": due is not None and at >= due,
        }
