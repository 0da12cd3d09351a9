"""What the page shell needs and a template cannot say by itself."""

from __future__ import annotations

import json

from django import template
from django.utils.safestring import SafeString, mark_safe

from naht_site import browsers

register = template.Library()

NOT_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def is_within(path: object, url: object) -> bool:
    """Say whether the address `path` is `url` or lies below it."""
    return bool(url) and str(path).startswith(str(url))


@register.filter
def json_ld(data: object) -> SafeString:
    """Return `data` (JSON text, or what can become it) fit for a script element.

    The three characters that could end the element are written as JSON escapes.
    """
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    text = text.translate(NOT_IN_SCRIPT)
    return mark_safe(text)  # noqa: S308 (nothing in it can end the script element)


@register.filter
def browser_in_words(user_agent: str) -> str:
    """Name a browser and its device, such as “Firefox on Windows”."""
    return browsers.in_words(user_agent)
