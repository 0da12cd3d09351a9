"""What else to read: what an editor picked, then the newest on the same topic."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Q

from naht_site.models import Published

MOST = 4


def related_to(row: Published, *, at: datetime) -> list[Published]:
    """Up to four pages that lists may show at that instant, in one query.

    Picked ones come first, in the editor's order. The others share a topic with `row`
    and are for one of its nations, the newest first; a page for no nation in
    particular is for all. Costs no query where nothing is picked and there is no topic.
    """
    picked = [key for key in row.related if key != row.page_id]
    if not picked and not row.topics:
        return []
    others = Published.objects.for_lists(at).exclude(page_id=row.page_id)
    same = others.none()
    if row.topics:
        same = others.filter(topics__overlap=row.topics).exclude(
            Q(first_published_on=None) | Q(page_id__in=picked)
        )
        if row.nations:
            same = same.filter(Q(nations__overlap=row.nations) | Q(nations=[]))
    found = list(
        others.filter(page_id__in=picked)
        .order_by()
        .union(same.newest_first()[:MOST], all=True)
    )
    place = {key: number for number, key in enumerate(picked)}
    found.sort(
        key=lambda other: (
            place.get(other.page_id, len(place)),
            -(other.first_published_on or date.min).toordinal(),
            -other.page_id,
        )
    )
    return found[:MOST]
