from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from naht_site.publish_checks import findings_of, refusals, warnings


def findings_context(page: Any, refused: list[Any] | None = None) -> dict[str, Any]:
    """What the list of findings is drawn from.

    `refused` is what stood in the way when somebody pressed a button that leads to
    readers, if they did; else the page as it was last saved is looked over.
    """
    # A page that nobody has saved yet has nothing but faults.
    saved = page is not None and page.pk is not None
    found = refused if refused is not None else findings_of(page) if saved else []
    return {
        "refusals": refusals(found),
        "warnings": warnings(found),
        "saved": saved,
        # What is critical counts as an error, and a draft has a right to it.
        "status": "critical" if refused else "info",
    }


class PublishChecksPanel(Panel):
    """Lists what the checks say of the page as it was last saved, or was refused.

    Whenever Wagtail saves a draft by itself, templates/wagtailadmin/pages/
    edit_partials.html brings the list up to date.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "naht_site/publish_checks_panel.html"

        def is_shown(self) -> bool:
            # A comparison of revisions has no form.
            return self.form is not None

        def get_context_data(
            self, parent_context: dict[str, Any] | None = None
        ) -> dict[str, Any]:
            return super().get_context_data(parent_context) | findings_context(
                self.instance, self.form.findings
            )
