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
