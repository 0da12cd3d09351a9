"""Serves every page that readers see: path, row, shell."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from naht_site import access, published, surroundings
from naht_site.models import Published
from naht_site.related import related_to
from naht_site.views import lists, offers

LONGEST_SECONDS = 60


@require_safe
def page(request: HttpRequest, path: str) -> HttpResponse:
    """The live page at `path`, a path without its first slash.

    Raises Http404 if readers have no page there.
    """
    at = timezone.now()
    row = Published.objects.for_reading(f"/{path}")
    if row is None:
        raise Http404
    if row.fresh_until and row.fresh_until <= at:
        row = published.renew(row)
    request.generation = row.generation
    body = row.public_html
    if row.has_member_part and access.may_read(row, access.viewer_of(request, at)):
        body = row.member_html
    context = {"row": row, "body": body}
    list_context = lists.BY_KIND.get(row.kind)
    template = "published.html"
    if list_context:
        template, more = list_context(request, row, at)
        context |= more
    else:
        similar = offers.similar_to(row, at) if offers.has_ended(row, at) else []
        context |= {
            "similar": similar,
            "related": [one for one in related_to(row, at=at) if one not in similar],
        }
    response = render(request, template, context)
    return say_how_long(request, response, row.has_member_part, row.fresh_until, at)


def say_how_long(
    request: HttpRequest,
    response: HttpResponse,
    has_member_part: bool,
    fresh_until: datetime | None,
    at: datetime,
) -> HttpResponse:
    """Sets who may keep the answer, and for how many seconds.

    A page with a part for members is kept for visitors only: an answer to anybody
    with a session is that person's own. Nobody keeps it beyond the end of a notice.
    """
    if has_member_part:
        patch_vary_headers(response, ["Cookie"])
        if request.COOKIES.get(access.session_cookie()):
            response["Cache-Control"] = "private, no-store"
            return response
    around = surroundings.last_read()
    seconds = LONGEST_SECONDS
    for until in (fresh_until, around and around.changes_after(at)):
        if until:
            seconds = max(0, min(seconds, int((until - at).total_seconds())))
    response["Cache-Control"] = f"public, max-age=0, s-maxage={seconds}"
    return response
