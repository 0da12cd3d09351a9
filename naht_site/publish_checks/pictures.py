from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from wagtail.images.blocks import ImageBlock

from naht_site.publish_checks.body_parts import parts
from naht_site.publish_checks.findings import Finding, refuse, warn

ENDING = re.compile(
    r"\.(?:png|jpe?g|jfif|gif|webp|avif|svg|bmp|tiff?|heic|pdf|psd|ai|eps)\b", re.I
)
# What cameras, phones and programs call a picture by themselves.
MADE_UP = re.compile(
    r"(?:img|imgp|dsc|dscf|dscn|pxl|mvimg|image|picture|photo|pic|screen ?shot|scan|"
    r"untitled|unnamed|download|icon|banner|copy of)[\s(#-]*[\d\s():.at-]*",
    re.I,
)
VERSION = re.compile(r".*\b(?:v|final)\s?\d+(?:\.\d+)*|.*\(\d+\)", re.I)
NO_WORDS = re.compile(r"[\W\d]+|(?=\S*\d)[0-9a-f-]{8,}", re.I)
# web-blog-final, but not well-known.
JOINED_UP = re.compile(r"\w+(?:-\w+){2,}")


def looks_like_file_name(alt: str) -> bool:
    """Tells whether the description of a picture is the name of a file."""
    alt = " ".join(alt.split())
    if not alt:
        return False
    return (
        "_" in alt
        or "\\" in alt
        or ENDING.search(alt) is not None
        or any(
            pattern.fullmatch(alt)
            for pattern in (MADE_UP, VERSION, NO_WORDS, JOINED_UP)
        )
    )


def is_name_of_file(alt: str, file: str) -> bool:
    """Tells whether the description repeats the file's own name."""
    name, words = _letters(PurePath(file).stem), _letters(alt)
    return bool(words) and words == name


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def pictures_are_described(page: Any) -> Iterator[Finding]:
    """Refuses a picture that is neither described nor decorative, and one whose
    description is the name of a file.
    """
    for path, block, value in parts(page):
        if not isinstance(block, ImageBlock) or value is None or value.decorative:
            continue
        alt = value.contextual_alt_text or ""
        if not alt.strip():
            yield refuse(
                "Say what the picture shows, or tick that it is decoration.",
                *path,
                "alt_text",
            )
        elif looks_like_file_name(alt):
            yield refuse(
                f"“{alt}” looks like the name of a file. Say what the picture shows, "
                "or tick that it is decoration.",
                *path,
                "alt_text",
            )
        elif is_name_of_file(alt, value.file.name or ""):
            yield warn(
                f"“{alt}” is the name of the picture's file. Does it say what the "
                "picture shows? If not, write that.",
                *path,
                "alt_text",
            )


def picture_in_lists_is_described(page: Any) -> Iterator[Finding]:
    """Refuses a picture that lists describe, if its description is missing or is the
    name of a file.
    """
    picture = page.picture() if page.describes_picture else None
    alt = picture.description.strip() if picture else ""
    if picture and (not alt or looks_like_file_name(alt)):
        said = f"“{alt}” looks like the name of a file" if alt else "it has none"
        yield refuse(
            f"Lists show this picture with its description, and {said}. Open it under "
            "“Pictures” and say there what it shows.",
            "share_picture",
        )
