"""What the pages for staff share: who may open them, and where they stand."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from members.services.rules import REVIEW
from naht_site.views.errors import forbidden

HOME = {"url": "/admin/", "label": "Home"}


class ForStaff:
    """Answers 403 to whoever lacks a permission, whatever they ask for.

    The admin itself would send them to its first page instead.
    """

    permission = REVIEW

    @property
    def permissions(self) -> tuple[str, ...]:
        return (self.permission,)

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if not request.user.has_perms(self.permissions):
            return forbidden(request, PermissionDenied())
        return super().dispatch(request, *args, **kwargs)
