"""What the HTML checker says that is let pass, each with the reason why."""

from __future__ import annotations

import re
from dataclasses import dataclass

STAFF = r"/admin/|case: |phone: |edit: "


@dataclass(frozen=True)
class Known:
    """A message on some pages; both are patterns, matched from the start."""

    pages: str
    says: str
    why: str

    def holds(self, page: str, message: str) -> bool:
        return bool(re.match(self.pages, page) and re.match(self.says, message))


LET_PASS = [
    Known(
        r"/styleguide/",
        r"Consider using the “h1”|The heading “h3” .* follows the heading “h1”",
        "It draws the headings of whole pages as examples.",
    ),
    Known(
        r"block: ",
        r"This document has heading elements but none .* level of 1",
        "It is one block of a page, alone in a frame.",
    ),
    Known(
        STAFF,
        r"A table row was 1 columns wide",
        "Wagtail's list of keyboard shortcuts, on every page of the admin.",
    ),
    Known(
        STAFF,
        r"Element “div” not allowed as child of element “(button|label)”",
        "Wagtail's side panels: their counters and the grip that resizes them.",
    ),
    Known(
        STAFF,
        r"Attribute “type” not allowed on element “div”",
        "Wagtail's menu of a page, beside its path.",
    ),
    Known(
        STAFF,
        r"Text not allowed in element “iframe”",
        "Wagtail's preview, before it is opened.",
    ),
    Known(
        STAFF,
        r"Section lacks heading",
        "Wagtail's tabs and panels: `aria-labelledby` names them.",
    ),
    Known(
        STAFF,
        r"This document has heading elements but none .* level of 1",
        "Wagtail's editor of a snippet: its title is the last part of the path.",
    ),
    Known(
        STAFF,
        r"The value of the “for” attribute|An “input” element with .* “aria-\*”",
        "Wagtail's choosers keep what is chosen in a hidden field.",
    ),
    Known(
        STAFF,
        r"Bad value “” for attribute “(height|src|width)” on element “img”",
        "Wagtail's chooser of a picture, before one is chosen.",
    ),
    Known(
        STAFF,
        r"Duplicate attribute “value”.*-ORDER",
        "Wagtail's lists of parts, which remember their order in a hidden field.",
    ),
]


def without_known(
    found: dict[str, list[str]], known: list[Known]
) -> tuple[dict[str, list[str]], list[Known]]:
    """What is left of each page's messages, and what of the list was not met."""
    met: set[Known] = set()
    left: dict[str, list[str]] = {}
    for page, messages in found.items():
        for message in messages:
            one = next((each for each in known if each.holds(page, message)), None)
            if one:
                met.add(one)
            else:
                left.setdefault(page, []).append(message)
    return left, [each for each in known if each not in met]
