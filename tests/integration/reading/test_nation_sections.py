"""The sections of a guide that hold for one nation: found by address, read by all."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.blocks.stream_block import StreamBlockValidationError

from advice.blocks import GuideBodyBlock
from naht_site.models import Nation, Published
from tests.factories.pages import GuidePageFactory, text_block
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db

SCRIPT = Path(__file__).parents[3] / "static/js/nation.js"
TAG = re.compile(r'<script type="module" src="/static/js/nation\.js"></script>')


def section(nation: str, text: str) -> tuple[str, dict[str, Any]]:
    return ("nation_section", {"nation": nation, "text": [text_block(text)]})


def heading(text: str, level: str = "h2") -> tuple[str, dict[str, str]]:
    return ("heading", {"text": text, "level": level})


THREE = [section(nation.value, f"How it is in {nation.label}.") for nation in Nation]


def links_of(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<a href="#([\w-]+)" data-nation-link="\1">(.*?)</a>', html)


def test_each_section_is_open_and_is_found_by_its_address(client: Client) -> None:
    guide = GuidePageFactory(body=[text_block("For all."), *THREE])

    html = client.get(guide.url).content.decode()

    found = re.findall(
        r'<details class="nation" id="([\w-]+)" data-nation="\1" open>\s*'
        r"<summary><h2>(.*?)</h2></summary>(.*?)</details>",
        html,
        re.S,
    )
    assert [(anchor, title, words(text)) for anchor, title, text in found] == [
        (nation.value, nation.label, f"How it is in {nation.label}.")
        for nation in Nation
    ]
    assert links_of(html) == [(nation.value, nation.label) for nation in Nation]


@pytest.mark.parametrize(("body", "scripts"), [(THREE[:1], 1), ([heading("One")], 0)])
def test_only_a_guide_with_such_sections_loads_the_script(
    client: Client, body: list[Any], scripts: int
) -> None:
    guide = GuidePageFactory(body=body)

    html = client.get(guide.url).content.decode()

    assert len(TAG.findall(html)) == scripts
    assert ("Some of this guide depends on your nation" in html) is bool(scripts)


def test_script_is_small_and_sends_nothing() -> None:
    text = SCRIPT.read_text()

    assert len(text.encode()) <= 2048
    for word in ("cookie", "fetch", "XMLHttpRequest", "sendBeacon", "import"):
        assert word not in text


@pytest.mark.parametrize(
    ("body", "anchors"),
    [
        ([heading("One"), heading("Two")], []),
        ([heading("One"), heading("Part", "h3"), heading("Two")], []),
        ([heading("One"), heading("Two"), heading("Three")], ["one", "two", "three"]),
        (THREE, ["england", "wales", "northern-ireland"]),
        ([heading("One"), *THREE[:2]], ["one", "england", "wales"]),
        ([heading("One"), THREE[0]], []),
    ],
)
def test_contents_are_listed_from_three_sections_up(
    client: Client, body: list[Any], anchors: list[str]
) -> None:
    guide = GuidePageFactory(body=body)

    html = client.get(guide.url).content.decode()

    contents = html.partition('aria-labelledby="contents-title"')[2].partition("</nav>")
    assert re.findall(r'href="#([\w-]+)"', contents[0]) == anchors
    for anchor in anchors:
        assert html.count(f'id="{anchor}"') == 1


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ([THREE[0], THREE[1], THREE[2]], []),
        ([heading("Wales in brief"), THREE[1]], []),
        ([THREE[1], THREE[1]], [1]),
        ([heading("Wales"), THREE[1]], [1]),
        ([THREE[1], heading("Wales")], [1]),
        ([THREE[1], heading("Wales", "h3")], []),
    ],
)
def test_nation_has_one_section_in_a_guide(body: list[Any], wrong: list[int]) -> None:
    block = GuideBodyBlock()
    value = block.normalize(body)

    errors: dict[int, Any] = {}
    try:
        block.clean(value)
    except StreamBlockValidationError as error:
        errors = error.block_errors

    assert list(errors) == wrong
    assert all("section called “Wales” already" in str(it) for it in errors.values())


def test_section_needs_a_nation_and_a_text() -> None:
    block = GuideBodyBlock()
    value = block.normalize([("nation_section", {"nation": "", "text": []})])

    with pytest.raises(StreamBlockValidationError) as raised:
        block.clean(value)

    (error,) = raised.value.block_errors.values()
    assert sorted(error.block_errors) == ["nation", "text"]


def test_headings_of_a_member_only_guide_are_public_and_its_texts_are_not(
    client: Client,
) -> None:
    guide = GuidePageFactory(for_members=True, body=[heading("First"), *THREE])

    html = client.get(guide.url).content.decode()

    row = Published.objects.get(page_id=guide.pk)
    listed = re.search(r"<h2>In this guide</h2>\s*<ul>(.*?)</ul>", html, re.S)
    assert listed
    assert words(listed[1]) == "First England Wales Northern Ireland"
    assert "How it is in" not in html + row.public_html + f"{row.head}"
    assert row.member_html.count("How it is in") == 3


def test_nations_are_said_on_top_of_every_guide(client: Client) -> None:
    from naht_site.models import PageNation

    guide = GuidePageFactory(
        page_nations=[PageNation(nation=Nation.WALES), PageNation(nation="england")]
    )

    html = client.get(guide.url).content.decode()

    top = html.partition('<header class="page-heading')[2].partition("</header>")[0]
    assert "Wales, England" in words(top)
