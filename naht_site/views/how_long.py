"""Who may keep what readers are shown, and for how long."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from naht_site import access, surroundings

LONGEST_SECONDS = 60


def say_how_long(
    request: HttpRequest,
    response: HttpResponse,
    at: datetime,
    *,
    differs: bool = False,
    fresh_until: datetime | None = None,
) -> HttpResponse:
    """Sets who may keep the answer given at that instant, and for how many seconds.

    One that differs for members is kept for visitors only: an answer to anybody with a
    session is that person's own. Nobody keeps it beyond the end of a notice.
    """
    if differs:
        patch_vary_headers(response, ["Cookie"])
        if access.has_session(request):
            response["Cache-Control"] = "private, no-store"
            return response
    around = surroundings.last_read()
    seconds = LONGEST_SECONDS
    for until in (fresh_until, around and around.changes_after(at)):
        if until:
            seconds = max(0, min(seconds, int((until - at).total_seconds())))
    response["Cache-Control"] = f"public, max-age=0, s-maxage={seconds}"
    return response
