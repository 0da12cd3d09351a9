from __future__ import annotations

import time
from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control

from naht_site import content_policy

Next = Callable[[HttpRequest], HttpResponse]


class AdminPolicyMiddleware:
    """Gives the admin its own content policy, unless a page has one."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/admin/") and not hasattr(response, "_csp_config"):
            response._csp_config = content_policy.ADMIN
        return response


class StaffMiddleware:
    """Keeps the admin for staff who came in with a second factor, not long ago.

    A signed-in person who is not staff is refused, not sent round to sign in again.
    A session that began before the second factor was set up must show it. In the demo
    the password alone is enough.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/admin/") and request.user.is_authenticated:
            if not request.user.has_perm("wagtailadmin.access_admin"):
                raise PermissionDenied
            if _is_over(request):
                logout(request)
                return redirect_to_login(request.get_full_path())
            if not settings.DEMO and (missing := _missing_factor(request)):
                return redirect_to_login(request.get_full_path(), reverse(missing))
        return self.get_response(request)


def _is_over(request: HttpRequest) -> bool:
    """Whether the session is too old for the admin or has stood idle too long."""
    now = int(time.time())
    records = get_authentication_records(request, request.user)
    began = records[0]["at"] if records else now
    seen = request.session.get("staff_seen", now)
    if now - seen >= 60 or "staff_seen" not in request.session:
        request.session["staff_seen"] = now
    return (
        now - seen > 60 * settings.STAFF_IDLE_MINUTES
        or now - began > 3600 * settings.STAFF_HOURS
    )


def _missing_factor(request: HttpRequest) -> str | None:
    """The name of the page to go to first, or None if this session showed a factor.

    The records are the session's: whoever signed in before they set up a factor has
    none, and neither has a session that another one's factor protects.
    """
    user = request.user
    if not is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]):
        return "mfa_index"
    records = get_authentication_records(request, user)
    if any(record["method"] == "mfa" for record in records):
        return None
    if is_mfa_enabled(user, [Authenticator.Type.TOTP]):
        return "mfa_reauthenticate"
    return "mfa_reauthenticate_webauthn"


class PrivateByDefaultMiddleware:
    """Nobody keeps a page that did not say otherwise."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        elif request.path.startswith(("/documents/", "/admin/")):
            patch_cache_control(response, private=True)
        return response
