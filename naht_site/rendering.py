"""The row of Published that a page is read from, as its words are at an instant."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from wagtail.models import Page

from naht_site import pictures, structured_data
from naht_site.models import Kind, Published, SitePage


def path_of(page: Page) -> str | None:
    """The page's address below the site's own, or None if it is outside the site."""
    parts = page.get_url_parts()
    return parts[2] if parts else None


def render(page: SitePage, *, at: datetime) -> Published:
    """The row for `page` as its words are at that instant. Nothing is written."""
    path = path_of(page) or "/"
    topics = [line.topic for line in page.page_topics.select_related("topic").all()]
    nations = list(page.page_nations.all())
    context = {
        "page": page,
        "path": path,
        "at": at,
        "topics": [
            {"title": topic.name, "url": topic.get_absolute_url()} for topic in topics
        ],
        "nations": [line.get_nation_display() for line in nations],
        "kind_label": Kind(page.reading_kind).label,
        "published_on": page.first_day(),
        "updated_on": page.last_day(),
        **page.body_context(at),
    }
    has_member_part = page.has_member_part
    row = Published(
        page_id=page.pk,
        path=path,
        parent_path=path.rstrip("/").rpartition("/")[0] + "/" if path != "/" else "",
        kind=page.reading_kind,
        title=page.title,
        summary=page.summary,
        first_published_on=page.first_day(),
        updated_on=page.last_day(),
        nations=[line.nation for line in nations],
        topics=[topic.pk for topic in topics],
        people=[person.pk for person in page.people()],
        audience=page.offered_to,
        related=[line.to_id for line in page.related_pages.all()],
        old_id=page.old_number,
        has_member_part=has_member_part,
        public_html=render_to_string(
            page.teaser_template if has_member_part else page.body_template, context
        ),
        member_html=(
            render_to_string(page.body_template, context) if has_member_part else None
        ),
        listed_from=page.listed_from,
        listed_until=page.listed_until,
        fresh_until=min((t for t in page.changes_at() if t > at), default=None),
    )
    picture = page.picture()
    if picture:
        row.picture_html = render_to_string(
            "components/list_picture.html",
            {
                "picture": picture,
                "alt": picture.description if page.describes_picture else "",
                "is_logo": page.shows_logo,
            },
        ).strip()
    row.head = _head(page, row)
    return row


def _head(page: SitePage, row: Published) -> dict[str, Any]:
    """What stands around the body: the way to the page, and what machines read."""
    above = [
        ancestor
        for ancestor in page.get_ancestors().live().specific(defer=True)
        if ancestor.depth > 1
    ]
    crumbs = [
        {"title": "Home" if path == "/" else ancestor.title, "url": path}
        for ancestor in above
        if (path := path_of(ancestor))
    ]
    picture = page.picture()
    picture_url = ""
    if picture:
        picture_url = settings.SITE_URL + pictures.shared_url(
            picture, is_logo=page.shows_logo
        )
    about = structured_data.describe(
        row, people=page.people(), crumbs=crumbs, picture=picture_url
    )
    return {
        "breadcrumbs": crumbs,
        "picture": picture_url,
        "json_ld": json.dumps(about, ensure_ascii=False),
        **page.head_context(),
    }
