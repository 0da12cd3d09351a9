from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import include, path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from members import first_screen
from members.models import OutcomeWording, Role
from members.services.rules import EXPORT, REVIEW, SEE_LOOKED_AT
from members.views.figures import FiguresView
from members.views.looked_at import ExportsReport, LookedAtReport
from members.viewsets import EligibilityViewSetGroup, RolePolicy, WordingPolicy
from naht_site.first_screen import Line
from naht_site.for_staff import MenuItemFor
from naht_site.shortcuts import SHORTCUTS, allowed

# Before the snippets: registering one makes a policy for a model without.
register_permission_policy(Role, RolePolicy(Role))
register_permission_policy(OutcomeWording, WordingPolicy(OutcomeWording))
register_snippet(EligibilityViewSetGroup)


@hooks.register("register_admin_urls")
def review_addresses() -> list[Any]:
    return [
        path("join-requests/", include("members.admin_urls")),
        path("reports/join-figures/", FiguresView.as_view(), name="join_figures"),
        path("reports/looked-at/", LookedAtReport.as_view(), name="looked_at"),
        path("reports/exports/", ExportsReport.as_view(), name="exports"),
    ]


hooks.register("construct_homepage_panels", first_screen.add_panels)

WHERE_STAFF_GO = [
    (
        "members.change_role",
        "Roles",
        "wagtailsnippets_members_role:list",
        "Who may join with which job",
    ),
    (
        EXPORT,
        "Export join requests",
        "join_requests:export",
        "A file with the columns that you choose",
    ),
    (
        "members.change_user",
        "Staff accounts",
        "wagtailusers_users:index",
        "Invite somebody, or close an account",
    ),
    (
        "auth.change_group",
        "Groups",
        "wagtailusers_groups:index",
        "What each group may do",
    ),
]


@hooks.register(SHORTCUTS, order=30)
def shortcuts(user: Any) -> list[Line]:
    return allowed(WHERE_STAFF_GO, user)


@hooks.register("register_admin_menu_item")
def review_menu_item() -> MenuItem:
    return MenuItemFor(
        REVIEW, "Join requests", "join_requests:queue", icon_name="mail", order=150
    )


REPORTS = [
    (REVIEW, "Join request figures", "join_figures", "table"),
    (EXPORT, "Export join requests", "join_requests:export", "download"),
    (SEE_LOOKED_AT, "Who looked at records", "looked_at", "view"),
    (SEE_LOOKED_AT, "Exports of join requests", "exports", "download"),
]


def _report(*report: str) -> Callable[[], MenuItem]:
    *what, icon = report
    return lambda: MenuItemFor(*what, icon_name=icon, order=200)


for report in REPORTS:
    hooks.register("register_reports_menu_item", _report(*report))
