"""From the mail to somebody new on the staff to their password."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from members.pressed_links import remember
from members.services.set_up_staff import set_up_staff, staff_account_to_set_up
from members.views.account_setup import choose_password
from naht_site.mailed_links import Purpose, handler
from naht_site.models import MailedLink


@handler(
    Purpose.INVITE,
    heading="Set up your account",
    text="On the next page you choose a password. Then we ask for a second step.",
)
def begin(request: HttpRequest, link: MailedLink) -> HttpResponse:
    """Leads to the form. The link works until the account has a password."""
    remember(request, link)
    return redirect("set-up-staff-account")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def set_up_account(request: HttpRequest) -> HttpResponse:
    return choose_password(
        request,
        Purpose.INVITE,
        account_of=staff_account_to_set_up,
        set_up=set_up_staff,
        leads_to="wagtailadmin_home",
    )
