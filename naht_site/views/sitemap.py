"""For search engines: every page's address, in parts, and where they need not look."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape

from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from naht_site.models import Person, Published, Topic
from naht_site.views.how_long import say_how_long
from naht_site.views.well_known import DAY

# The protocol allows 50,000 addresses in a part and as many parts. Small parts cost the
# same on a small site and on a large one.
PART_SIZE = 200
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MODELS: dict[str, type[models.Model]] = {
    "pages": Published,
    "topics": Topic,
    "people": Person,
    "partners": apps.get_model("partners", "Partner"),
}
# Keys are cut into equal ranges, so no part is counted or skipped through. Looks into
# the key's index once a range.
PARTS = """
SELECT part FROM generate_series(
    (SELECT min({key}) / %(size)s FROM {table}),
    (SELECT max({key}) / %(size)s FROM {table})
) AS part
WHERE EXISTS (
    SELECT 1 FROM {table}
    WHERE {key} >= part * %(size)s AND {key} < (part + 1) * %(size)s
)
ORDER BY part
"""
NOT_FOR_ENGINES = (
    "/admin/", "/account/", "/join/", "/search/", "/membership/", "/link/",
    "/feedback/",
)  # fmt: skip


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The list of the parts that hold anything."""
    lines = [
        _line("sitemap", f"/sitemap-{name}-{part}.xml")
        for name in MODELS
        for part in _parts(name)
    ]
    return _answer(request, "sitemapindex", lines)


@require_safe
def part(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """The addresses of one range of keys. Raises Http404 if it holds none."""
    if name not in MODELS:
        raise Http404
    model = MODELS[name]
    start = number * PART_SIZE
    rows = model.objects.filter(pk__gte=start, pk__lt=start + PART_SIZE).order_by("pk")
    if name == "pages":
        found = rows.values_list("path", "updated_on", "first_published_on")
        lines = [_line("url", path, last or first) for path, last, first in found]
    else:
        lines = [_line("url", thing.get_absolute_url()) for thing in rows.only("slug")]
    if not lines:
        raise Http404
    return _answer(request, "urlset", lines)


def _parts(name: str) -> list[int]:
    meta = MODELS[name]._meta
    sql = PARTS.format(table=meta.db_table, key=meta.pk.column)
    with connection.cursor() as cursor:
        cursor.execute(sql, {"size": PART_SIZE})
        return [number for (number,) in cursor.fetchall()]


def _line(element: str, path: str, day: date | None = None) -> str:
    address = escape(settings.SITE_URL + path)
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<{element}><loc>{address}</loc>{changed}</{element}>"


def _answer(request: HttpRequest, root: str, lines: Iterable[str]) -> HttpResponse:
    body = "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<{root} xmlns="{NAMESPACE}">',
            *lines,
            f"</{root}>\n",
        ]
    )
    response = HttpResponse(body, content_type="application/xml")
    return say_how_long(request, response, timezone.now())


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in NOT_FOR_ENGINES),
        "",
        f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}",
    ]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
    response["Cache-Control"] = DAY
    return response
