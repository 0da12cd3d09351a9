"""The page of a link that we mailed.

Opening it changes nothing, for mail scanners open every link; its button does.
"""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from naht_site import mailed_links
from naht_site.mailed_links import Found, State
from naht_site.models import MailedLink


@require_http_methods(["GET", "HEAD", "POST"])
def mailed_link(request: HttpRequest, token: str) -> HttpResponse:
    """Shows what the link does; a POST does it. A link that no longer works: 410.

    A POST of one of those asks for a fresh link, where its kind can be renewed.
    """
    found = mailed_links.find(token, timezone.now())
    if found.state is State.GOOD and request.method == "POST":
        found = _press(request, found.link)
        if isinstance(found, HttpResponse):
            return found
    elif found.link is not None and request.method == "POST":
        renew = mailed_links.handler_for(found.link.purpose).renew
        if renew is not None:
            return renew(request, found.link)
    return _page(request, found)


def _press(request: HttpRequest, link: MailedLink) -> HttpResponse | Found:
    """Does what the link is for, if it still works once nobody else can end it."""
    with transaction.atomic():
        locked = MailedLink.objects.select_for_update().get(pk=link.pk)
        state = mailed_links.state(locked, timezone.now())
        if state is not State.GOOD:
            return Found(state, locked)
        return mailed_links.handler_for(locked.purpose).view(request, locked)


def _page(request: HttpRequest, found: Found) -> HttpResponse:
    status = {State.GOOD: 200, State.WRONG: 404}.get(found.state, 410)
    context = {"state": found.state.value}
    if found.link is not None:
        context["handler"] = mailed_links.handler_for(found.link.purpose)
    response = render(request, "naht_site/mailed_link.html", context, status=status)
    response["Cache-Control"] = "private, no-store"
    # The address is a key. With no-referrer, browsers would send "Origin: null" with
    # the form, which the check against forged forms refuses.
    response["Referrer-Policy"] = "strict-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
