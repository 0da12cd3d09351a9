"""The files that readers get of each picture: which there are, and when they are made.

A job makes them all when a picture is uploaded or its focal point moves, so that
nobody who publishes waits for AVIF. A page that comes before the job shows JPEG, which
takes no time to make.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from procrastinate.contrib.django import app as jobs
from wagtail.images.models import Filter
from wagtail.images.models import Picture as Shown
from wagtail.images.shortcuts import get_renditions_or_not_found

from naht_site.models import Picture, PictureRendition

# The job is known by its name, so that models need not know of jobs.
MAKE = "naht_site.jobs.make_renditions"
BEST_FIRST = ("avif", "webp", "jpeg")
AT_ONCE = BEST_FIRST[-1]


class Use(NamedTuple):
    """Where a picture stands: how it is cut, smallest first, and how wide it shows.

    Without `sizes` it is as wide as the smallest cut.
    """

    cuts: tuple[str, ...]
    sizes: str

    def specs(self, kind: str) -> list[str]:
        return [f"{cut}|format-{kind}" for cut in self.cuts]


WIDE = ("fill-480x270", "fill-960x540", "fill-1440x810")
CARD = "(min-width: 60rem) 19rem, (min-width: 46rem) 40vw, 79vw"
LEAD = "(min-width: 60rem) 36rem, 92vw"
MEASURE = "(min-width: 46rem) 42rem, 92vw"

USES = {
    "card": Use(WIDE, CARD),
    "poster": Use(WIDE, MEASURE),
    "body": Use(("width-480", "width-960", "width-1440"), MEASURE),
    "face": Use(("fill-64x64", "fill-128x128", "fill-192x192"), "4rem"),
    "portrait": Use(("fill-128x128", "fill-192x192", "fill-384x384"), "8rem"),
    # Whole, so as wide as its shape has it.
    "logo": Use(("max-240x120|bgcolor-ffffff", "max-480x240|bgcolor-ffffff"), ""),
}
SHARED = f"fill-1200x630|format-{AT_ONCE}"


def every_spec() -> list[str]:
    """What the job makes of a picture, the smallest files first."""
    specs = {SHARED: None}
    for use in USES.values():
        for kind in reversed(BEST_FIRST):
            specs |= dict.fromkeys(use.specs(kind))
    return list(specs)


def _made(picture: Picture, specs: Iterable[str]) -> dict[str, PictureRendition]:
    found = picture.find_existing_renditions(*map(Filter, specs))
    return {wish.spec: file for wish, file in found.items()}


def lacking(picture: Picture) -> list[str]:
    """What the job would make: which files there are not yet."""
    specs = every_spec()
    made = _made(picture, specs)
    return [spec for spec in specs if spec not in made]


def shown(picture: Picture, use: str, **attributes: Any) -> Shown:
    """The picture for a page, in each format that is there, and in JPEG in any case.

    `attributes` go to its `img`. Where the original is smaller than some of the cuts,
    they are one file, named once.
    """
    place = USES[use]
    made = _made(picture, (spec for kind in BEST_FIRST for spec in place.specs(kind)))
    kinds = [kind for kind in BEST_FIRST if made.keys() >= {*place.specs(kind)}]
    specs = [
        spec for kind in dict.fromkeys([*kinds, AT_ONCE]) for spec in place.specs(kind)
    ]
    if absent := [spec for spec in specs if spec not in made]:
        made |= get_renditions_or_not_found(picture, absent)
    files: dict[str, PictureRendition] = {}
    seen = set()
    for spec in specs:
        file, kind = made[spec], spec.rpartition("-")[2]
        if (kind, file.width) not in seen:
            files[spec] = file
        seen.add((kind, file.width))
    widths = {file.width for file in files.values()}
    if len(widths) > 1:
        attributes["sizes"] = place.sizes or f"{min(widths)}px"
    return Shown(files, attributes)


def shared_url(picture: Picture, *, is_logo: bool = False) -> str:
    """The address, below the site's own, of what others show of a page."""
    spec = USES["logo"].specs(AT_ONCE)[-1] if is_logo else SHARED
    return picture.get_rendition(spec).url


def make(picture: Picture) -> bool:
    """Makes what there is not yet, one file after the other, so that a job that is
    killed has not worked in vain. Returns whether there was any to make.
    """
    specs = lacking(picture)
    for spec in specs:
        picture.get_rendition(spec)
    return bool(specs)


def make_later(picture: Picture) -> None:
    """Asks the worker for what there is not yet, in the caller's transaction."""
    if lacking(picture):
        jobs.configure_task(MAKE, lock=f"renditions-{picture.pk}").defer(
            picture=picture.pk
        )
