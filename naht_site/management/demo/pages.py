"""Publishing a demo page, once, so that editors find it as if they had made it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from naht_site.management.demo import register
from naht_site.models import Nation, PageNation, PageTopic, Picture, SitePage, Topic

ENGLAND = (Nation.ENGLAND,)
ENGLAND_AND_WALES = (Nation.ENGLAND, Nation.WALES)
ALL_NATIONS = (Nation.ENGLAND, Nation.WALES, Nation.NORTHERN_IRELAND)


@dataclass(frozen=True, kw_only=True)
class Made:
    """What is there for demo pages to use, and who writes and publishes them."""

    pictures: Mapping[str, Picture]
    topics: Mapping[str, Topic]
    editor: Any
    publisher: Any
    partner_manager: Any


def publish(
    page: SitePage,
    *,
    under: Page,
    made: Made,
    topics: Iterable[str] = (),
    nations: Iterable[Nation] = (),
    by: Any = None,
) -> None:
    """Puts the page on the site, unless the demo or somebody else did so before.

    It is known by the address that it is given here, whatever becomes of that later.
    `by` is who publishes it; by default the demo's publisher.
    """
    name = f"{under.slug}/{page.slug}"
    if register.find(type(page), name) is not None:
        return
    if under.get_children().filter(slug=page.slug).exists():
        return
    page.page_topics = [
        PageTopic(topic=made.topics[slug], sort_order=order)
        for order, slug in enumerate(topics)
    ]
    page.page_nations = [
        PageNation(nation=nation, sort_order=order)
        for order, nation in enumerate(nations)
    ]
    page.owner = by or made.editor
    # Readers' copies and what refers to what are written once, by publishing.
    page.live = False
    with disable_reference_index_auto_update():
        under.add_child(instance=page)
        revision = page.save_revision(user=page.owner)
    register.add(name, page, by=page.owner)
    revision.publish(user=by or made.publisher)
