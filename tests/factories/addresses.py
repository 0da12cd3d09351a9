"""Every address that is ours, as the URLconf has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLResolver, get_resolver

OURS = ("naht_site", "members", "news", "advice", "partners")
# Mounted whole; what is under them is their own makers' to test.
THEIRS = ("wagtail.documents.urls", "allauth.urls")

# Wagtail's own views, narrowed by members.staff_accounts and tested with it.
STAFF_ACCOUNTS = ("/admin/users/", "/admin/bulk/members/user/")


def our_addresses() -> dict[str, Any]:
    """Each address as a pattern from the root, with the view that answers it."""
    return dict(_walk(get_resolver().url_patterns, "/", inside_theirs=False))


def _walk(
    patterns: list[Any], before: str, inside_theirs: bool
) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            name = getattr(pattern.urlconf_name, "__name__", "")
            if name in THEIRS:
                yield f"{address}…", None
            elif name == "wagtail.admin.urls":
                yield f"{address}…", None
                yield from _walk(pattern.url_patterns, address, inside_theirs=True)
            else:
                yield from _walk(pattern.url_patterns, address, inside_theirs)
        elif address.startswith(STAFF_ACCOUNTS):
            yield f"{STAFF_ACCOUNTS[0]}…", None
        elif not inside_theirs or pattern.callback.__module__.startswith(OURS):
            yield address, pattern.callback
