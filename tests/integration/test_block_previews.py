"""What editors see of each block before they choose it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.blocks import Block

from advice.blocks import GuideBodyBlock
from members.models import User
from naht_site.blocks.body import BodyBlock
from tests.factories.pages_read import words

pytestmark = pytest.mark.django_db

GUIDE = GuideBodyBlock.base_blocks
IN_A_NATION = GUIDE["nation_section"].child_blocks["text"].child_blocks
BLOCKS = {**BodyBlock.base_blocks, **GUIDE, "part": IN_A_NATION["part"]}
SHOWN = {
    "heading": "What the standards ask for",
    "paragraph": "Leaders asked for clear dates , and now have them.",
    "list": "Planning Teaching Groups",
    "image": "A caption, and who made it",
    "quote": "head of year",
    "callout": "Ask for the terms in writing.",
    "download": "Model letter to governors (PDF, 120 KB)",
    "survey": "Through the school’s website 86% On paper 71.5% By phone 9% 1,250",
    "contact": "Phone: 0300 30 30 333",
    "deadline": "Applications open until",
    "nation_section": "Wales Here the code of practice has its own words.",
    "part": "Who decides",
    "video": "What middle leaders do in a week Video, 4 minutes 32 seconds, opens on",
}


@pytest.fixture
def editor(client: Client, settings: object) -> Client:
    settings.DEMO = True
    user = User.objects.create_user("editor@example.org")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def test_every_block_says_what_it_shows() -> None:
    assert sorted(SHOWN) == sorted(BLOCKS)


@pytest.mark.parametrize("name", BLOCKS)
def test_block_is_shown_as_readers_get_it(editor: Client, name: str) -> None:
    block: Block = BLOCKS[name]

    response = editor.get(
        reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}
    )

    html = response.content.decode()
    assert response.status_code == 200
    assert block.is_previewable
    assert SHOWN[name] in words(html)
    assert html.count("/static/css/site.css") == html.count("<!DOCTYPE html>") == 1


@pytest.mark.parametrize("name", BLOCKS)
def test_block_is_named_and_described_for_editors(name: str) -> None:
    block: Block = BLOCKS[name]

    assert block.meta.icon != "placeholder"
    assert block.label
    assert block.get_description()
    assert (
        block.meta.template == f"blocks/{'picture' if name == 'image' else name}.html"
    )
