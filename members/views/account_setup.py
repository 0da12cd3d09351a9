"""From the mail that says “accepted” to the member's own page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from members.errors import MembersError
from members.forms.sign_in import FirstPasswordForm
from members.models import JoinRequest, User
from members.pressed_links import forget, recall, remember
from members.services.activate import account_to_set_up, activate
from members.services.send_account_link import send_account_link
from naht_site.mailed_links import Purpose, handler
from naht_site.models import MailedLink

CLOSED = "members/membership/set_up_closed.html"


def send_fresh_link(request: HttpRequest, link: MailedLink) -> HttpResponse:
    """Mails a fresh link where there is an account to set up; says the same always."""
    with suppress(JoinRequest.DoesNotExist, MembersError):
        send_account_link(uuid=link.subject, by=None)
    return redirect("fresh-link-sent")


@handler(
    Purpose.ACTIVATE,
    heading="Set up your account",
    text="On the next page you choose a password. Then you are signed in.",
    renew=send_fresh_link,
    renew_button="Send me a fresh link",
)
def begin(request: HttpRequest, link: MailedLink) -> HttpResponse:
    """Leads to the form. The link works until the account has a password, so that
    nobody is shut out who closes the form half way.
    """
    remember(request, link)
    return redirect("set-up-account")


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def set_up_account(request: HttpRequest) -> HttpResponse:
    return choose_password(
        request,
        Purpose.ACTIVATE,
        account_of=account_to_set_up,
        set_up=activate,
        leads_to="membership",
    )


@require_safe
def fresh_link_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "members/membership/fresh_link_sent.html")


def choose_password(
    request: HttpRequest,
    purpose: Purpose,
    *,
    account_of: Callable[[UUID], User | None],
    set_up: Callable[..., User],
    leads_to: str,
) -> HttpResponse:
    """Takes the first password, confirms the address and signs the person in.

    The link was pressed in this browser; `account_of` its subject is the account while
    it waits for a password, which `set_up` gives it.
    """
    link = recall(request, purpose)
    account = account_of(link.subject) if link else None
    if account is None:
        return render(request, CLOSED, status=410)
    data = request.POST if request.method == "POST" else None
    form = FirstPasswordForm(user=account, data=data)
    if not form.is_valid():
        context = {"form": form, "email": account.email}
        return render(request, "members/membership/set_up.html", context)
    password = form.cleaned_data["password1"]
    try:
        account = set_up(link=link, password=password)
    except MembersError:
        return render(request, CLOSED, status=410)
    forget(request, purpose)
    login = Login(user=account, email=account.email, redirect_url=reverse(leads_to))
    credentials = {"email": account.email, "password": password}
    return perform_password_login(request, credentials, login)
