"""What a person reads on a page, for tests."""

from __future__ import annotations

import re
from html import unescape

from django.http import HttpResponse

TAG = re.compile(r"<[^>]+>")


def words(html: str) -> str:
    """The text of a piece of HTML, with single spaces."""
    return " ".join(unescape(TAG.sub(" ", html)).split())


def heading(response: HttpResponse) -> str:
    """The page's one h1."""
    (found,) = re.findall(r"<h1[^>]*>(.*?)</h1>", response.content.decode(), re.S)
    return words(found)


def title(response: HttpResponse) -> str:
    (found,) = re.findall(r"<title>(.*?)</title>", response.content.decode(), re.S)
    return words(found)


def labels(response: HttpResponse) -> list[tuple[str, str]]:
    """The value and the words of each tile, in order."""
    found = re.findall(
        r'<label class="tile".*?value="([^"]*)".*?>(.*?)</label>',
        response.content.decode(),
        re.S,
    )
    return [(value, words(text)) for value, text in found]


def hidden(response: HttpResponse) -> dict[str, str]:
    """What the page's forms send by themselves, but the token."""
    found = re.findall(
        r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', response.text
    )
    return {name: value for name, value in found if name != "csrfmiddlewaretoken"}


def without_tokens(html: str) -> str:
    """A page without what differs each time that it is asked for."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)
