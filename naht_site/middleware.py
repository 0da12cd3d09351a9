from __future__ import annotations

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control

Next = Callable[[HttpRequest], HttpResponse]


class AdminPolicyMiddleware:
    """Gives the admin its own content policy; see ADMIN_CSP."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_config = settings.ADMIN_CSP
        return response


class StaffMiddleware:
    """Keeps the admin for staff who came in with a second factor.

    A signed-in person who is not staff is refused, not sent round to sign in again.
    A session that began before the second factor was set up must sign in anew. In the
    demo the password alone is enough.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/admin/") and request.user.is_authenticated:
            if not request.user.has_perm("wagtailadmin.access_admin"):
                raise PermissionDenied
            if not settings.DEMO:
                if not is_mfa_enabled(request.user):
                    return redirect("mfa_index")
                records = get_authentication_records(request, request.user)
                if not any(record["method"] == "mfa" for record in records):
                    return redirect("account_reauthenticate")
        return self.get_response(request)


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
