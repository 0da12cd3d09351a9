from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def is_same_origin(request: HttpRequest) -> bool:
    """Whether a browser says that the form was on a page of ours.

    `Origin` must be ours; without it, `Sec-Fetch-Site` must say same-origin.
    """
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin == settings.SITE_URL
    return request.headers.get("Sec-Fetch-Site") == "same-origin"


class _TokenCheck(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponseForbidden()


def has_token(request: HttpRequest) -> bool:
    """Whether the POST carries the token of one of our own forms."""
    check = _TokenCheck(lambda request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, lambda request: None, (), {}) is None


def same_origin_post(
    form_url: Callable[[HttpRequest], str],
) -> Callable[[View], View]:
    """For the forms on pages that are cached and so can hold no token.

    A POST that is neither known to be from our own pages nor carries a token has
    changed nothing and touched no session: it leads to `form_url(request)`, where the
    same form stands with a token.
    """

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and not (
                is_same_origin(request) or has_token(request)
            ):
                return redirect(form_url(request))
            return view(request, *args, **kwargs)

        return guarded

    return decorate
