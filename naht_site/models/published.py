from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connections, models
from django.db.models.functions import Coalesce
from django.utils.safestring import SafeString, mark_safe


class Nation(models.TextChoices):
    """The nations that advice, news and offers are written for."""

    ENGLAND = "england", "England"
    WALES = "wales", "Wales"
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"


class Audience(models.TextChoices):
    """Whom an offer is for."""

    SCHOOLS = "schools", "For schools"
    PERSONAL = "personal", "For you"
    BOTH = "both", "For schools and for you"


class Kind(models.TextChoices):
    """What a reader would call the page."""

    HOME = "home", "Home"
    NEWS_INDEX = "news-index", "News"
    NEWS = "news", "News"
    PERSPECTIVE = "perspective", "Perspective"
    SURVEY = "survey", "Survey"
    UPDATE = "update", "Update"
    ADVICE = "advice", "Help and advice"
    SECTION = "section", "Advice section"
    GUIDE = "guide", "Guide"
    PARTNERS = "partners", "Partner offers"
    CATEGORY = "category", "Offer category"
    OFFER = "offer", "Offer"
    STANDARD = "standard", "Page"


# What a list of that kind alone is called.
PLURALS = {
    Kind.NEWS: "News",
    Kind.PERSPECTIVE: "Perspectives",
    Kind.SURVEY: "Surveys",
    Kind.UPDATE: "Updates",
}
NEWS_KINDS = (Kind.NEWS, Kind.PERSPECTIVE, Kind.SURVEY, Kind.UPDATE)
# Pages that people read, rather than lists of such: they ask whether they helped.
FEEDBACK_KINDS = (*NEWS_KINDS, Kind.GUIDE, Kind.OFFER, Kind.STANDARD)


NEWS_YEARS = """
WITH news AS NOT MATERIALIZED (
    SELECT first_published_on AS day FROM naht_site_published
    WHERE kind = ANY(%s) AND first_published_on IS NOT NULL
)
SELECT year FROM generate_series(
    (SELECT extract(year FROM max(day))::int FROM news),
    (SELECT extract(year FROM min(day))::int FROM news),
    -1
) AS year
WHERE EXISTS (
    SELECT 1 FROM news
    WHERE day >= make_date(year, 1, 1) AND day < make_date(year + 1, 1, 1)
)
"""


class RenderedField(models.TextField):
    """HTML that our own templates rendered, with everything in it escaped there."""

    def from_db_value(self, value: str | None, *args: Any) -> SafeString | None:
        if value is None:
            return None
        return mark_safe(value)  # noqa: S308 (our templates alone are written there)


class PublishedQuerySet(models.QuerySet["Published"]):
    def for_reading(self, path: str) -> Published | None:
        """The row at `path` without what only members may read, or None.

        The surroundings' generation comes with it as `row.generation`.
        """
        return (
            self.filter(path=path)
            .annotate(generation=Generation.current())
            .only(
                "page", "path", "parent_path", "kind", "title", "summary", "head",
                "public_html", "has_member_part", "fresh_until", "nations", "topics",
                "first_published_on", "updated_on", "related", "listed_until",
            )
            .first()
        )  # fmt: skip

    def for_lists(self, at: datetime) -> PublishedQuerySet:
        """What lists may show at that instant, in the columns that lists use."""
        return self.filter(
            models.Q(listed_from=None) | models.Q(listed_from__lte=at),
            models.Q(listed_until=None) | models.Q(listed_until__gt=at),
        ).only(
            "page", "path", "kind", "title", "summary", "picture_html", "nations",
            "has_member_part",
            "first_published_on", "updated_on", "listed_until",
        )  # fmt: skip

    def news(self) -> PublishedQuerySet:
        return self.filter(kind__in=NEWS_KINDS)

    def news_years(self) -> list[int]:
        """The years that have news, the newest first.

        Looks into the index once a year, so it costs the same however much there is.
        """
        with connections[self.db].cursor() as cursor:
            cursor.execute(NEWS_YEARS, [[kind.value for kind in NEWS_KINDS]])
            return [year for (year,) in cursor.fetchall()]

    def newest_first(self) -> PublishedQuerySet:
        return self.order_by("-first_published_on", "-page_id")

    def newest_of_some(self) -> PublishedQuerySet:
        """The same for the pages of a topic or a person; what has no day is left out.

        An expression keeps the index of days out, which would be read to its end where
        all of theirs are old: it costs by their pages, not by all there are.
        """
        day = Coalesce("first_published_on", date.min)
        return self.exclude(first_published_on=None).order_by(day.desc(), "-page_id")

    def before(self, day: Any, page_id: int) -> PublishedQuerySet:
        """What comes after that row in a list with the newest first."""
        return self.filter(
            models.Q(first_published_on__lt=day)
            | models.Q(first_published_on=day, page_id__lt=page_id),
            first_published_on__lte=day,
        )


