"""What a first view costs a reader, on every type of page: bytes, hosts, cookies."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client

from naht_site.models import Kind, Person, Picture, Published, Topic
from partners.models import Partner
from tests.factories.demo import seed_demo
from tests.factories.every_block import article_with_every_block
from tests.factories.pages import StandardPageFactory

KB = 1024
MOST = {"first view": 60 * KB, "css": 12 * KB, "js": 6 * KB}
ONE_FONT = "/static/fonts/atkinson-next.woff2"
LISTS = [
    "/news/?kind=perspective",
    "/news/archive/2020/",
    "/partners/?for=schools",
    "/search/",
    "/search/?q=pay",
    "/search/?q=quetzalcoatl",
]
# They hold a token, and so set a cookie; the rest must hold for them too.
FORMS = ["/eligibility/nation/", "/join/email/", "/account/login/"]
PICTURES = {"img", "source"}
FACE = re.compile(r'url\("\.\.(/fonts/[^"]+)"\)[^;]*;\s*unicode-range: ([^;]+);')


def letters_of(ranges: str) -> set[int]:
    """The letters that a `unicode-range` of a style sheet names."""
    ends = [one.strip()[2:].split("-") for one in ranges.split(",")]
    return {
        letter
        for first, *last in ends
        for letter in range(int(first, 16), int((last or [first])[0], 16) + 1)
    }


FONTS = {
    f"/static{path}": letters_of(ranges)
    for path, ranges in FACE.findall(Path(finders.find("css/fonts.css")).read_text())
}


@dataclass
class Loads(HTMLParser):
    """What a browser fetches to show a page, by kind, as addresses."""

    found: dict[str, list[str]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and given["rel"] == "stylesheet":
            self._add("css", given["href"])
        elif tag == "link" and given["rel"] == "preload":
            self._add("font", given["href"])
        elif tag == "link" and "icon" in given["rel"]:
            self._add("picture", given["href"])
        elif tag == "script" and "src" in given:
            self._add("js", given["src"])
        elif tag in PICTURES:
            for one in given.get("srcset", given.get("src", "")).split(","):
                self._add("picture", one.split()[0])
        elif "src" in given or tag in ("object", "embed"):
            self._add("other", given.get("src") or given.get("data", ""))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def _add(self, kind: str, address: str) -> None:
        self.found.setdefault(kind, []).append(address)

    def of(self, kind: str) -> list[str]:
        return self.found.get(kind, [])

    @property
    def fonts(self) -> list[str]:
        """The files of the font that hold the letters written, as the style says."""
        written = set(map(ord, "".join(self.words)))
        return [
            address
            for address, letters in FONTS.items()
            if not written.isdisjoint(letters)
        ]


def sent(address: str) -> int:
    """How many bytes of a static file travel."""
    content = Path(finders.find(address.removeprefix("/static/"))).read_bytes()
    return len(content if address.endswith(".woff2") else gzip.compress(content))


def read(response: HttpResponse) -> Loads:
    loads = Loads()
    loads.feed(gzip.decompress(response.content).decode())
    return loads


def over_budget(response: HttpResponse, loads: Loads) -> list[str]:
    css = sum(map(sent, loads.of("css")))
    js = sum(map(sent, loads.of("js")))
    whole = len(response.content) + css + js + sum(map(sent, loads.fonts))
    weights = {"first view": whole, "css": css, "js": js}
    return [
        f"{what}: {weight} bytes"
        for what, weight in weights.items()
        if weight > MOST[what]
    ]


def from_elsewhere(loads: Loads) -> list[str]:
    """The addresses that lead to another host, or to what we do not use at all."""
    addresses = [address for kind in loads.found.values() for address in kind]
    own = ("/static/", "/media/images/", "data:")
    return [address for address in addresses if not address.startswith(own)]


@pytest.fixture
def addresses(db: None, settings: object) -> list[str]:
    """Every page of the demo, and of every type."""
    settings.DEMO = True
    seed_demo()
    article_with_every_block(Picture.objects.first(), slug="every-block")
    rows = Published.objects.all()
    assert {row.kind for row in rows} == set(Kind)
    return [
        *(row.path for row in rows),
        *(one.get_absolute_url() for one in Topic.objects.all()),
        *(one.get_absolute_url() for one in Person.objects.all()),
        *(one.get_absolute_url() for one in Partner.objects.all()),
        *LISTS,
        *FORMS,
        "/nothing-here/",
    ]


def test_every_type_of_page_keeps_to_its_budgets(
    client: Client, addresses: list[str]
) -> None:
    wrong: dict[str, list[str]] = {}
    for address in addresses:
        response = client.get(address, headers={"accept-encoding": "gzip"})
        loads = read(response)
        assert len(loads.of("css")) == 1, address
        assert loads.of("font") == [ONE_FONT], address
        found = over_budget(response, loads) + from_elsewhere(loads)
        if address not in FORMS and response.cookies:
            found.append(f"cookies: {', '.join(response.cookies)}")
        if found:
            wrong[address] = found

    assert wrong == {}
    assert len(addresses) > 60


def test_budget_finds_what_is_too_much() -> None:
    loads = Loads()

    loads.feed(
        '<link rel="stylesheet" href="https://fonts.example.org/a.css">'
        '<img src="/media/images/a.jpg"><iframe src="//video.example.org/"></iframe>'
        "<p>Tŷ</p>"
    )

    assert from_elsewhere(loads) == [
        "https://fonts.example.org/a.css",
        "//video.example.org/",
    ]
    assert loads.fonts == [ONE_FONT, "/static/fonts/atkinson-next-welsh.woff2"]


def test_letter_is_in_one_file_of_the_font() -> None:
    files = Counter(letter for letters in FONTS.values() for letter in letters)

    assert len(FONTS) == 3
    assert set(files.values()) == {1}


def test_page_with_welsh_letters_keeps_to_its_budgets(client: Client, db: None) -> None:
    page = StandardPageFactory(title="Tŷ’r dŵr", summary="Ŵyn a ŷd.")

    response = client.get(page.url, headers={"accept-encoding": "gzip"})

    loads = read(response)
    assert loads.fonts == [ONE_FONT, "/static/fonts/atkinson-next-welsh.woff2"]
    assert over_budget(response, loads) == []
