from __future__ import annotations

from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "members"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from members import (
            mail_wording_fixed,
            mail_wording_joining,
            mail_wording_review,
        )
        from members.emergencies import tell_of_superuser
        from naht_site import mail_kinds

        mail_kinds.register(mail_wording_joining.JOINING)
        mail_kinds.register(mail_wording_review.REVIEW)
        mail_kinds.register(mail_wording_fixed.ACCOUNTS)
        mail_kinds.register(mail_wording_fixed.STAFF)
        user_logged_in.connect(
            tell_of_superuser, dispatch_uid="members.emergencies.tell_of_superuser"
        )
