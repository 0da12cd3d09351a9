from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from naht_site.publish_checks import findings_of, refusals, warnings


class PublishChecksPanel(Panel):
    """Lists what the checks say of the page as it was last saved, or was refused."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "naht_site/publish_checks_panel.html"

        def __init__(self, **kwargs: Any) -> None:
            super().__init__(**kwargs)
            # A comparison of revisions has no form.
            self.findings = self.form.findings if self.form else None
            if self.findings is None:
                # A page that nobody has saved yet has nothing but faults.
                saved = self.instance is not None and self.instance.pk
                self.findings = findings_of(self.instance) if saved else []

        def is_shown(self) -> bool:
            return bool(self.findings)

        def get_context_data(
            self, parent_context: dict[str, Any] | None = None
        ) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {
                "refusals": refusals(self.findings),
                "warnings": warnings(self.findings),
                # What is critical counts as an error, and a draft has a right to it.
                "status": "critical" if self.form.findings else "info",
            }
