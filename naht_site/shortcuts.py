"""Where staff go most often, on their first screen. Each app says its own.

An app registers a function for the hook SHORTCUTS: it takes a user and gives the lines
that lead where the user may go.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from naht_site.first_screen import Line, ListPanel

SHORTCUTS = "first_screen_shortcuts"
# Permission, title, name of the address, note.
Shortcut = tuple[str, str, str, str]

OF_THE_SITE: list[Shortcut] = [
    (
        "naht_site.read_pagefeedback",
        "Feedback from readers",
        "page_feedback",
        "What they said about our pages",
    ),
    (
        "naht_site.change_mailwording",
        "Words of our mails",
        "mails",
        "Read each mail, and change what it says",
    ),
]


class ShortcutsPanel(ListPanel):
    name = "shortcuts"
    heading = "What you can do here"
    order = 220

    def lines(self, user: Any) -> list[Line]:
        return [line for say in hooks.get_hooks(SHORTCUTS) for line in say(user)]


def add_panel(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(ShortcutsPanel())


def allowed(shortcuts: Iterable[Shortcut], user: Any) -> list[Line]:
    """Those that the user has the permission for."""
    return [
        Line(title, reverse(name), note)
        for permission, title, name, note in shortcuts
        if user.has_perm(permission)
    ]


def pages_in(section: Page | None, user: Any, title: str, note: str) -> list[Line]:
    """The list of pages in that section, for who may add one there."""
    if section is None or not section.permissions_for_user(user).can_add_subpage():
        return []
    return [Line(title, reverse("wagtailadmin_explore", args=[section.pk]), note)]


@hooks.register(SHORTCUTS, order=40)
def of_the_site(user: Any) -> list[Line]:
    return allowed(OF_THE_SITE, user)
