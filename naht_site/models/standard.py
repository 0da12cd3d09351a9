from __future__ import annotations

from datetime import datetime
from typing import Any

from wagtail.admin.panels import FieldPanel

from naht_site.blocks.body import BodyBlock, BodyField, changes_at, contents
from naht_site.models.base import SitePage
from naht_site.models.published import Kind


class StandardPage(SitePage):
    """A page about the site or the union: accessibility, privacy, contact."""

    body = BodyField(
        BodyBlock, blank=True, help_text="What readers see under the summary."
    )

    content_panels = [*SitePage.content_panels, FieldPanel("body")]
    promote_panels = [
        *SitePage.promote_panels,
        FieldPanel(
            "show_in_menus",
            help_text="Tick it to lead readers here from the foot of every page.",
        ),
    ]
    parent_page_types = ["naht_site.HomePage", "naht_site.StandardPage"]
    subpage_types = ["naht_site.StandardPage"]

    kind = Kind.STANDARD
    body_template = "naht_site/standard.html"
    in_surroundings = True

    def changes_at(self) -> list[datetime]:
        return changes_at(self.body)

    def body_context(self, at: datetime) -> dict[str, Any]:
        return {"contents": contents(self.body)}
