"""The shell of every page, drawn without a database."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from naht_site.models import ContactSettings
from naht_site.surroundings import Surroundings
from naht_site.templatetags.shell import is_within, json_ld

MENU = [
    {"title": "Help and advice", "url": "/advice/"},
    {"title": "News", "url": "/news/"},
]


@pytest.fixture
def _plain_static(settings) -> None:
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        }
    }


def shell(path: str = "/", **context: object) -> str:
    context = {"request": SimpleNamespace(path=path)} | context
    return render_to_string("base.html", context)


@pytest.mark.parametrize(
    ("path", "url", "within"),
    [
        ("/news/", "/news/", True),
        ("/news/a/", "/news/", True),
        ("/advice/news/", "/news/", False),
        ("/newsletter/", "/news/", False),
        ("", "/news/", False),
        (None, "/news/", False),
        ("/news/", "", False),
    ],
)
def test_is_within_knows_what_lies_below(path: str, url: str, within: bool) -> None:
    assert is_within(path, url) is within


@pytest.mark.parametrize(
    "data", [{"name": "</script><b>&"}, json.dumps({"name": "</script><b>&"})]
)
def test_json_ld_cannot_end_its_script_element(data: object) -> None:
    written = json_ld(data)

    assert re.search("[<>&]", written) is None
    assert json.loads(written) == {"name": "</script><b>&"}


@pytest.mark.usefixtures("_plain_static")
@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/", []),
        ("/news/", [("/news/", "page")]),
        ("/news/a/", [("/news/", "true")]),
    ],
)
def test_menu_marks_where_the_reader_is(
    path: str, marked: list[tuple[str, str]]
) -> None:
    html = shell(path, surroundings={"menu": MENU})

    found = re.findall(r'<a href="([^"]+)" aria-current="(\w+)"', html)
    assert found == marked * 2  # the plain menu and the one that folds on phones


@pytest.mark.usefixtures("_plain_static")
def test_shell_stands_with_no_more_than_how_to_reach_us() -> None:
    around = Surroundings(contact=ContactSettings())

    html = render_to_string("base.html", {"surroundings": around})

    assert "<title>Page – NAHT middle leaders</title>" in html
    assert re.findall(r'href="(tel:[^"]+)"', html) == ["tel:+443003030333"] * 2
    assert "<summary>" not in html


@pytest.mark.usefixtures("_plain_static")
def test_shell_says_error_first_when_a_form_has_one() -> None:
    html = shell(form=SimpleNamespace(errors={"title": ["Enter it"]}))

    assert "<title>Error: Page – NAHT middle leaders</title>" in html


@pytest.mark.usefixtures("_plain_static")
def test_shell_names_one_canonical_address() -> None:
    row = {"path": "/news/a/", "title": "A", "head": {}}

    html = shell(row=row, site_url="https://example.org")

    assert re.findall(r'<link rel="canonical" href="(.+?)">', html) == [
        "https://example.org/news/a/"
    ]


@pytest.mark.usefixtures("_plain_static")
def test_shell_holds_nothing_inline_and_nothing_from_elsewhere() -> None:
    row = {"path": "/", "title": "A", "head": {"breadcrumbs": MENU, "json_ld": "{}"}}

    html = render_to_string(
        "published.html", {"row": row, "surroundings": {"menu": MENU}}
    )

    assert re.findall(r"\sstyle=|<style|\son[a-z]+=", html) == []
    assert re.findall(r"<script(?! type=\"application/ld\+json\")", html) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//', html) == []


@pytest.mark.parametrize("name", ["500.html", "503.html"])
def test_page_for_a_broken_site_needs_nothing_of_it(name: str) -> None:
    html = render_to_string(name, {"contact": ContactSettings()})

    assert re.findall(r'<link rel="stylesheet" href="(.+?)">', html) == [
        f"{settings.STATIC_URL}css/site.css"
    ]
    assert html.count("0300 30 30 333") == 3
    assert html.count("<h1>") == 1


@pytest.mark.usefixtures("_plain_static")
@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html"])
def test_error_page_gives_phone_and_email(name: str) -> None:
    around = Surroundings(contact=ContactSettings())

    html = render_to_string(name, {"surroundings": around})

    assert html.count("<h1>") == 1
    main = html[html.index("<main") : html.index("</main>")]
    assert re.findall(r'href="((?:tel|mailto):.+?)"', main) == [
        "tel:+443003030333",
        "mailto:info@naht.org.uk",
    ]
