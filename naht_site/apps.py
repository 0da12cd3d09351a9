from __future__ import annotations

from django.apps import AppConfig


class NahtSiteConfig(AppConfig):
    name = "naht_site"
    verbose_name = "Site"

    def ready(self) -> None:
        from naht_site import checks, keep_published, mail_kinds  # noqa: F401 (checks register)
        from naht_site.admin_scripts import replace_scripts_of_choosers
        from naht_site.mail_passed_on import PASSED_ON

        mail_kinds.register([PASSED_ON])
        keep_published.connect()
        replace_scripts_of_choosers()
