from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from naht_site import pictures
from naht_site.models import Picture

register = template.Library()

LAZY = ' loading="lazy"'
FIRST = ' fetchpriority="high"'


@register.simple_tag
def picture_for(picture: Picture, use: str, **attributes: Any) -> SafeString:
    """The picture as it stands in that place: one of naht_site.pictures.USES."""
    return mark_safe(str(pictures.shown(picture, use, **attributes)))  # noqa: S308


@register.filter
def fetched_first(html: SafeString) -> SafeString:
    """A list's picture for the head of a page, where readers see it at once."""
    # Our own HTML, from components/list_picture.html.
    return mark_safe(html.replace(LAZY, FIRST))  # noqa: S308


@register.filter
def as_lead(html: SafeString) -> SafeString:
    """A list's picture for a lead story, which is wider than a card."""
    return mark_safe(html.replace(pictures.CARD, pictures.LEAD))  # noqa: S308
