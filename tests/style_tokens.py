"""The tokens of the look, as a reader gets them, for what is made of them."""

from __future__ import annotations

import re
from pathlib import Path

from PIL.ImageColor import colormap

ROOT = Path(__file__).parents[1]
CSS_DIR = ROOT / "static" / "css"
TOKENS = (CSS_DIR / "tokens.css").read_text()
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix)\(|"
    rf"(?<![\w-])(?:{'|'.join(colormap)}|rebeccapurple)(?![\w-])",
    re.IGNORECASE,
)


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
