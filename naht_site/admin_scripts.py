"""The admin without scripts in its pages, which its content policy refuses.

Where Wagtail would write `<script>new PageChooser(…)</script>`, we write a marker with
the same name and the same values: static/admin/start.js starts the part and takes the
marker away. Templates of ours under wagtailadmin/ do so for dates and child forms; here
it is done for choosers, whose script is written in Python.
"""

from __future__ import annotations

import json
import re
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.admin.widgets import BaseChooser

_CALL = re.compile(r"(?:new )?(\w+)\((.*)\);", re.DOTALL)


def replace_scripts_of_choosers() -> None:
    BaseChooser.render = _render


def _render(
    self: BaseChooser,
    name: str,
    value: Any,
    attrs: dict[str, Any] | None = None,
    renderer: Any = None,
) -> SafeString:
    """The chooser with a marker after it. Raises KeyError without an id."""
    id_ = (attrs or {})["id"]
    found = self.get_value_data(value)
    return format_html(
        "{}{}",
        self.render_html(name, found, attrs),
        marker(self.render_js_init(id_, name, found)),
    )


def marker(call: str) -> SafeString:
    """For one call of JavaScript whose arguments are JSON, such as `new A("b", {});`.

    Raises ValueError for anything else.
    """
    if not (found := _CALL.fullmatch(call.strip())):
        raise ValueError(f"A start of a part is one call, not {call!r}.")
    name, arguments = found.groups()
    return format_html(
        '<span hidden data-start="{}" data-given="{}"></span>',
        name,
        json.dumps(json.loads(f"[{arguments}]")),
    )
