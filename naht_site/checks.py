"""Rules of the house that `manage.py check` holds."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Error, register


@register
def page_types_are_whole(**kwargs: Any) -> list[CheckMessage]:
    """Every page type is a SitePage that says where it stands and what it shows."""
    from wagtail.models import Page

    from naht_site.models import SitePage

    found: list[CheckMessage] = []
    for model in apps.get_models():
        if not issubclass(model, Page) or model is Page:
            continue
        if not issubclass(model, SitePage):
            found.append(Error("A page type must be a SitePage.", obj=model))
            continue
        for name in ("parent_page_types", "subpage_types", "kind", "body_template"):
            if name not in vars(model):
                found.append(Error(f"A page type must state its {name}.", obj=model))
        if model.has_member_part is not SitePage.has_member_part and not (
            model.teaser_template
        ):
            found.append(
                Error(
                    "A page with a part for members needs a teaser_template.", obj=model
                )
            )
    return found
