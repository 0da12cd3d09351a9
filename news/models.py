from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Orderable

from naht_site.blocks.body import BodyBlock, BodyField, changes_at, contents
from naht_site.models.base import KeepsFirstDay, SitePage
from naht_site.models.published import Kind
from naht_site.publish_checks import says_its_nations
from news.publish_checks import days_have_come, signed


class NewsIndexPage(SitePage):
    content_panels = [*SitePage.content_panels]
    parent_page_types = ["naht_site.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count = 1

    begins_our_addresses = True
    kind = Kind.NEWS_INDEX
    body_template = "naht_site/list_heading.html"
    in_surroundings = True


class NewsPage(KeepsFirstDay, SitePage):
    class NewsKind(models.TextChoices):
        NEWS = Kind.NEWS.value, "News"
        PERSPECTIVE = Kind.PERSPECTIVE.value, "Perspective: signed opinion"
        SURVEY = Kind.SURVEY.value, "Survey: figures from members"
        UPDATE = Kind.UPDATE.value, "Update: news that goes on changing"

    news_kind = models.CharField(
        "kind",
        max_length=20,
        choices=NewsKind,
        default=NewsKind.NEWS,
        help_text="Readers see it over the title, and can list one kind alone.",
    )
    first_published_on = models.DateField(
        "first published",
        null=True,
        blank=True,
        help_text="Set by itself at the first publishing. Change it only for "
        "something that appeared elsewhere before.",
    )
    body = BodyField(
        BodyBlock, blank=True, help_text="What readers see under the summary."
    )
    old_id = models.PositiveIntegerField(
        "number on the old site",
        null=True,
        blank=True,
        unique=True,
        help_text="The number after ArticleID in the old address. Readers who follow "
        "an old link come here.",
    )
    imported_from = models.CharField(
        max_length=64, null=True, blank=True, unique=True, editable=False
    )
    import_revision = models.PositiveBigIntegerField(
        null=True, blank=True, editable=False
    )

    content_panels = [
        *SitePage.content_panels,
        FieldPanel("news_kind"),
        InlinePanel("authors", label="Author", heading="Authors"),
        FieldPanel("body"),
        InlinePanel("change_notes", label="Change note", heading="Change notes"),
        *SitePage.about_panels,
    ]
    promote_panels = [
        *SitePage.promote_panels,
        FieldPanel("first_published_on"),
        FieldPanel("old_id"),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    # A copy is an article of its own, whatever the first was made from.
    exclude_fields_in_copy = ["old_id", "imported_from", "import_revision"]

    kind = Kind.NEWS
    body_template = "news/article.html"
    publish_checks = (
        *SitePage.publish_checks,
        signed,
        says_its_nations,
        days_have_come,
    )

    @property
    def reading_kind(self) -> str:
        return self.news_kind

    @property
    def old_number(self) -> int | None:
        return self.old_id

    def last_day(self) -> date | None:
        """The day of the newest change note, where it is later than the first."""
        days = [note.date for note in self.change_notes.all()]
        newest = max(days, default=None)
        first = self.first_published_on
        return newest if newest and first and newest > first else None

    def changes_at(self) -> list[datetime]:
        return changes_at(self.body)

    def people(self) -> list[Any]:
        return [line.person for line in self.authors.all()]

    def body_context(self, at: datetime) -> dict[str, Any]:
        return {
            "authors": self.people(),
            "contents": contents(self.body),
            "change_notes": sorted(
                self.change_notes.all(), key=lambda note: note.date, reverse=True
            ),
        }


class NewsAuthor(Orderable):
    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(
        "naht_site.Person",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Readers see the name, role and photo at the head of the article.",
    )

    panels = [FieldPanel("person")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "person"], name="news_author_once"),
        ]

    def __str__(self) -> str:
        return str(self.person)


class ChangeNote(Orderable):
    """What changed for readers, and when. A typing fix needs none."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="change_notes")
    date = models.DateField(
        default=timezone.localdate,
        help_text="The day of the change. Readers see the newest as “Last updated”.",
    )
    note = models.CharField(
        max_length=300, help_text="One sentence. Readers see it, and the new date."
    )

    panels = [FieldPanel("date"), FieldPanel("note")]

    def __str__(self) -> str:
        return f"{self.date}: {self.note}"
