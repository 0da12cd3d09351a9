from __future__ import annotations

from django.apps import AppConfig


class AdviceConfig(AppConfig):
    name = "advice"

    def ready(self) -> None:
        from advice.mail import REVIEW_DUE
        from naht_site import mail_kinds

        mail_kinds.register([REVIEW_DUE])
