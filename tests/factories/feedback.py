"""Answers to whether a page was helpful."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client

from naht_site.models import PageFeedback

OURS = {"origin": "http://testserver"}


def send(
    browser: Client, page: object, headers: dict[str, str] | None = None, **data: Any
) -> HttpResponse:
    key = getattr(page, "pk", page)
    return browser.post("/feedback/", {"page": key, **data}, headers=headers or OURS)


def answers() -> list[tuple[int, bool, str]]:
    return list(PageFeedback.objects.values_list("page", "helpful", "comment"))
