"""From the mail to somebody new on the staff to their password."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from members.errors import MembersError
from members.forms.sign_in import FirstPasswordForm
from members.pressed_links import forget, recall, remember
from members.services.set_up_staff import set_up_staff, staff_account_to_set_up
from naht_site.mailed_links import Purpose, handler
from naht_site.models import MailedLink

CLOSED = "members/membership/set_up_closed.html"


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
    """Takes the first password, confirms the address and signs the person in."""
    link = recall(request, Purpose.INVITE)
    account = staff_account_to_set_up(link.subject) if link else None
    if link is None or account is None:
        return render(request, CLOSED, status=410)
    form = FirstPasswordForm(
        user=account, data=request.POST if request.method == "POST" else None
    )
    if not form.is_valid():
        context = {"form": form, "email": account.email}
        return render(request, "members/membership/set_up.html", context)
    password = form.cleaned_data["password1"]
    try:
        account = set_up_staff(link=link, password=password)
    except MembersError:
        return render(request, CLOSED, status=410)
    forget(request, Purpose.INVITE)
    login = Login(
        user=account,
        email=account.email,
        redirect_url=reverse("wagtailadmin_home"),
    )
    credentials = {"email": account.email, "password": password}
    return perform_password_login(request, credentials, login)
