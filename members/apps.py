from __future__ import annotations

from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "members"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from members.emergencies import tell_of_superuser

        user_logged_in.connect(
            tell_of_superuser, dispatch_uid="members.emergencies.tell_of_superuser"
        )
