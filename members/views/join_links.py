"""What the links in the applicant's mails do once their button is pressed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from members import join_cookie
from members.enums import Status
from members.models import JoinRequest
from members.services.confirm import come_back
from members.steps import Journey
from members.views.join_pages import address_of, lost
from naht_site.mailed_links import Purpose, handler
from naht_site.models import MailedLink


@handler(
    Purpose.CONTINUE,
    heading="Go on with your request",
    text="This opens your answers on this device and confirms your e-mail address.",
    button="Go on",
)
@handler(
    Purpose.TRACK,
    heading="Follow your request",
    text="This shows you where your request stands.",
    button="Show me",
)
@handler(
    Purpose.CONFIRM,
    heading="Confirm your e-mail address",
    text="Then we know that we can reach you.",
    button="Confirm",
)
def go_on(request: HttpRequest, link: MailedLink) -> HttpResponse:
    """Confirms the address and leads on, with a fresh cookie on this device."""
    try:
        join_request, token = come_back(uuid=link.subject)
    except JoinRequest.DoesNotExist:
        return lost()
    if join_request.status == Status.DRAFT:
        response = redirect(address_of(Journey(join_request).next))
    else:
        response = redirect("join:status")
    join_cookie.give(response, token)
    return response
