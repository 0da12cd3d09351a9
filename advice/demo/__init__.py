"""The demo's nine guides, three in each section, one of the three for members."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from advice.models import AdviceSectionPage, GuidePage
from naht_site.management.demo import pages
from naht_site.management.demo.body import Block, stream
from naht_site.models import Nation

YEAR = 365


@dataclass(frozen=True, kw_only=True)
class Guide:
    """A guide; its days are counted back from the day on which the demo is made."""

    slug: str
    title: str
    summary: str
    topics: Sequence[str]
    nations: Sequence[Nation]
    body: Sequence[Block]
    first_published: int
    reviewed: int
    updated: int | None = None
    members_only: bool = False
    picture: str = ""


def make_guides(
    section_slug: str, guides: Iterable[Guide], made: pages.Made, *, owner: Any
) -> None:
    """Publishes those guides in that section, as far as they are not there.

    Each is reviewed once a year, so one reviewed longer ago than that is overdue.
    """
    section = AdviceSectionPage.objects.get(slug=section_slug)
    for guide in guides:
        page = GuidePage(
            title=guide.title,
            slug=guide.slug,
            summary=guide.summary,
            members_only=guide.members_only,
            guide_owner=owner,
            first_published_on=_days_ago(guide.first_published),
            reviewed_on=_days_ago(guide.reviewed),
            review_due_on=_days_ago(guide.reviewed - YEAR),
            updated_on=None if guide.updated is None else _days_ago(guide.updated),
            share_picture=made.pictures.get(guide.picture),
            body=stream(guide.body, made.pictures),
        )
        pages.publish(
            page, under=section, made=made, topics=guide.topics, nations=guide.nations
        )


def _days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)
