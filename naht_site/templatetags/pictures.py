from __future__ import annotations

from typing import Any

from django import template
from wagtail.images.models import Picture as Shown

from naht_site import pictures
from naht_site.models import Picture

register = template.Library()

LAZY = ' loading="lazy"'
FIRST = ' fetchpriority="high"'


@register.simple_tag
def picture_for(picture: Picture, use: str, **attributes: Any) -> Shown:
    """The picture as it stands in that place: one of naht_site.pictures.USES."""
    return pictures.shown(picture, use, **attributes)


@register.filter(is_safe=True)
def fetched_first(html: str) -> str:
    """A list's picture for the head of a page, where readers see it at once."""
    return html.replace(LAZY, FIRST)


@register.filter(is_safe=True)
def as_lead(html: str) -> str:
    """A list's picture for a lead story, which is wider than a card."""
    return html.replace(pictures.CARD, pictures.LEAD)
