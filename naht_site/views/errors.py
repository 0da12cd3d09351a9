"""The pages for what goes wrong. None may be kept by anybody."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import psycopg
from django.core.exceptions import PermissionDenied
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from naht_site import surroundings
from naht_site.models import ContactSettings

SECONDS_TO_WAIT = "30"
DATABASE_IS_AWAY = (OperationalError, InterfaceError, psycopg.OperationalError)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _private(render(request, "400.html", status=400))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _private(render(request, "403.html", status=403))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answers a form whose token is missing or too old."""
    return forbidden(request, PermissionDenied())


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _private(render(request, "404.html", status=404))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answers any other error; 503 and when to come back if the database is away.

    Neither page reads the database or the request: how to reach us is as this process
    last read it, or as a new site has it.
    """
    around = surroundings.last_read()
    context = {"contact": around.contact if around else ContactSettings()}
    if any(isinstance(error, DATABASE_IS_AWAY) for error in _raised()):
        response = HttpResponse(render_to_string("503.html", context), status=503)
        response["Retry-After"] = SECONDS_TO_WAIT
        return _private(response)
    return _private(HttpResponse(render_to_string("500.html", context), status=500))


def _raised() -> Iterator[BaseException]:
    """The error under way and the errors it came of."""
    error = sys.exc_info()[1]
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    return response
