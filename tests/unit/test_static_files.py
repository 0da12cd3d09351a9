from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

from naht_site.static_files import SiteStylesFinder, join_styles

CSS_DIR = Path(__file__).parents[2] / "static" / "css"


def write_parts(css_dir: Path) -> None:
    for folder in ("components", "pages"):
        (css_dir / folder).mkdir(parents=True)
    parts = {
        "tokens.css": ":root { --ink: #000; } /* why */",
        "fonts.css": '@font-face { src: url("../fonts/a.woff2"); }',
        "reset.css": "* { margin: 0; }",
        "base.css": "body {\n  color: var(--ink);\n}",
        "layout.css": ".page { width: 100%; }",
        "components/b.css": ".b { top: 0; }",
        "components/a.css": ".a,\n.aa { top: 0; }",
        "pages/one.css": ".one { top: 0; }",
        "utilities.css": ".muted { left: 0; }",
        "media.css": "@media print { .a { display: none; } }",
    }
    for name, text in parts.items():
        (css_dir / name).write_text(text)


def test_join_styles_puts_the_parts_in_layer_order(tmp_path: Path) -> None:
    write_parts(tmp_path / "css")

    joined = join_styles(tmp_path / "css")

    assert joined.splitlines() == [
        ":root{--ink: #000;}",
        '@font-face{src: url("../fonts/a.woff2");}',
        "@layer reset,base,layout,components,pages,utilities;",
        "@layer reset{*{margin: 0;}}",
        "@layer base{body{color: var(--ink);}}",
        "@layer layout{.page{width: 100%;}}",
        "@layer components{.a,.aa{top: 0;}.b{top: 0;}}",
        "@layer pages{.one{top: 0;}}",
        "@layer utilities{.muted{left: 0;}}",
        "@media print{.a{display: none;}}",
    ]


def test_join_styles_names_a_missing_part(tmp_path: Path) -> None:
    write_parts(tmp_path / "css")
    (tmp_path / "css" / "base.css").unlink()

    with pytest.raises(FileNotFoundError, match=r"base\.css"):
        join_styles(tmp_path / "css")


def test_finder_follows_a_changed_part(tmp_path: Path, settings) -> None:
    settings.BASE_DIR = tmp_path
    settings.DATA_DIR = tmp_path / "var"
    write_parts(tmp_path / "static" / "css")
    finder = SiteStylesFinder()
    before = Path(finder.find("css/site.css")).read_text()

    (tmp_path / "static" / "css" / "utilities.css").write_text(".changed { top: 0; }")
    after = Path(finder.find("css/site.css")).read_text()

    assert before.replace(".muted{left: 0;}", ".changed{top: 0;}") == after


def test_finder_lists_the_joined_sheet_alone(tmp_path: Path, settings) -> None:
    settings.DATA_DIR = tmp_path
    finder = SiteStylesFinder()

    listed = [(name, storage.exists(name)) for name, storage in finder.list([])]

    assert listed == [("css/site.css", True)]
    assert finder.find("css/base.css") == []


def test_hashing_keeps_the_font_addresses_right(tmp_path: Path) -> None:
    source = tmp_path / "css" / "site.css"
    source.parent.mkdir()
    source.write_text(join_styles(CSS_DIR))
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for font in (CSS_DIR.parent / "fonts").glob("*.woff2"):
        (fonts / font.name).write_bytes(font.read_bytes())
    storage = ManifestStaticFilesStorage(location=str(tmp_path), base_url="/static/")
    names = ["css/site.css", *(f"fonts/{font.name}" for font in fonts.iterdir())]

    list(storage.post_process({name: (storage, name) for name in names}))

    hashed = (tmp_path / storage.stored_name("css/site.css")).read_text()
    addresses = re.findall(r'url\("(.+?)"\)', hashed)
    assert len(addresses) == 3
    for address in addresses:
        assert re.fullmatch(r"\.\./fonts/[a-z-]+\.[0-9a-f]{12}\.woff2", address)
        assert (source.parent / address).exists()


def test_joined_sheet_stays_within_its_weight() -> None:
    joined = join_styles(CSS_DIR).encode()

    assert len(gzip.compress(joined, mtime=0)) <= 12 * 1024
