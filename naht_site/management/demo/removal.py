"""Taking the demo's pages away again, and what they were made of."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model
from wagtail.models import Page, ReferenceIndex

from naht_site.management.demo import register


def remove_pages(types: Iterable[type[Page]]) -> list[str]:
    """Deletes the demo's pages of those types.

    Returns a sentence for each that had to stay because somebody put pages under it.
    """
    kept = []
    for page_type in types:
        for page in register.everything(page_type):
            if page.get_children().exists():
                kept.append(f"“{page.title}” stays: there are other pages under it.")
            else:
                register.remove(page)
    return kept


def remove_unused(models: Iterable[type[Model]]) -> list[str]:
    """Deletes what else the demo made of those kinds, unless something still uses it.

    Returns a sentence for each that had to stay.
    """
    kept = []
    for model in models:
        for thing in register.everything(model):
            if ReferenceIndex.get_references_to(thing).exists():
                kept.append(f"“{thing}” stays: something else uses it.")
            else:
                register.remove(thing)
    return kept
