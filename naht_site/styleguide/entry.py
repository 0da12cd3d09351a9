from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

NAMING = re.compile(
    r'(?<= )(id|for|form|name|aria-(?:labelledby|describedby))="([^"]+)"'
)
LINK_WITHIN = re.compile(r'href="#([^"]+)"')
Context = dict[str, Any]


@dataclass(frozen=True)
class State:
    """One look of a component: what it shows, and what its template is given.

    What only a database holds is fetched when the page is asked for.
    """

    title: str
    context: Context | Callable[[], Context]


@dataclass(frozen=True)
class Entry:
    """A component: `name` is that of its template and of its style sheet.

    `parts` are templates of the same folder that it is put together from; they have
    no look of their own.
    """

    name: str
    use: str
    states: tuple[State, ...]
    parts: tuple[str, ...] = ()

    @property
    def template(self) -> str:
        return f"components/{self.name}.html"

    def drawn(self) -> list[tuple[str, SafeString]]:
        """The title and the HTML of each state, by the template that pages use."""
        return [
            (state.title, self._draw(state, f"{self.name}-{number}"))
            for number, state in enumerate(self.states, 1)
        ]

    def _draw(self, state: State, key: str) -> SafeString:
        context = state.context() if callable(state.context) else state.context
        return apart(render_to_string(self.template, context), key)


def apart(html: str, key: str) -> SafeString:
    """The HTML with names that no other example on the page has.

    Nothing in it takes the focus by itself, or the page would open half way down.
    """
    html = NAMING.sub(
        lambda found: '{}="{}"'.format(
            found[1], " ".join(f"{key}-{name}" for name in found[2].split())
        ),
        html.replace(" autofocus", ""),
    )
    html = LINK_WITHIN.sub(rf'href="#{key}-\1"', html)
    return mark_safe(html)  # noqa: S308 (a template of ours has made it safe)
