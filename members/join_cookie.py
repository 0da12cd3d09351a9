"""The cookie that leads a browser to its join request.

It holds a random token and nothing else; a RequestDevice keeps the token's hash. It
ends with the browser's session: on a shared computer the next person does not find it.
"""

from __future__ import annotations

import base64
import hashlib
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from members.models import JoinRequest

TOKEN_BYTES = 32


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_of(nonce: str) -> str:
    """The token that a form with that nonce begins with, each time it is sent."""
    made = salted_hmac("members.join_cookie", nonce, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def token_in(request: HttpRequest) -> str:
    return request.COOKIES.get(settings.JOIN_COOKIE_NAME, "")


def find(request: HttpRequest) -> JoinRequest | None:
    """The join request that this browser's cookie leads to, sent or not."""
    token = token_in(request)
    if not token:
        return None
    rows = JoinRequest.objects.select_related("role")
    return rows.filter(
        devices__cookie_hash=hash_of(token), devices__expires_at__gt=timezone.now()
    ).first()


def give(response: HttpResponse, token: str) -> None:
    response.set_cookie(
        settings.JOIN_COOKIE_NAME,
        token,
        path="/",
        secure=settings.SECURE,
        httponly=True,
        samesite="Lax",
    )


def take_away(response: HttpResponse) -> None:
    response.delete_cookie(settings.JOIN_COOKIE_NAME, path="/", samesite="Lax")
