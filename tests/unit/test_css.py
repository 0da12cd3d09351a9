"""Holds the style sheets to their rules: tokens alone hold values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CSS_DIR = Path(__file__).parents[2] / "static" / "css"
TOKENS = (CSS_DIR / "tokens.css").read_text()
# fonts.css holds the metrics of typefaces, which are no sizes of ours.
PARTS = sorted(
    path
    for path in CSS_DIR.rglob("*.css")
    if path.name not in {"tokens.css", "fonts.css"}
)
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)\(|"
    r":[^;{]*\b(?:white|black|gr[ae]y|red|green|blue|yellow|orange|purple)\b",
    re.IGNORECASE,
)
LENGTH = re.compile(
    r"(?<![\w-])[+-]?(?:\d+\.?\d*|\.\d+)(?:px|rem|em|ch|ex|lh|pt|vw|vh|dvh|svh|cm|mm)\b"
)
MEDIA_QUERY = re.compile(r"@media[^{]*")
WHOLE_SCREEN = {"100vh", "100dvh"}


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


def test_there_are_style_sheets_to_hold() -> None:
    names = {path.name for path in PARTS}

    assert {"base.css", "layout.css", "button.css", "card.css"} <= names
    assert len(PARTS) >= 30


@pytest.mark.parametrize("path", PARTS, ids=lambda path: path.name)
def test_style_sheet_holds_no_literal_colour(path: Path) -> None:
    assert COLOUR.findall(without_comments(path)) == []


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
