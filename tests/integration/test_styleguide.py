"""The styleguide shows each component there is, and in a demo alone."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.images import ImageFile
from django.template.loader import get_template
from django.test import Client
from PIL import Image

from naht_site.models import Picture
from naht_site.styleguide import GROUPS
from naht_site.views.styleguide import COLOURS, blocks_of_pages
from tests.style_tokens import tokens_of

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
ENTRIES = [entry for entries in GROUPS.values() for entry in entries]
# Drawn by their block alone.
OF_BLOCKS = {"nation_section"}
STREAMS = {"body", "nation_text"}
COLOUR = re.compile(r"#[0-9a-f]{3,6}")


def names(folder: Path, ending: str) -> set[str]:
    return {path.stem for path in folder.glob(f"*.{ending}")}


def test_every_component_has_an_entry_and_every_entry_a_component() -> None:
    shown = [name for entry in ENTRIES for name in (entry.name, *entry.parts)]

    assert sorted(shown) == sorted(names(TEMPLATES / "components", "html"))
    assert len(ENTRIES) >= 40


def test_every_entry_has_a_style_sheet_and_every_style_sheet_an_entry() -> None:
    sheets = names(ROOT / "static" / "css" / "components", "css")

    assert sheets == {entry.name for entry in ENTRIES} | OF_BLOCKS


def test_every_part_is_drawn_by_another_template() -> None:
    sources = "".join(path.read_text() for path in TEMPLATES.rglob("*.html"))
    sources += "".join(path.read_text() for path in ROOT.glob("naht_site/*.py"))
    parts = [part for entry in ENTRIES for part in entry.parts]

    unused = [part for part in parts if f'"components/{part}.html"' not in sources]

    assert unused == []
    assert len(parts) == 5


def test_every_template_of_a_block_is_one_that_editors_can_choose() -> None:
    offered = {Path(name).stem for name in blocks_of_pages()}
    drawn = names(TEMPLATES / "blocks", "html")
    previews = {name for name in drawn if name.endswith("_preview")}

    assert drawn - previews - STREAMS == offered


def test_every_colour_is_shown_with_its_use() -> None:
    colours = {
        name for name, value in tokens_of("light").items() if COLOUR.fullmatch(value)
    }

    assert set(COLOURS) == colours


@pytest.mark.django_db
def test_styleguide_shows_every_state_by_the_templates_of_pages(
    client: Client, settings: object
) -> None:
    settings.DEMO = True
    file = BytesIO()
    Image.new("RGB", (640, 480), "#4d1f72").save(file, "JPEG")
    Picture.objects.create(title="Yard", file=ImageFile(file, name="yard.jpg"))

    response = client.get("/styleguide/")

    page = response.content.decode()
    assert response.status_code == 200
    assert page.count('class="styleguide-state"') == sum(
        len(entry.states) for entry in ENTRIES
    )
    assert page.count("<picture>") == 5
    repeated = [
        name
        for name, times in Counter(re.findall(r' id="([^"]+)"', page)).items()
        if times > 1
    ]
    assert repeated == []
    assert '<meta name="robots" content="noindex">' in page
    assert response.cookies == {}


@pytest.mark.django_db
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_every_state_of_an_entry_differs_and_has_words(entry) -> None:
    drawn = [html.strip() for _, html in entry.drawn()]
    titles = [title for title, _ in entry.drawn()]

    assert all(drawn)
    assert len(set(titles)) == len(titles)
    assert entry.use.endswith(".")
    assert "takes" in get_template(entry.template).template.source.lower()


@pytest.mark.django_db
def test_styleguide_is_for_demos_alone(client: Client, settings: object) -> None:
    settings.DEMO = False

    response = client.get("/styleguide/")

    assert response.status_code == 404
