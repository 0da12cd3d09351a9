"""The first page, coming back to a request, and leaving."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from members import check_session, join_cookie, pressed_links
from members.enums import OPEN, Status
from members.errors import WrongStatusError
from members.forms.join_email import ComeBackForm
from members.forms.join_trap import NotForPeople
from members.join_limits import MAIL, TOO_MANY, takes_one_more
from members.models import JoinRequest
from members.services.leave import leave as leave_request
from members.services.send_link import send_link
from members.services.start import bring_answers
from members.services.start import start as start_request
from members.steps import EMAIL, Journey
from members.views.join_pages import address_of, for_this_reader, sent


@require_http_methods(["GET", "HEAD", "POST"])
@for_this_reader
def start(request: HttpRequest) -> HttpResponse:
    """What will be asked, how long it takes, and other ways to do it.

    A POST begins or goes on. Only with the tick do the answers of the eligibility check
    go along.
    """
    found = join_cookie.find(request)
    draft = found if found and found.status == Status.DRAFT else None
    answers = check_session.read(request, timezone.now())
    if request.method != "POST":
        context = {
            "draft": draft,
            "next": address_of(Journey(draft).next) if draft else "",
            "sent": found is not None and draft is None,
            "has_answers": answers is not None,
            "lost": "lost" in request.GET and found is None,
        }
        return render(request, "members/join/start.html", context)
    if found and found.status in OPEN:
        return sent()
    if answers is None or "bring_answers" not in request.POST:
        return redirect(address_of(Journey(draft).next if draft else EMAIL))
    if draft is None:
        begun, token = start_request(given=answers)
        response = redirect(address_of(Journey(begun).next))
        join_cookie.give(response, token)
        return response
    try:
        draft = bring_answers(join_request=draft, given=answers)
    except (WrongStatusError, JoinRequest.DoesNotExist):
        return sent()
    return redirect(address_of(Journey(draft).next))


@require_http_methods(["GET", "HEAD", "POST"])
@for_this_reader
def come_back(request: HttpRequest) -> HttpResponse:
    """Mails a link to a request begun or sent before; says the same whatever the
    address.
    """
    form, trap, status = ComeBackForm(), NotForPeople(), 200
    if request.method == "POST":
        form, trap = ComeBackForm(request.POST), NotForPeople(request.POST)
        if form.is_valid():
            if objection := trap.objection():
                form.add_error(None, objection)
            elif not takes_one_more(request, MAIL):
                form.add_error(None, TOO_MANY)
                status = 429
            else:
                send_link(email=form.cleaned_data["email"])
                return redirect("join:come-back-sent")
    context = {"form": form, "trap": trap}
    return render(request, "members/join/come_back.html", context, status=status)


@require_safe
@for_this_reader
def come_back_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "members/join/come_back_sent.html")


@require_http_methods(["GET", "HEAD", "POST"])
@for_this_reader
def leave(request: HttpRequest) -> HttpResponse:
    """Forgets the answers of the check, this browser's request and the links pressed
    here, and ends at home.

    Nothing is forgotten by a GET.
    """
    if request.method != "POST":
        return redirect("join:start")
    check_session.clear(request)
    pressed_links.clear(request)
    leave_request(token=join_cookie.token_in(request))
    response = redirect("/")
    join_cookie.take_away(response)
    return response
