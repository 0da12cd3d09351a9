"""Which addresses are the site’s own, so that no page hides behind one of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from django.conf import settings
from django.urls import Resolver404, URLResolver, get_resolver, resolve
from django.urls.resolvers import RoutePattern

PAGES = "wagtail_serve"


def is_ours(path: str, *, may_begin_ours: bool = False) -> bool:
    """Tells whether a page at `path`, like /news/x/, would stand where we answer.

    The URLconf alone is asked. An address at which others of ours begin is taken too,
    as /topics/ is by /topics/pay/, unless the page `may_begin_ours`.
    """
    with suppress(Resolver404):
        if resolve(path).url_name != PAGES:
            return True
    if may_begin_ours:
        return False
    return any(ours.startswith(path) for ours in _written_out())


@cache
def _written_out() -> frozenset[str]:
    """What our addresses begin with, up to the first part that differs."""
    return frozenset({settings.STATIC_URL, *_beginnings(get_resolver(), "/")})


def _beginnings(resolver: URLResolver, before: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if not isinstance(pattern.pattern, RoutePattern):
            continue
        route = str(pattern.pattern)
        beginning = before + route.partition("<")[0]
        yield beginning
        if isinstance(pattern, URLResolver) and "<" not in route:
            yield from _beginnings(pattern, beginning)
