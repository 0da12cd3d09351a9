"""Calm abstract scenes in the site's colours: the same picture each time."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

# Drawn twice as large and then halved, so that edges are smooth.
WIDTH, HEIGHT = 3200, 1800
SIDE = 1600

AUBERGINE, DEEP, BRAND = "#1d1a2f", "#2e1147", "#4d1f72"
PAPER, WASH, LILAC, SUN = "#fffdf8", "#f5f0fa", "#ddd3e8", "#ffb81c"
TEAL, BERRY, BLUE = "#00665c", "#9b2347", "#1d4f91"
MINT, ROSE, SKY, SAND = "#a9d4cc", "#e3b3c1", "#b3c9e6", "#ffe1a1"


@dataclass(frozen=True)
class Palette:
    """From the ground up: what lies far, what lies near, and one accent."""

    ground: str
    far: str
    middle: str
    near: str
    accent: str


DUSK = Palette(LILAC, "#b79ccb", "#7d4f9e", BRAND, SUN)
NIGHT = Palette(DEEP, BRAND, "#7d4f9e", LILAC, SUN)
MEADOW = Palette(WASH, MINT, "#4f9c92", TEAL, SUN)
DAWN = Palette(SAND, ROSE, "#c25f7d", BERRY, SUN)
SHORE = Palette(WASH, SKY, "#6690c4", BLUE, SUN)
PALETTES = {"dusk": DUSK, "night": NIGHT, "meadow": MEADOW, "dawn": DAWN,
            "shore": SHORE}  # fmt: skip

Scene = Callable[[ImageDraw.ImageDraw, Random, Palette], None]


def draw(scene: str, palette: str, seed: str) -> bytes:
    """A JPEG of that scene in those colours; the seed sets where things stand."""
    colours = PALETTES[palette]
    width = SIDE if scene == "portrait" else WIDTH
    height = SIDE if scene == "portrait" else HEIGHT
    image = Image.new("RGB", (width, height), colours.ground)
    chance = Random(seed)  # noqa: S311 (no secret: one seed gives one picture)
    SCENES[scene](ImageDraw.Draw(image), chance, colours)
    file = BytesIO()
    image.reduce(2).save(file, "JPEG", quality=88)
    return file.getvalue()


def _disc(
    pen: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: str
) -> None:
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=colour)


def _line_of_hills(
    pen: ImageDraw.ImageDraw, rng: Random, height: float, swing: float, colour: str
) -> None:
    start, stretch = rng.uniform(0, 6), rng.uniform(0.0016, 0.003)
    points = [
        (x, height + swing * math.sin(start + x * stretch))
        for x in range(0, WIDTH + 40, 40)
    ]
    pen.polygon([(0, HEIGHT), *points, (WIDTH, HEIGHT)], fill=colour)


def hills(pen: ImageDraw.ImageDraw, rng: Random, colours: Palette) -> None:
    _disc(pen, rng.uniform(0.2, 0.8) * WIDTH, 620, 260, colours.accent)
    _line_of_hills(pen, rng, 900, 150, colours.far)
    _line_of_hills(pen, rng, 1180, 130, colours.middle)
    _line_of_hills(pen, rng, 1450, 110, colours.near)


def arches(pen: ImageDraw.ImageDraw, rng: Random, colours: Palette) -> None:
    lit = rng.randrange(1, 4)
    for place in range(5):
        middle = 320 + place * 640
        for step, colour in enumerate((colours.far, colours.middle, colours.near)):
            half, top = 260 - 75 * step, 520 + 120 * step
            inside = colours.accent if step == 2 and place == lit else colour
            pen.rectangle((middle - half, top + half, middle + half, 1640), fill=inside)
            _disc(pen, middle, top + half, half, inside)
    pen.rectangle((0, 1640, WIDTH, HEIGHT), fill=colours.near)


def tiles(pen: ImageDraw.ImageDraw, rng: Random, colours: Palette) -> None:
    size = 400
    inks = [colours.far, colours.middle, colours.near]
    corners = [(0, 0), (1, 0), (0, 1), (1, 1)]
    for left in range(0, WIDTH, size):
        for top in range(0, HEIGHT, size):
            ground, ink = rng.sample([colours.ground, *inks], 2)
            pen.rectangle((left, top, left + size, top + size), fill=ground)
            across, down = rng.choice(corners)
            x, y = left + across * size, top + down * size
            angle = {(0, 0): 0, (1, 0): 90, (1, 1): 180, (0, 1): 270}[across, down]
            box = (x - size, y - size, x + size, y + size)
            pen.pieslice(box, angle, angle + 90, fill=ink)
    left, top = rng.randrange(2, 6) * size, rng.randrange(1, 3) * size
    _disc(pen, left + size / 2, top + size / 2, size * 0.36, colours.accent)


def rings(pen: ImageDraw.ImageDraw, rng: Random, colours: Palette) -> None:
    x, y = rng.uniform(0.3, 0.7) * WIDTH, rng.uniform(0.45, 0.6) * HEIGHT
    inks = [colours.far, colours.ground, colours.middle, colours.ground, colours.near]
    for step in range(13):
        _disc(pen, x, y, 1950 - 145 * step, inks[step % len(inks)])
    _disc(pen, x, y, 150, colours.accent)


def flags(pen: ImageDraw.ImageDraw, rng: Random, colours: Palette) -> None:
    inks = [colours.far, colours.middle, colours.near]
    for row in range(3):
        height, sag = 160 + row * 540, rng.uniform(80, 150)
        top = [
            (x, height + sag * math.sin(math.pi * x / WIDTH))
            for x in range(0, WIDTH + 1, 200)
        ]
        pen.line(top, fill=colours.near, width=10)
        for place, (left, right) in enumerate(itertools.pairwise(top)):
            ink = colours.accent if rng.random() < 0.1 else inks[(place + row) % 3]
            tip = ((left[0] + right[0]) / 2, left[1] + 300)
            pen.polygon([left, right, tip], fill=ink)


def books(pen: ImageDraw.ImageDraw, rng: Random, colours: Palette) -> None:
    inks = [colours.far, colours.middle, colours.near]
    for shelf in (830, 1640):
        x, last = 120, ""
        while x < WIDTH - 240:
            width, height = rng.randrange(90, 230, 20), rng.randrange(420, 640, 20)
            ink = rng.choice([ink for ink in inks if ink != last])
            if rng.random() < 0.07:
                ink = colours.accent
            pen.rounded_rectangle((x, shelf - height, x + width, shelf), 14, fill=ink)
            band = shelf - height + 90
            pen.rectangle((x, band, x + width, band + 24), fill=colours.ground)
            x, last = x + width + 14, ink
        pen.rectangle((0, shelf, WIDTH, shelf + 36), fill=colours.near)


def _leaf(
    pen: ImageDraw.ImageDraw, x: float, y: float, angle: float, size: float, ink: str
) -> None:
    points = []
    for step in range(41):
        turn = step / 40 * 2 * math.pi
        along = (1 - math.cos(turn)) / 2 * size
        aside = math.sin(turn) * size * 0.24
        points.append(
            (
                x + along * math.cos(angle) - aside * math.sin(angle),
                y + along * math.sin(angle) + aside * math.cos(angle),
            )
        )
    pen.polygon(points, fill=ink)


def leaves(pen: ImageDraw.ImageDraw, rng: Random, colours: Palette) -> None:
    inks = [colours.far, colours.middle, colours.near]
    for place in range(7):
        x, top, ink = 260 + place * 450, rng.randrange(240, 620), inks[place % 3]
        pen.line((x, top, x, HEIGHT), fill=ink, width=18)
        for step, y in enumerate(range(top + 220, HEIGHT, 230)):
            size = 250 + 18 * step
            _leaf(pen, x, y, -math.pi * 0.22, size, ink)
            _leaf(pen, x, y, -math.pi * 0.78, size, ink)
        tip = colours.accent if place % 3 == 1 else ink
        _disc(pen, x, top, 70, tip)


def steps(pen: ImageDraw.ImageDraw, rng: Random, colours: Palette) -> None:
    _disc(pen, 900, 520, 250, colours.accent)
    for shade, (ink, lift) in enumerate(
        ((colours.far, 360), (colours.middle, 180), (colours.near, 0))
    ):
        shift = shade * 110
        for step in range(8):
            left = shift + step * 430 - 200
            top = 1660 - step * 170 - lift
            pen.rectangle((left, top, WIDTH, HEIGHT), fill=ink)
        pen.rectangle((0, 1660 - lift, 300, HEIGHT), fill=ink)
    pen.rectangle((0, 1720, WIDTH, HEIGHT), fill=colours.near)


def windows(pen: ImageDraw.ImageDraw, rng: Random, colours: Palette) -> None:
    inks = [colours.middle, colours.near, colours.far]
    x, place = 0, 0
    while x < WIDTH:
        width, top = rng.randrange(380, 560, 20), rng.randrange(380, 900, 20)
        ink = inks[place % 3]
        pen.rectangle((x, top, x + width, HEIGHT), fill=ink)
        if place % 2:
            roof = [(x, top), (x + width / 2, top - 190), (x + width, top)]
            pen.polygon(roof, fill=ink)
        for left in range(x + 60, x + width - 90, 130):
            for upper in range(top + 90, HEIGHT - 160, 190):
                lit = colours.accent if rng.random() < 0.22 else colours.ground
                pen.rounded_rectangle((left, upper, left + 72, upper + 112), 8, lit)
        x, place = x + width, place + 1
    pen.rectangle((0, 1720, WIDTH, HEIGHT), fill=colours.near)


def _ribbon(
    pen: ImageDraw.ImageDraw, start: float, height: float, width: float, ink: str
) -> None:
    upper, lower = [], []
    for x in range(-200, WIDTH + 240, 40):
        turn = start + x * 0.0017
        y, slope = height + 260 * math.sin(turn), 0.442 * math.cos(turn)
        length = math.hypot(1, slope)
        aside, up = slope / length * width / 2, width / 2 / length
        upper.append((x + aside, y - up))
        lower.append((x - aside, y + up))
    pen.polygon([*upper, *reversed(lower)], fill=ink)


def paths(pen: ImageDraw.ImageDraw, rng: Random, colours: Palette) -> None:
    _ribbon(pen, rng.uniform(0, 6), 420, 190, colours.far)
    _ribbon(pen, rng.uniform(0, 6), 750, 190, colours.middle)
    _ribbon(pen, rng.uniform(0, 6), 1080, 60, colours.accent)
    _ribbon(pen, rng.uniform(0, 6), 1410, 190, colours.near)


def bars(pen: ImageDraw.ImageDraw, rng: Random, colours: Palette) -> None:
    inks = [colours.far, colours.middle, colours.near]
    for place in range(11):
        left = 150 + place * 268
        top = 1640 - rng.randrange(280, 1320, 40)
        ink = colours.accent if place == 6 else inks[place % 3]
        pen.rounded_rectangle((left, top, left + 190, 1760), 95, fill=ink)
    pen.rectangle((0, 1640, WIDTH, HEIGHT), fill=colours.ground)
    pen.rectangle((110, 1640, WIDTH - 110, 1660), fill=colours.near)


def waves(pen: ImageDraw.ImageDraw, rng: Random, colours: Palette) -> None:
    _disc(pen, rng.uniform(0.25, 0.75) * WIDTH, 640, 280, colours.accent)
    inks = [colours.far, colours.middle, colours.near]
    for row in range(5):
        y, shift = 820 + row * 160, (row % 2) * 200
        for x in range(-400 + shift, WIDTH + 400, 400):
            _disc(pen, x, y + 200, 220, inks[row % 3])
        pen.rectangle((0, y + 200, WIDTH, HEIGHT), fill=inks[row % 3])


def portrait(pen: ImageDraw.ImageDraw, rng: Random, colours: Palette) -> None:
    _disc(pen, 800, 800, 720, colours.far)
    pen.pieslice((260, 1020, 1340, 2100), 180, 360, fill=colours.near)
    pen.rounded_rectangle((690, 820, 910, 1120), 100, fill=colours.middle)
    _disc(pen, 800, 600, 285, AUBERGINE)
    _disc(pen, 800, 690, 235, colours.middle)
    pen.polygon([(690, 1040), (910, 1040), (800, 1230)], fill=colours.accent)


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        hills, arches, tiles, rings, flags, books, leaves, steps, windows, paths,
        bars, waves, portrait,
    )
}  # fmt: skip
