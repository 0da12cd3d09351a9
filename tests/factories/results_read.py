"""What a person reads on a page of results, for tests."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client

HIT = re.compile(r"<h3><a href=\"([^\"]+)\">(.*?)</a></h3>")


def text_of(client: Client, **asked: str | int) -> str:
    response = client.get("/search/", asked)
    assert response.status_code == 200
    return response.content.decode()


def found(client: Client, **asked: str | int) -> list[str]:
    """The titles that are found, as they stand on the page."""
    titles = [title for _, title in HIT.findall(text_of(client, **asked))]
    return [unescape(re.sub("</?mark>", "", title)) for title in titles]


def options(client: Client, facet: str, **asked: str) -> dict[str, tuple[str, str]]:
    """The choices of a facet: the address and the number of each."""
    text = text_of(client, **asked)
    nav = re.search(rf'<nav class="facet" aria-label="{facet}">(.*?)</nav>', text, re.S)
    choice = r'<a href="([^"]+)"[^>]*>([^<]+)</a>(?: <span class="numbers">(\d+))?'
    return {
        title: (unescape(url), number)
        for url, title, number in re.findall(choice, nav[1] if nav else "")
    }
