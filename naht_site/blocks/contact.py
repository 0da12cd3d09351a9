from __future__ import annotations

from typing import Any

from wagtail import blocks

from naht_site.models.settings import ContactSettings


class ContactBlock(blocks.StaticBlock):
    """How to reach us, as the settings say: no page has a number of its own."""

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        return context | {"contact": ContactSettings.load()}

    class Meta:
        icon = "mail"
        label = "How to reach us"
        description = "Our phone number and e-mail addresses"
        admin_text = (
            "Readers see our phone number, when somebody answers, and our e-mail "
            "addresses. Change them under Settings, and every page has them."
        )
        template = "blocks/contact.html"
        preview_value = None
