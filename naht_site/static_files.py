"""Joins the small style sheets of static/css into the one that pages load.

A reader's browser asks for one file; people who work on the site keep one file a
component. There is no build step: the joined sheet is made by a finder, so it is
right under the development server, under collectstatic and in tests alike.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

JOINED_NAME = "css/site.css"
LAYERS = ("reset", "base", "layout", "components", "pages", "utilities")
FOLDERS = {"components", "pages"}  # layers of a file a component, or a kind of page
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE_AROUND_MARKS = re.compile(r"\s*([{};,])\s*")


def join_styles(css_dir: Path) -> str:
    """Return the style sheets under `css_dir` as one, in layer order.

    Tokens and fonts come first and belong to no layer; each layer then holds the
    file named for it or, if it is one of FOLDERS, every file of that folder by name.
    media.css comes last, outside the layers, because it overrules all of them.
    Comments and needless space are left out. Raises FileNotFoundError if one of them
    is missing.
    """
    parts = [_read(css_dir / "tokens.css"), _read(css_dir / "fonts.css")]
    parts.append(f"@layer {','.join(LAYERS)};")
    for layer in LAYERS:
        rules = "".join(_read(path) for path in _files_of(css_dir, layer))
        parts.append(f"@layer {layer}{{{rules}}}")
    parts.append(_read(css_dir / "media.css"))
    return "\n".join(parts) + "\n"


def _files_of(css_dir: Path, layer: str) -> list[Path]:
    if layer in FOLDERS:
        return sorted((css_dir / layer).glob("*.css"))
    return [css_dir / f"{layer}.css"]


def _read(path: Path) -> str:
    without_comments = COMMENT.sub("", path.read_text(encoding="utf-8"))
    return SPACE_AROUND_MARKS.sub(r"\1", without_comments.strip())


class SiteStylesFinder(BaseFinder):
    """Finds css/site.css: joined anew from its parts whenever they differ from it.

    The joined file is kept under `<DATA_DIR>/joined`, because finders give paths.
    """

    def __init__(self, app_names: object = None, *args: object, **kwargs: object):
        self.css_dir = settings.BASE_DIR / "static" / "css"
        self.storage = FileSystemStorage(location=settings.DATA_DIR / "joined")
        super().__init__(*args, **kwargs)

    def find(self, path: str, find_all: bool = False, **kwargs: object) -> object:
        """Return the joined sheet's path (in a list if `find_all`), else nothing."""
        if path != JOINED_NAME:
            return []
        joined = str(self._join())
        return [joined] if find_all else joined

    def list(self, ignore_patterns: object) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield the joined sheet's name and the storage that holds it."""
        if not matches_patterns(JOINED_NAME, ignore_patterns):
            self._join()
            yield JOINED_NAME, self.storage

    def _join(self) -> Path:
        joined = Path(self.storage.path(JOINED_NAME))
        text = join_styles(self.css_dir)
        if not joined.exists() or joined.read_text(encoding="utf-8") != text:
            joined.parent.mkdir(parents=True, exist_ok=True)
            # Another process may be reading the file: replace it in one step.
            fresh = joined.with_suffix(f".{os.getpid()}")
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(joined)
        return joined
