"""Holds the style sheets to their rules: tokens alone hold values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.style_tokens import COLOUR, CSS_DIR, ROOT, TOKENS, tokens_of

# fonts.css holds the metrics of typefaces, which are no sizes of ours.
PARTS = sorted(
    path
    for path in CSS_DIR.rglob("*.css")
    if path.name not in {"tokens.css", "fonts.css"}
)
ADMIN = sorted((ROOT / "static" / "admin").glob("*.css"))
UNITS = """px rem em ch ex cap ic lh rlh vw vh vi vb vmin vmax dvw dvh svw svh lvw lvh
    cqw cqh cqi cqb cqmin cqmax pt pc in cm mm q"""
LENGTH = re.compile(
    rf"(?<![\w-])[+-]?(?:\d+\.?\d*|\.\d+)(?:{'|'.join(UNITS.split())})\b", re.IGNORECASE
)
TIME = re.compile(r"(?<![\w.-])[+-]?(?:\d+\.?\d*|\.\d+)m?s\b", re.IGNORECASE)
DECLARATION = re.compile(r"(?<=[{;\s])([\w-]+)\s*:\s*([^;{}]+)(?=[;}])")
# Whose value is a token or a word such as `inherit`, and never a number.
OF_TOKENS = re.compile(
    r"border(-\w+)*-radius|font-size|font-weight|font-family|line-height|letter-spacing|"
    r"box-shadow|transition|animation"
)
NUMBER = re.compile(r"(?<![\w.-])(?!0(?![\w.%]))[+-]?(?:\d+\.?\d*|\.\d+)")
MEDIA_QUERY = re.compile(r"@media[^{]*")
WHOLE_SCREEN = {"100vh", "100dvh"}
SOURCES = [
    *(ROOT / "templates").rglob("*.html"),
    *(path for app in ("naht_site", "members") for path in (ROOT / app).rglob("*.py")),
    *(ROOT / "static" / "js").glob("*.js"),
]
# Put together in a template: `button-{{ style }}`, `tag-{{ tone }}` and so on.
MADE = re.compile(r"[\w-]+-(?=\{[{%])")
ALL_SOURCES = " ".join(path.read_text() for path in SOURCES)
STARTS = tuple(set(MADE.findall(ALL_SOURCES)))
KNOWN = set(re.findall(r"[\w-]+", ALL_SOURCES))


def without_comments(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)


def values(text: str) -> list[tuple[str, str]]:
    """The declarations of a style sheet, without its selectors: property and value."""
    return DECLARATION.findall(text)


def colours(text: str) -> list[str]:
    return [found for _, value in values(text) for found in COLOUR.findall(value)]


@pytest.mark.parametrize(
    "value",
    [
        "#fff",
        "#FFFDF8",
        "#1d1a2f80",
        "rgb(0 0 0 / 50%)",
        "rgba(0,0,0,.5)",
        "hsl(273 57% 28%)",
        "oklch(50% .1 300)",
        "color-mix(in srgb, var(--ink), var(--sun))",
        "white",
        "1px solid RebeccaPurple",
        "var(--hair) solid tan",
    ],
)
def test_a_literal_colour_is_found_however_it_is_written(value: str) -> None:
    assert colours(f".a {{ color: {value}; }}")


@pytest.mark.parametrize(
    "value", ["12px", ".5rem", "-1em", "calc(2dvh + 1%)", "1CQI", "0 3pt", "1.5lh"]
)
def test_a_literal_size_is_found_however_it_is_written(value: str) -> None:
    assert LENGTH.search(f".a {{ width: {value}; }}")


@pytest.mark.parametrize("value", ["var(--space-1)", "100%", "0", "none", "h1", "x2em"])
def test_what_is_no_literal_size_is_let_be(value: str) -> None:
    assert LENGTH.search(f".a {{ width: {value}; }}") is None


@pytest.mark.parametrize("value", ["50%", "1.35", "700", "0 4px", "var(--a) .5"])
def test_a_number_is_found_where_a_token_belongs(value: str) -> None:
    assert NUMBER.search(value)


@pytest.mark.parametrize("value", ["0", "inherit", "var(--space-1)", "normal"])
def test_a_token_is_no_number(value: str) -> None:
    assert NUMBER.search(value) is None


def test_there_are_style_sheets_to_hold() -> None:
    names = {path.name for path in PARTS}

    assert {"base.css", "layout.css", "button.css", "card.css"} <= names
    assert len(PARTS) >= 50
    assert len(ADMIN) >= 2


@pytest.mark.parametrize("path", [*PARTS, *ADMIN], ids=lambda path: path.name)
def test_style_sheet_holds_no_literal_colour(path: Path) -> None:
    assert colours(without_comments(path)) == []


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.name)
def test_style_sheet_holds_no_literal_radius_type_or_time(path: Path) -> None:
    text = without_comments(path)

    found = [
        f"{name}: {value}"
        for name, value in values(text)
        if (OF_TOKENS.fullmatch(name) and NUMBER.search(value)) or TIME.search(value)
    ]

    assert found == []


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.name)
def test_style_sheet_holds_no_literal_size(path: Path) -> None:
    rules = MEDIA_QUERY.sub("", without_comments(path))

    assert set(LENGTH.findall(rules)) - WHOLE_SCREEN == set()


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.name)
def test_style_sheet_changes_at_the_two_named_widths_alone(path: Path) -> None:
    tokens = tokens_of("light")

    widths = set(LENGTH.findall(" ".join(MEDIA_QUERY.findall(path.read_text()))))

    assert widths <= {tokens["at-tablet"], tokens["at-desk"]}


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.name)
def test_every_class_of_a_style_sheet_is_worn_somewhere(path: Path) -> None:
    selectors = re.sub(r"\{[^{}]*\}", "{}", without_comments(path))

    named = set(re.findall(r"\.([a-z][\w-]*)", selectors))

    assert {name for name in named - KNOWN if not name.startswith(STARTS)} == set()


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.name)
def test_style_sheet_names_only_tokens_that_there_are(path: Path) -> None:
    text = path.read_text()
    known = set(tokens_of("light")) | set(re.findall(r"--([\w-]+):", text))
    known |= {"section"}  # set by .section-… for the colour of an advice section

    assert set(re.findall(r"var\(--([\w-]+)", text)) - known == set()


def test_every_token_is_used() -> None:
    used = set(re.findall(r"var\(--([\w-]+)", TOKENS))
    for path in PARTS:
        used |= set(re.findall(r"var\(--([\w-]+)", path.read_text()))

    named_in_media_queries = {"at-tablet", "at-desk"}
    assert set(tokens_of("light")) - used - named_in_media_queries == set()


def test_nothing_moves_for_longer_than_the_one_token_says() -> None:
    moving = [
        value
        for path in PARTS
        for name, value in values(without_comments(path))
        if name.startswith(("transition", "animation")) or name == "scroll-behavior"
    ]

    assert moving
    assert all("var(--quick)" in value for value in moving)
