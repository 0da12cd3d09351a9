"""Addresses of the old site that stand in other people's pages and bookmarks."""

from __future__ import annotations

import re

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)
from django.urls import register_converter
from django.utils import timezone
from django.views.decorators.http import require_safe

from naht_site.models import Published
from naht_site.views.how_long import say_how_long

NUMBER = re.compile(r"ArtMID/[0-9]+/ArticleID/([0-9]{1,10})(?![0-9])", re.IGNORECASE)


class OldArticle:
    """An article's address on the old site: the numbers alone said which it was.

    Any section before them and any words after them led to the same article.
    """

    regex = r"(?i:(?:.*/)?ArtMID/[0-9]+/ArticleID/[0-9]{1,10}(?:\.aspx)?(?:/.*)?)"

    def to_python(self, value: str) -> int:
        return int(NUMBER.search(value)[1])

    def to_url(self, value: int) -> str:
        return f"ArtMID/0/ArticleID/{value}/"


register_converter(OldArticle, "old_article")


@require_safe
def article(request: HttpRequest, old_id: int) -> HttpResponse:
    """Leads for good to the article that had that number on the old site.

    Nothing of the asked address goes into the new one. Raises Http404 if no article
    that readers see has the number.
    """
    found = Published.objects.filter(old_id=old_id).only("path").first()
    if found is None:
        raise Http404
    response = HttpResponsePermanentRedirect(found.path)
    return say_how_long(request, response, timezone.now())
