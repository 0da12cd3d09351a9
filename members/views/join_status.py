"""Following a request that was sent, and withdrawing it."""

from __future__ import annotations

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from members import join_cookie
from members.enums import OPEN, Status
from members.errors import WrongStatusError
from members.services.withdraw import withdraw as withdraw_request
from members.steps import Journey
from members.tracking import tracked
from members.views.join_pages import address_of, for_this_reader


@require_safe
@for_this_reader
def status(request: HttpRequest) -> HttpResponse:
    """Where the request stands, what comes next and by when.

    A browser without one is led to the page that mails a link.
    """
    found = join_cookie.find(request)
    if found is None:
        return redirect("join:come-back")
    if found.status == Status.DRAFT:
        return redirect(address_of(Journey(found).next))
    context = {"tracked": tracked(found, timezone.now())}
    return render(request, "members/join/status.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_this_reader
def withdraw(request: HttpRequest) -> HttpResponse:
    """Asks once more, and by POST closes the request."""
    found = join_cookie.find(request)
    if found is None or found.status not in OPEN:
        return redirect("join:status")
    if request.method == "POST":
        # If it was decided while this page was open, the next one says how.
        with suppress(WrongStatusError):
            withdraw_request(uuid=found.uuid)
        return redirect("join:status")
    context = {"reference": found.reference}
    return render(request, "members/join/withdraw.html", context)
