"""No page of the admin holds a script, so that its policy can refuse them all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import wagtail
from django import forms
from django.apps import apps
from django.template.loader import get_template
from wagtail.admin.widgets import (
    AdminDateInput,
    AdminDateTimeInput,
    AdminPageChooser,
    AdminTimeInput,
    BaseChooser,
)
from wagtail.admin.widgets.workflows import AdminTaskChooser
from wagtail.images.widgets import AdminImageChooser

from naht_site import content_policy
from naht_site.admin_scripts import marker

OURS = Path(__file__).parents[2] / "templates"
THEIRS = Path(wagtail.__file__).parent
SCRIPT = re.compile(r"<script\b([^>]*)>")
# With an inline script of their own; ours stand before them.
REPLACED = {
    "wagtailadmin/panels/inline_panel.html",
    "wagtailadmin/panels/multiple_chooser_panel.html",
    "wagtailadmin/widgets/date_input.html",
    "wagtailadmin/widgets/datetime_input.html",
    "wagtailadmin/widgets/time_input.html",
}


def has_inline_script(html: str) -> bool:
    """Whether a script stands in it that is neither a file nor data."""
    return any(
        "src=" not in attributes and "application/json" not in attributes
        for attributes in SCRIPT.findall(html)
    )


def test_wagtail_has_inline_scripts_where_we_replace_them_and_nowhere_else() -> None:
    found, seen = set(), 0
    for app in apps.get_app_configs():
        if not app.module.__name__.startswith("wagtail"):
            continue
        folder = Path(app.path) / "templates"
        for path in folder.rglob("*.html"):
            seen += 1
            if has_inline_script(path.read_text()):
                found.add(str(path.relative_to(folder)))

    assert found == REPLACED
    assert seen > 300


def test_wagtail_writes_a_script_in_python_for_choosers_alone() -> None:
    found = [
        str(path.relative_to(THEIRS))
        for path in THEIRS.rglob("*.py")
        if not {"tests", "test"} & set(path.relative_to(THEIRS).parts)
        and re.search(r"^[^#]*<script", path.read_text(), re.MULTILINE)
    ]

    assert found == ["admin/widgets/chooser.py"]


@pytest.mark.parametrize("name", sorted(REPLACED))
def test_template_of_ours_replaces_it_without_a_script(name: str) -> None:
    template = get_template(name)

    assert Path(template.origin.name) == OURS / name
    assert "data-start" in template.template.source
    assert not has_inline_script(template.template.source)


def test_no_template_of_ours_holds_an_inline_script() -> None:
    paths = sorted(OURS.rglob("*.html"))

    found = [
        str(path.relative_to(OURS))
        for path in paths
        if re.search(
            r"<script\b(?![^>]*(?:src=|application/(?:ld\+)?json))", path.read_text()
        )
        or re.search(r"\son[a-z]+=[\"']|javascript:", path.read_text())
    ]

    assert found == []
    assert len(paths) > 200


@pytest.mark.parametrize(
    ("widget", "start"),
    [
        (AdminDateInput(), "initDateChooser"),
        (AdminTimeInput(), "initTimeChooser"),
        (AdminDateTimeInput(), "initDateTimeChooser"),
        (AdminPageChooser(), "PageChooser"),
        (AdminImageChooser(), "ImageChooser"),
        (AdminTaskChooser(), "createTaskChooser"),
    ],
)
def test_field_is_started_by_a_marker(widget: forms.Widget, start: str) -> None:
    html = widget.render("when", None, attrs={"id": "id_when"})

    assert re.findall(r'data-start="(\w+)"', html) == [start]
    assert len(re.findall(r"data-given=.\[(?:&quot;|\")id_when\b", html)) == 1
    assert not has_inline_script(html)


def test_every_chooser_starts_by_a_marker() -> None:
    kinds, found = [BaseChooser], []
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        found.append(kind)

    own = [kind.__name__ for kind in found if "render" in vars(kind)]

    assert own == ["BaseChooser"]
    assert BaseChooser.render.__module__ == "naht_site.admin_scripts"
    assert len(found) >= 6


@pytest.mark.parametrize(
    ("call", "start", "given"),
    [
        (
            'new PageChooser("id_page", {"a": 1});',
            "PageChooser",
            '["id_page", {"a": 1}]',
        ),
        ('createTaskChooser("id_task");', "createTaskChooser", '["id_task"]'),
    ],
)
def test_marker_says_what_to_start_and_with_what(
    call: str, start: str, given: str
) -> None:
    written = marker(call)

    quoted = given.replace('"', "&quot;")
    assert written == (
        f'<span hidden data-start="{start}" data-given="{quoted}"></span>'
    )


@pytest.mark.parametrize("call", ["", "alert(1); alert(2);", "new A(b);", "a.b(1);"])
def test_marker_takes_one_call_with_plain_values(call: str) -> None:
    with pytest.raises(ValueError, match=r"one call|Expecting"):
        marker(call)


def test_policy_of_the_admin_lets_no_script_in_a_page_run() -> None:
    admin, pages = content_policy.ADMIN, content_policy.PAGES

    assert admin["script-src"] == pages["script-src"] == ["'self'"]
    assert {name for name in admin if admin[name] != pages.get(name)} == {
        "style-src",
        "img-src",
        "media-src",
    }
