from __future__ import annotations

from django.apps import AppConfig


class NahtSiteConfig(AppConfig):
    name = "naht_site"
    verbose_name = "Site"

    def ready(self) -> None:
        from naht_site import checks, keep_published  # noqa: F401 (checks register)

        keep_published.connect()
