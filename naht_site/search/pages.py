"""The pages that match a query, and which of them come first."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.postgres.search import SearchQueryCombinable as Query
from django.contrib.postgres.search import SearchRank
from django.db.models import Case, F, FloatField, Q, Value, When
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


def matching(sought: Query, viewer: Viewer, at: datetime) -> PublishedQuerySet:
    """What lists may show at that instant and what holds all that is sought.

    The home page is not among them: it says a little of everything.

    A visitor's query does not touch the words that are for members.
    """
    match = Q(public_search=sought)
    if viewer is not Viewer.VISITOR:
        match |= Q(member_search=sought)
    return Published.objects.for_lists(at).exclude(kind=Kind.HOME).filter(match)


def in_order(
    rows: PublishedQuerySet, sought: Query, viewer: Viewer, total: int, end: int
) -> PublishedQuerySet:
    """The first `end` of `rows`, all `total` of which match, each with its `html`.

    Pages with all that is sought in the title come first, then the nearer match, then
    the newer. Among more than 2,000 nearness is left out.
    """
    html, vector = F("public_html"), F("public_search")
    if viewer is not Viewer.VISITOR:
        html = Case(When(has_member_part=True, then="member_html"), default=html)
        vector = Coalesce("member_search", "public_search")
    by_rank = total <= MOST_RANKED
    rows = rows.annotate(
        html=html,
        rank=SearchRank(vector, sought)
        if by_rank
        else Value(0.0, output_field=FloatField()),
    )
    # An expression keeps the index of days out.
    day = Coalesce("first_published_on", date.min)
    titles = Published.objects.filter(title_search=sought)
    titled = rows.filter(title_search=sought).annotate(in_title=Value(1), day=day)
    rest = rows.exclude(pk__in=titles.values("pk")).annotate(in_title=Value(0))
    if total > LEAST_BY_DAY:
        rest = rest.exclude(first_published_on=None)
        rest = rest.annotate(day=F("first_published_on"))
    else:
        rest = rest.annotate(day=day)
    first, second = (part.order_by(*ORDER[1:])[:end] for part in (titled, rest))
    return first.union(second, all=True).order_by(*ORDER)[:end]
