"""The words that search knows a page by."""

from __future__ import annotations

from html.parser import HTMLParser

# English as PostgreSQL stems it, with accents taken off: Siân is found by Sian.
CONFIG = "site_english"

# What stands around a text. The title and summary in a header are indexed by
# themselves, with a weight of their own.
AROUND = frozenset({"header", "nav", "footer", "form", "script", "style", "template"})
NOT_QUOTED = "data-nosnippet"
NEVER_CLOSED = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()
)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.left_out: list[str] = []  # the elements under way that are left out

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in NEVER_CLOSED:
            return
        if self.left_out or tag in AROUND or NOT_QUOTED in dict(attrs):
            self.left_out.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.left_out:
            while self.left_out.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self.left_out:
            self.found.append(data)


def without_tags(text: str) -> str:
    """A plain text that PostgreSQL reads whole: it leaves out what looks like a tag."""
    return text.replace("<", " ")


def words_of(html: str | None) -> str:
    """The text of a page's body in one line, without what merely stands around it.

    An element that says `data-nosnippet` is left out too.
    """
    parser = _Words()
    parser.feed(html or "")
    parser.close()
    return " ".join(" ".join(parser.found).split())
