from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page

from naht_site.models.published import Nation
from naht_site.our_addresses import is_ours
from naht_site.page_forms import SiteCopyForm, SitePageForm
from naht_site.publish_checks import EVERY_PAGE, Check
from naht_site.publish_panel import PublishChecksPanel

# Writing one of these alone changes nothing that a reader sees.
DRAFT_FIELDS = frozenset(
    {
        "draft_title",
        "expired",
        "go_live_at",
        "expire_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)


class PageTopic(Orderable):
    page = ParentalKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="page_topics"
    )
    topic = models.ForeignKey(
        "naht_site.Topic",
        on_delete=models.CASCADE,
        related_name="+",
        help_text="Readers find the page on the topic’s own page and in its feed.",
    )

    panels = [FieldPanel("topic")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "topic"], name="page_topic_once"),
        ]

    def __str__(self) -> str:
        return str(self.topic)


class PageNation(Orderable):
    page = ParentalKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="page_nations"
    )
    nation = models.CharField(
        max_length=20,
        choices=Nation,
        help_text="A nation that the page holds for. Readers see it over the title "
        "and in lists. Add a line for each.",
    )

    panels = [FieldPanel("nation")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "nation"], name="page_nation_once"),
        ]

    def __str__(self) -> str:
        return self.get_nation_display()


class RelatedPage(Orderable):
    """A page that an editor picked for the foot of another one."""

    page = ParentalKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="related_pages"
    )
    to = models.ForeignKey(
        "wagtailcore.Page",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name="page",
        help_text="Shown under “Related”. Pages on the same topic and for the same "
        "nation follow by themselves, up to four in all.",
    )

    panels = [
        PageChooserPanel(
            "to",
            [
                "news.NewsPage",
                "advice.GuidePage",
                "partners.OfferPage",
                "naht_site.StandardPage",
            ],
        )
    ]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "to"], name="related_page_once"),
        ]

    def __str__(self) -> str:
        return str(self.to)


class SitePage(Page):
    """What every page of ours has, and how its readers' copy is kept.

    A page type gives `kind`, `body_template` and `body_context()`. A type whose whole
    body can be for members alone gives `teaser_template` too: what everybody else sees.
    """

    summary = models.TextField(
        max_length=300,
        help_text="One or two sentences. Readers see it under the title, in lists "
        "and in search results. It is always public.",
    )
    share_picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Shown when the page is shared, and in lists. Pictures are public.",
    )

    class Meta:
        abstract = True

    base_form_class = SitePageForm
    copy_form_class = SiteCopyForm
    # What is looked at before readers see a page of this type.
    publish_checks: ClassVar[tuple[Check, ...]] = EVERY_PAGE

    content_panels = [
        PublishChecksPanel(heading="Checks"),
        *Page.content_panels,
        FieldPanel("summary"),
    ]
    about_panels: ClassVar[list[Any]] = [
        InlinePanel("page_topics", label="Topic", heading="Topics"),
        InlinePanel("page_nations", label="Nation", heading="Nations", max_num=3),
        InlinePanel("related_pages", label="Page", heading="Related", max_num=4),
    ]
    promote_panels = [
        FieldPanel(
            "slug",
            help_text="The last part of the page’s address, which readers see and "
            "share.",
        ),
        FieldPanel("share_picture"),
    ]
    search_fields = Page.search_fields
    private_page_options: ClassVar[list[str]] = []
    preview_modes = [("", "As a visitor")]

    kind: ClassVar[str]
    body_template: ClassVar[str]
    teaser_template: ClassVar[str] = ""
    in_surroundings: ClassVar[bool] = False
    # Whether addresses of the site's own begin with the page's.
    begins_our_addresses: ClassVar[bool] = False
    # Whether lists say what the page's picture shows, or take it for decoration.
    describes_picture: ClassVar[bool] = False

    def clean(self) -> None:
        """Raises ValidationError beside the slug where an address is the site's own."""
        super().clean()
        self.refuse_our_addresses(self.get_parent())

    def refuse_our_addresses(self, parent: Page | None) -> None:
        """Raises ValidationError if the page would hide behind an address of ours."""
        above = parent.get_url_parts() if parent else None
        if above and is_ours(
            f"{above[2]}{self.slug}/", may_begin_ours=self.begins_our_addresses
        ):
            raise ValidationError(
                {
                    "slug": f"“{self.slug}” is an address of the site’s own. "
                    "Choose another one."
                }
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves, then writes what readers see, both or neither."""
        from naht_site import published

        with transaction.atomic():
            super().save(*args, **kwargs)
            fields = kwargs.get("update_fields")
            if fields is None or set(fields) - DRAFT_FIELDS:
                published.write(self.pk)

    @property
    def reading_kind(self) -> str:
        """The kind under which readers find the page."""
        return self.kind

    @property
    def has_member_part(self) -> bool:
        return False

    @property
    def listed_from(self) -> datetime | None:
        """The instant from which lists show the page, or None: from publishing."""
        return None

    @property
    def listed_until(self) -> datetime | None:
        """The instant at which lists stop showing the page, or None: for good."""
        return None

    @property
    def offered_to(self) -> str:
        """Whom the page's offer is for, or an empty text where it makes none."""
        return ""

    @property
    def old_number(self) -> int | None:
        """The article's number on the old site, or None."""
        return None

    def first_day(self) -> date | None:
        """The day shown as "First published", or None where a page shows none."""
        return None

    def last_day(self) -> date | None:
        """The day shown as "Last updated", or None."""
        return None

    def changes_at(self) -> list[datetime]:
        """Instants at which the page's words change by themselves."""
        return []

    def people(self) -> list[Any]:
        """The people who sign the page, first things first."""
        return []

    def picture(self) -> Any | None:
        """The picture that stands for the page, or None."""
        return self.share_picture

    @property
    def shows_logo(self) -> bool:
        """Whether that picture is a logo, which nobody may cut."""
        return False

    def head_context(self) -> dict[str, Any]:
        """Plain values that the page's list template takes beside the body."""
        return {}

    def body_context(self, at: datetime) -> dict[str, Any]:
        """What the page's own template takes beside `page` and `at`."""
        return {}

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Shows the draft in the readers' own templates."""
        from naht_site import rendering
        from naht_site.related import related_to

        at = timezone.now()
        row = rendering.render(self, at=at)
        body = row.member_html if mode_name == "member" else row.public_html
        context = {"row": row, "body": body, "related": related_to(row, at=at)}
        return render(request, "published.html", context)


class KeepsFirstDay:
    """For a page with a `first_published_on`, set by itself when it first goes live."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.live and self.first_published_on is None:
            # A draft from before the first publishing does not know of it.
            self.first_published_on = timezone.localdate(self.first_published_at)
        super().save(*args, **kwargs)

    def first_day(self) -> date | None:
        return self.first_published_on
