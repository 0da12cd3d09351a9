from __future__ import annotations

from typing import Any

from django import template

from naht_site.publish_panel import findings_context

register = template.Library()


@register.inclusion_tag("naht_site/publish_findings.html")
def publish_findings(page: Any) -> dict[str, Any]:
    """What the checks say of the page as it is."""
    return findings_context(page)
