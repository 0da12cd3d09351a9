"""The parts of the admin that belong to news."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail import hooks

from naht_site.first_screen import Line
from naht_site.shortcuts import SHORTCUTS
from news.models import NewsIndexPage


@hooks.register(SHORTCUTS, order=10)
def shortcuts(user: Any) -> list[Line]:
    index = NewsIndexPage.objects.first()
    if not index or not index.permissions_for_user(user).can_add_subpage():
        return []
    address = reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])
    return [Line("Write an article", address, "News, perspective, survey or update")]
