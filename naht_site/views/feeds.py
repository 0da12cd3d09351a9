"""Feeds: the newest of the news or of a topic, as Atom (RFC 4287)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from naht_site.models import Published, Topic
from naht_site.models.published import PublishedQuerySet
from naht_site.views.how_long import say_how_long

NEWEST = 20
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Feed(Atom1Feed):
    """A feed whose words are the same for as long as its pages are."""

    def latest_post_date(self) -> datetime:
        # Django says "now" where there is nothing yet.
        return (
            super().latest_post_date()
            if self.items
            else datetime(2000, 1, 1, tzinfo=UTC)
        )


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """The newest news of every kind."""
    feed = _feed("NAHT middle leaders: news", "/news/", "/news/feed/")
    rows = Published.objects.all().news().exclude(first_published_on=None)
    return _answer(request, feed, rows.newest_first())


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest news, guides and offers on a topic. Raises Http404 if unknown."""
    found = Topic.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    path = found.get_absolute_url()
    title = f"NAHT middle leaders: {found.name}"
    feed = _feed(title, path, f"{path}feed/", found.summary)
    rows = Published.objects.filter(topics__contains=[found.pk])
    return _answer(request, feed, rows.newest_of_some())


def _feed(title: str, path: str, feed_path: str, summary: str = "") -> Feed:
    return Feed(
        title=_xml(title),
        link=settings.SITE_URL + path,
        description=None,
        subtitle=_xml(summary) or None,
        feed_url=settings.SITE_URL + feed_path,
        language="en-GB",
        author_name="NAHT",
    )


def _answer(request: HttpRequest, feed: Feed, rows: PublishedQuerySet) -> HttpResponse:
    """The feed with the first of `rows` that lists may show: no more than summaries.

    A reader who has it already, by its ETag, gets 304. There is no Last-Modified: our
    dates are days, and a second article of the day would go unseen.
    """
    at = timezone.now()
    host = urlsplit(settings.SITE_URL).hostname
    for row in rows.for_lists(at)[:NEWEST]:
        feed.add_item(
            title=_xml(row.title),
            link=settings.SITE_URL + row.path,
            description=escape(_xml(row.summary)),
            # The same for good, whatever title or address the page is given.
            unique_id=f"tag:{host},2026:page-{row.page_id}",
            pubdate=_midnight(row.first_published_on),
            updateddate=_midnight(row.updated_on or row.first_published_on),
            categories=[row.kind_label, *row.nation_names],
        )
    body = feed.writeString("utf-8").encode()
    response = HttpResponse(body, content_type=f"{feed.content_type}")
    response["ETag"] = quote_etag(sha256(body).hexdigest()[:32])
    say_how_long(request, response, at)
    return get_conditional_response(request, etag=response["ETag"], response=response)


def _midnight(day: date) -> datetime:
    """The first instant of the day, Europe/London."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _xml(text: str) -> str:
    """The text without the characters that XML cannot hold."""
    return NOT_XML.sub("", text)
