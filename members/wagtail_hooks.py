from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from members import first_screen
from members.models import OutcomeWording, Role
from members.services.rules import REVIEW
from members.viewsets import EligibilityViewSetGroup, RolePolicy, WordingPolicy

# Before the snippets: registering one makes a policy for a model without.
register_permission_policy(Role, RolePolicy(Role))
register_permission_policy(OutcomeWording, WordingPolicy(OutcomeWording))
register_snippet(EligibilityViewSetGroup)


class JoinRequestsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(REVIEW)


@hooks.register("register_admin_urls")
def review_addresses() -> list[Any]:
    return [path("join-requests/", include("members.admin_urls"))]


hooks.register("construct_homepage_panels", first_screen.add_panels)


@hooks.register("register_admin_menu_item")
def review_menu_item() -> MenuItem:
    return JoinRequestsMenuItem(
        "Join requests",
        reverse("join_requests:queue"),
        name="join-requests",
        icon_name="mail",
        order=150,
    )
