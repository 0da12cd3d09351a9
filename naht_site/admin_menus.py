"""The menus of the admin, in the words of those who work with it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

# Wagtail's own items, our word for each, and its place before the snippets.
MAIN = {
    "images": ("Pictures", 210),
    "documents": ("Documents", 220),
}
SHORTCUTS = "keyboard-shortcuts-trigger"


def name_main_items(request: HttpRequest, items: list[Any]) -> None:
    """Says pictures as we say it, and puts what belongs together side by side."""
    for item in items:
        if item.name in MAIN:
            item.label, item.order = MAIN[item.name]


def keep_own_help(request: HttpRequest, items: list[Any]) -> None:
    """Leaves the keys to press, and nothing that leads to another site."""
    items[:] = [item for item in items if item.name == SHORTCUTS]
    for item in items:
        item.label = "Keys to press"
