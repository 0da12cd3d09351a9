"""The pages that match a query, and which of them come first."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.postgres.search import SearchQueryCombinable as Query
from django.contrib.postgres.search import SearchRank
from django.db.models import Case, F, FloatField, Func, Q, TextField, Value, When
from django.db.models.functions import Coalesce

from naht_site.access import Viewer
from naht_site.models import Kind, Published
from naht_site.models.published import PublishedQuerySet

# Ranking unpacks the words of every page that matches.
MOST_RANKED = 2000
# From here on the index of days finds the newest pages that match sooner than a look
# at all of them. With fewer it might have to be read to its end.
LEAST_BY_DAY = 20_000
ORDER = ("-in_title", "-rank", "-day", "-page_id")


def _set(name: str, value: str) -> Func:
    """A setting of the database's for the transaction under way."""
    return Func(
        Value(name),
        Value(value),
        Value(True),
        function="set_config",
        output_field=TextField(),
    )


# PostgreSQL does not know what it costs to unpack the words of a page and would look
# through many of them. With these it finds pages by the index of their words. Helpers
# cost more to start than they save where many search at once.
PLANNING = {
    "no_scans": _set("enable_seqscan", "off"),
    "dear_operators": _set("cpu_operator_cost", "0.25"),
    "no_helpers": _set("max_parallel_workers_per_gather", "0"),
}


def searchable(at: datetime) -> PublishedQuerySet:
    """What may be found at that instant: what lists may show, but for the home page,
    which says a little of everything.
    """
    return Published.objects.for_lists(at).exclude(kind=Kind.HOME)


def holds(sought: Query, viewer: Viewer) -> Q:
    """That a page holds all that is sought, in words which that viewer may read."""
    held = Q(public_search=sought)
    if viewer is not Viewer.VISITOR:
        held |= Q(member_search=sought)
    return held


def in_order(
    rows: PublishedQuerySet, sought: Query, viewer: Viewer, total: int, end: int
) -> PublishedQuerySet:
    """The first `end` of the `total` among `rows` that match, each with its `html`.

    Pages with all that is sought in the title come first, then the nearer match, then
    the newer. Among more than 2,000 nearness is left out.
    """
    html, vector = F("public_html"), F("public_search")
    if viewer is not Viewer.VISITOR:
        html = Case(When(has_member_part=True, then="member_html"), default=html)
        vector = Coalesce("member_search", "public_search")
    rank = SearchRank(vector, sought)
    if total > MOST_RANKED:
        rank = Value(0.0, output_field=FloatField())
    # An expression keeps the index of days out.
    day = Coalesce("first_published_on", date.min)
    rows = rows.annotate(html=html, rank=rank)
    titled = rows.filter(title_search=sought).annotate(in_title=Value(1), day=day)
    rest = rows.filter(holds(sought, viewer)).annotate(in_title=Value(0))
    if total > LEAST_BY_DAY:
        rest = rest.exclude(title_search=sought).exclude(first_published_on=None)
        rest = rest.annotate(day=F("first_published_on"))
    else:
        titles = Published.objects.filter(title_search=sought).values("pk")
        rest = rest.exclude(pk__in=titles).annotate(day=day)
    first, second = (part.order_by(*ORDER[1:])[:end] for part in (titled, rest))
    return first.union(second, all=True).order_by(*ORDER)[:end]
