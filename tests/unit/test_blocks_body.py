"""The words of blocks change without a migration."""

from __future__ import annotations

import pytest
from django.db.migrations.writer import MigrationWriter

from advice.models import GuidePage
from naht_site.blocks.body import BodyField
from naht_site.models import StandardPage
from news.models import NewsPage
from partners.models import OfferPage

OWN_BLOCKS = "naht_site.blocks.body.BodyBlock"


@pytest.mark.parametrize(
    ("page_type", "blocks"),
    [
        (GuidePage, "advice.blocks.GuideBodyBlock"),
        (NewsPage, OWN_BLOCKS),
        (OfferPage, OWN_BLOCKS),
        (StandardPage, OWN_BLOCKS),
    ],
)
def test_migration_of_a_body_names_the_class_of_its_blocks_alone(
    page_type: type, blocks: str
) -> None:
    field = page_type._meta.get_field("body")

    written, imports = MigrationWriter.serialize(field)

    assert written == (
        f"naht_site.blocks.body.BodyField({blocks}, blank=True, "
        "help_text='What readers see under the summary.')"
    )
    assert imports == {
        "import naht_site.blocks.body",
        f"import {blocks.rpartition('.')[0]}",
    }


def test_copy_of_a_body_keeps_its_blocks() -> None:
    field = GuidePage._meta.get_field("body")

    copy = field.clone()

    assert type(copy) is BodyField
    assert list(copy.stream_block.child_blocks) == list(field.stream_block.child_blocks)
