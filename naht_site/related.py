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
    listed = Published.objects.for_lists(at)
    same = listed.filter(
        topics__overlap=row.topics, first_published_on__isnull=False
    ).exclude(page_id__in=[row.page_id, *picked])
    if row.nations:
        same = same.filter(Q(nations__overlap=row.nations) | Q(nations=[]))
    same = same.newest_first()[:MOST]
    if not picked:
        return list(same)
    chosen = listed.filter(page_id__in=picked)
    found = list(chosen.union(same, all=True) if row.topics else chosen)
    place = {key: number for number, key in enumerate(picked)}
    found.sort(
        key=lambda other: (
            place.get(other.page_id, len(place)),
            -(other.first_published_on or date.min).toordinal(),
            -other.page_id,
        )
    )
    return found[:MOST]
