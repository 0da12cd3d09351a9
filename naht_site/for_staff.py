"""What the pages for staff share: who may open them, and the items that lead there."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from wagtail.admin.menu import MenuItem

from naht_site.views.errors import forbidden

HOME = {"url": "/admin/", "label": "Home"}


class ForStaff:
    """Answers 403 to whoever lacks a permission, whatever they ask for.

    The admin itself would send them to its first page instead.
    """

    permission: ClassVar[str]

    @property
    def permissions(self) -> tuple[str, ...]:
        return (self.permission,)

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if not request.user.has_perms(self.permissions):
            return forbidden(request, PermissionDenied())
        return super().dispatch(request, *args, **kwargs)


class MenuItemFor(MenuItem):
    """Shown to whoever has the permission."""

    def __init__(self, permission: str, label: str, url_name: str, **kwargs: Any):
        self.permission = permission
        name = url_name.replace(":", "-").replace("_", "-")
        super().__init__(label, reverse(url_name), name=name, **kwargs)

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)
