from __future__ import annotations

from wagtail.users.apps import WagtailUsersAppConfig


class StaffAccountsConfig(WagtailUsersAppConfig):
    """Wagtail's app of users, with our way of keeping staff's accounts."""

    user_viewset = "members.staff_accounts.StaffAccountViewSet"