class Published(models.Model):
    """What readers see of one live page. Only naht_site.published writes it."""

    page = models.OneToOneField(
        "wagtailcore.Page",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    path = models.CharField(max_length=1000, unique=True)
    parent_path = models.CharField(max_length=1000)
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    picture_html = RenderedField(blank=True)
    first_published_on = models.DateField(null=True)
    updated_on = models.DateField(null=True)
    nations = ArrayField(models.CharField(max_length=20), default=list)
    topics = ArrayField(models.BigIntegerField(), default=list)
    people = ArrayField(models.BigIntegerField(), default=list)
    audience = models.CharField(max_length=10, choices=Audience, blank=True)
    related = ArrayField(models.BigIntegerField(), default=list)
    old_id = models.PositiveIntegerField(null=True)
    head = models.JSONField(default=dict)
    public_html = RenderedField()
    has_member_part = models.BooleanField(default=False)
    member_html = RenderedField(null=True)
    title_search = SearchVectorField(null=True)
    public_search = SearchVectorField(null=True)
    member_search = SearchVectorField(null=True)
    listed_from = models.DateTimeField(null=True)
    listed_until = models.DateTimeField(null=True)
    fresh_until = models.DateTimeField(null=True)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        permissions = [("read_member_part", "Can read what is for members alone")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(has_member_part=True)
                ^ models.Q(member_html=None, member_search=None),
                name="published_member_part_only_where_there_is_one",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-first_published_on", "-page"],
                condition=models.Q(kind__in=NEWS_KINDS),
                name="published_news",
            ),
            models.Index(
                fields=["kind", "-first_published_on", "-page"], name="published_kind"
            ),
            models.Index(fields=["parent_path", "kind"], name="published_parent"),
            models.Index(
                fields=["-first_published_on", "-page"],
                condition=models.Q(first_published_on__isnull=False),
                name="published_newest",
            ),
            models.Index(
                fields=["old_id"],
                condition=models.Q(old_id__isnull=False),
                name="published_old_id",
            ),
            GinIndex(fields=["nations"], name="published_nations"),
            GinIndex(fields=["topics"], name="published_topics"),
            GinIndex(fields=["people"], name="published_people"),
            GinIndex(fields=["title_search"], name="published_title_search"),
            GinIndex(fields=["public_search"], name="published_public_search"),
            GinIndex(fields=["member_search"], name="published_member_search"),
        ]

    def __str__(self) -> str:
        return self.path

    @property
    def url(self) -> str:
        """As lists ask it of anything that they show."""
        return self.path

    @property
    def kind_label(self) -> str:
        return Kind(self.kind).label

    @property
    def nation_names(self) -> list[str]:
        return [Nation(nation).label for nation in self.nations]

    @property
    def takes_feedback(self) -> bool:
        return self.kind in FEEDBACK_KINDS

    @property
    def for_members(self) -> str:
        """A word for lists where only members may read all of it."""
        return "For members" if self.has_member_part else ""

    @property
    def place(self) -> str:
        """Where a list goes on after this row: the value of `?before=`."""
        return f"{self.first_published_on.isoformat()}-{self.page_id}"


class Generation(models.Model):
    """One row: a number that moves when anything that all pages share changes."""

    number = models.BigIntegerField(default=1)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1), name="generation_is_one_row"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> models.Subquery:
        """The number as part of another query, so that it costs none of its own."""
        return models.Subquery(cls.objects.filter(id=1).values("number"))

    @classmethod
    def move(cls) -> None:
        """Tells every process, when this transaction commits, to read anew."""
        cls.objects.update_or_create(
            id=1,
            defaults={"number": models.F("number") + 1},
            create_defaults={"number": 1},
        )
