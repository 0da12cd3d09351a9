"""What is suggested while somebody types where they work."""

from __future__ import annotations

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from members import join_cookie
from members.enums import Nation, Status
from members.schools import find_schools
from members.services.rules import REVIEW
from members.views.join_pages import for_this_reader

SUGGESTED = 8
# Ten times what somebody does who looks for five schools letter by letter.
MOST_ASKED, SECONDS = 600, 600


@require_POST
@for_this_reader
def suggestions(request: HttpRequest) -> HttpResponse:
    """Schools for the words of `find`: JSON with `schools` and what to say, `said`.

    By POST, because an address ends up in logs, and this is where somebody works who
    asks to join a union. Refused (403) without a request that is being filled in or the
    permission to review; 429 for whoever asks like a machine.
    """
    join_request = join_cookie.find(request)
    if join_request is not None and join_request.status == Status.DRAFT:
        nation, asker = join_request.nation, f"request.{join_request.pk}"
    elif request.user.has_perm(REVIEW):
        nation, asker = _nation_named(request), f"user.{request.user.pk}"
    else:
        raise PermissionDenied
    if _asks_too_much(asker):
        return HttpResponse(status=429, headers={"Retry-After": str(SECONDS)})
    found = find_schools(request.POST.get("find", ""), nation, SUGGESTED)
    said = render_to_string("members/join/schools_said.html", {"found": found})
    schools = [
        {
            "id": school.pk,
            "name": school.name,
            "place": f"{school.place} (closed)" if school.is_closed else school.place,
        }
        for school in found.schools
    ]
    return JsonResponse({"schools": schools, "said": said.strip()})


def _nation_named(request: HttpRequest) -> str:
    named = request.POST.get("nation", "")
    return named if named in Nation.values else ""


def _asks_too_much(asker: str) -> bool:
    key = f"school-suggestions.{asker}"
    cache.add(key, 0, SECONDS)
    try:
        return cache.incr(key) > MOST_ASKED
    except ValueError:
        return False  # it ran out just now
