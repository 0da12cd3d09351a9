"""Holds the style sheets to their rules: tokens alone hold values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL.ImageColor import colormap

ROOT = Path(__file__).parents[2]
CSS_DIR = ROOT / "static" / "css"
TOKENS = (CSS_DIR / "tokens.css").read_text()
# fonts.css holds the metrics of typefaces, which are no sizes of ours.
PARTS = sorted(
    path
    for path in CSS_DIR.rglob("*.css")
    if path.name not in {"tokens.css", "fonts.css"}
)
ADMIN = sorted((ROOT / "static" / "admin").glob("*.css"))
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\(|"
    rf"(?<![\w-])(?:{'|'.join(colormap)}|rebeccapurple)(?![\w-])",
    re.IGNORECASE,
)
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


def tokens_of(scheme: str) -> dict[str, str]:
    """The tokens as a reader with that scheme gets them."""
    plain, _, rest = TOKENS.partition("@media (prefers-color-scheme: dark)")
    dark, _, _ = rest.partition("@media")
    pattern = re.compile(r"--([\w-]+):\s*([^;]+);")
    found = dict(pattern.findall(plain))
    return found | dict(pattern.findall(dark)) if scheme == "dark" else found


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, from 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("ink", "paper", 7),
        ("ink", "wash", 7),
        ("on-deep", "deep", 7),
        ("on-deep", "foot", 7),
        ("muted", "paper", 4.5),
        ("muted", "wash", 4.5),
        ("brand", "paper", 4.5),
        ("brand", "wash", 4.5),
        ("brand-strong", "paper", 4.5),
        ("on-brand", "brand", 4.5),
        ("on-brand", "brand-strong", 4.5),
        ("on-sun", "sun", 4.5),
        ("on-sun", "sun-strong", 4.5),
        ("sun", "deep", 4.5),
        ("classroom", "paper", 4.5),
        ("employment", "paper", 4.5),
        ("management", "paper", 4.5),
        ("error", "paper", 4.5),
        ("success", "paper", 4.5),
        ("success", "wash", 4.5),
        ("error", "wash", 4.5),
        ("paper", "error", 4.5),
        ("edge", "paper", 3),
        ("edge", "wash", 3),
    ],
)
def test_text_and_controls_contrast(
    scheme: str, text: str, ground: str, least: float
) -> None:
    tokens = tokens_of(scheme)

    assert contrast(tokens[text], tokens[ground]) >= least


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "wash", "deep", "foot", "sun"])
def test_focus_ring_contrasts_wherever_it_falls(scheme: str, ground: str) -> None:
    tokens = tokens_of(scheme)

    strongest = max(
        contrast(tokens["ring"], tokens[ground]),
        contrast(tokens["sun"], tokens[ground]),
    )

    assert strongest >= 3
    assert contrast(tokens["ring"], tokens["sun"]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_section_colours_differ(scheme: str) -> None:
    tokens = tokens_of(scheme)

    assert (
        len({tokens[name] for name in ("classroom", "employment", "management")}) == 3
    )


def test_every_scheme_has_its_own_tokens() -> None:
    queries = re.findall(r"@media ([^{]+?) \{", TOKENS)

    assert queries == [
        "(prefers-color-scheme: dark)",
        "(prefers-contrast: more)",
        "(prefers-reduced-motion: reduce)",
        "print",
    ]


def test_dark_scheme_turns_ink_and_paper_round() -> None:
    light, dark = tokens_of("light"), tokens_of("dark")

    assert luminance(light["ink"]) < luminance(light["paper"])
    assert luminance(dark["ink"]) > luminance(dark["paper"])


def test_nothing_moves_for_longer_than_the_one_token_says() -> None:
    moving = [
        value
        for path in PARTS
        for name, value in values(without_comments(path))
        if name.startswith(("transition", "animation")) or name == "scroll-behavior"
    ]

    assert moving
    assert all("var(--quick)" in value for value in moving)


def test_colour_of_the_browser_is_that_of_the_top_bar() -> None:
    shell = (ROOT / "templates" / "base.html").read_text()

    assert f'name="theme-color" content="{tokens_of("light")["deep"]}"' in shell


def test_mails_have_the_colours_of_the_tokens_in_light_and_dark() -> None:
    mails = " ".join(
        path.read_text() for path in (ROOT / "templates" / "mail").rglob("*.html")
    )
    before, _, rest = mails.partition("<style>")
    sheet, _, after = rest.partition("</style>")
    names = ("paper", "ink", "brand", "on-brand", "muted", "line")
    light, dark = (tokens_of(scheme) for scheme in ("light", "dark"))

    assert set(COLOUR.findall(sheet)) == {dark[name] for name in names}
    assert set(COLOUR.findall(before + after)) == {
        light[name] for name in (*names, "sun")
    }
