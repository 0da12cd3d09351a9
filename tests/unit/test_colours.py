"""The colours of the tokens: what stands on what, in light and in dark, mails too."""

from __future__ import annotations

import re

import pytest

from tests.style_tokens import COLOUR, ROOT, TOKENS, contrast, luminance, tokens_of


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
