"""Serves every page that readers see: path, row, shell."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from naht_site import access, published
from naht_site.models import Published
from naht_site.related import related_to
from naht_site.views import lists, offers
from naht_site.views.how_long import say_how_long


@require_safe
def page(request: HttpRequest, path: str) -> HttpResponse:
    """The live page at `path`, a path without its first slash.

    Raises Http404 if readers have no page there.
    """
    at = timezone.now()
    row = Published.objects.for_reading(f"/{path}")
    if row and row.fresh_until and row.fresh_until <= at:
        row = published.renew(row)
    if row is None:
        raise Http404
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
    return say_how_long(
        request,
        response,
        at,
        differs=row.has_member_part,
        fresh_until=row.fresh_until,
    )
