"""The demo's pictures: which there are, what they show, and putting them in place."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha1
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile

from naht_site.management.demo import register, scenes
from naht_site.models import Picture


@dataclass(frozen=True)
class Drawing:
    """A scene in the colours of a palette, and what somebody sees in it."""

    scene: str
    palette: str
    title: str
    alt: str


DRAWINGS = {
    # News
    "standards": Drawing(
        "windows",
        "dusk",
        "A street of purple houses",
        "A row of purple houses; a few of their windows are lit in yellow",
    ),
    "getting-better": Drawing(
        "leaves",
        "dawn",
        "Seven plants, growing",
        "Seven leafy plants of different heights in red and pink, two with a yellow "
        "bud",
    ),
    "together": Drawing(
        "hills",
        "dusk",
        "Three lines of hills",
        "Three lines of purple hills, one behind the other, under a yellow sun",
    ),
    "behaviour-hubs": Drawing(
        "paths",
        "shore",
        "Four ribbons crossing",
        "Three broad blue ribbons and a thin yellow one cross on their way to the "
        "right",
    ),
    "survey": Drawing(
        "bars",
        "meadow",
        "Eleven columns",
        "Eleven green columns of different heights, one of them yellow",
    ),
    "accountability": Drawing(
        "rings",
        "night",
        "Rings around a point",
        "Purple rings, one inside another, around a small yellow disc",
    ),
    # Kinds of offer
    "services-for-schools": Drawing(
        "arches",
        "dawn",
        "Five doorways",
        "Five red doorways with round tops; one of them is yellow inside",
    ),
    "benefits-for-members": Drawing(
        "waves",
        "shore",
        "A sun over waves",
        "A yellow sun behind rows of round blue waves",
    ),
    "naht-assured": Drawing(
        "tiles",
        "dusk",
        "Purple tiles",
        "Square tiles with quarter circles in purple and lilac, one yellow dot "
        "among them",
    ),
    "naht-extras": Drawing(
        "flags",
        "night",
        "Bunting at night",
        "Three strings of small flags in lilac, purple and yellow on a dark ground",
    ),
    "naht-mentoring-scheme": Drawing(
        "steps",
        "meadow",
        "Green steps",
        "Three flights of green steps that climb to the right, and a yellow sun",
    ),
    # Offers
    "reading": Drawing(
        "books",
        "meadow",
        "Two shelves of green books",
        "Two shelves of books in greens; four of them are yellow",
    ),
    "energy": Drawing(
        "hills",
        "dawn",
        "Red hills in the morning",
        "Pink and red hills under a yellow sun and a sand-coloured sky",
    ),
    "home": Drawing(
        "windows",
        "night",
        "Houses at night",
        "Houses at night; a few of their windows are lit",
    ),
    "eyes": Drawing(
        "rings",
        "shore",
        "Blue rings",
        "Blue and white rings around a yellow disc, like an eye",
    ),
    "access": Drawing(
        "tiles",
        "shore",
        "Blue tiles",
        "Square tiles with quarter circles in blues, one yellow dot among them",
    ),
    "payroll": Drawing(
        "bars",
        "dawn",
        "Red columns",
        "Eleven columns of different heights in red and pink, one of them yellow",
    ),
    "cinema": Drawing(
        "arches",
        "night",
        "Doorways in the dark",
        "Five doorways with round tops in the dark; one is filled with yellow light",
    ),
    "days-out": Drawing(
        "hills",
        "meadow",
        "Green hills",
        "Green hills, one behind the other, under a yellow sun",
    ),
    "mentor": Drawing(
        "paths",
        "dusk",
        "Purple ribbons",
        "Three broad purple ribbons and a thin yellow one that runs between them",
    ),
    # Guides
    "subject": Drawing(
        "books",
        "dusk",
        "Two shelves of purple books",
        "Two shelves of books in purples; one of them is yellow",
    ),
    "flexible": Drawing(
        "waves",
        "dawn",
        "Red waves",
        "A yellow sun behind rows of round waves in red and pink",
    ),
    "conversation": Drawing(
        "paths",
        "night",
        "Ribbons in the dark",
        "Ribbons in purple, lilac and yellow that meet and part on a dark ground",
    ),
    # People
    "marchbank": Drawing(
        "portrait",
        "dawn",
        "Portrait in red",
        "A drawing of a person with dark hair in a red jacket",
    ),
    "ellacott": Drawing(
        "portrait",
        "shore",
        "Portrait in blue",
        "A drawing of a person with dark hair in a blue jacket",
    ),
}


def make_pictures(by: Any) -> tuple[dict[str, Picture], set[str]]:
    """All the demo's pictures by name, and the names of those drawn just now."""
    pictures, new = {}, set()
    for name, drawing in DRAWINGS.items():
        found = register.find(Picture, name)
        if found is None:
            found = _draw(name, drawing, by)
            new.add(name)
        pictures[name] = found
    return pictures, new


def _draw(name: str, drawing: Drawing, by: Any) -> Picture:
    file = scenes.draw(drawing.scene, drawing.palette, name)
    picture = Picture.objects.create(
        title=drawing.title,
        description=drawing.alt,
        file=ImageFile(BytesIO(file), name=f"{name}.jpg"),
        file_size=len(file),
        # What Wagtail knows duplicates by; it would be written at the first look.
        file_hash=sha1(file, usedforsecurity=False).hexdigest(),
        uploaded_by_user=by,
    )
    register.add(name, picture, by=by)
    return picture
