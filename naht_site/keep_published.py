"""What moves Published when something is changed that is not a page of its own.

A page of ours writes its row in SitePage.save(). The rest is heard here: things that
pages refer to, what all pages share, and the changes that Wagtail makes to pages
without saving them as their own type.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page
from wagtail.signals import post_page_move

from naht_site import published
from naht_site.models import Generation

REFERRED_TO = (
    "naht_site.Topic",
    "naht_site.Person",
    "naht_site.Picture",
    "naht_site.SiteDocument",
    "partners.Partner",
)


def connect() -> None:
    """Starts hearing. Called once, when the apps are ready."""
    for name in REFERRED_TO:
        model = apps.get_model(name)
        post_save.connect(_thing_saved, sender=model)
        pre_delete.connect(_thing_goes, sender=model)
        post_delete.connect(_thing_gone, sender=model)
    contact = apps.get_model("naht_site.ContactSettings")
    post_save.connect(_contact_saved, sender=contact)
    post_save.connect(_plain_page_saved, sender=Page)
    pre_delete.connect(_thing_goes, sender=Page)
    post_delete.connect(_page_gone, sender=Page)
    post_page_move.connect(_page_moved)


def _thing_saved(instance: Model, **kwargs: Any) -> None:
    if not kwargs.get("raw"):
        published.write_many(
            published.pages_that_refer_to(type(instance), [instance.pk])
        )


def _thing_goes(instance: Any, **kwargs: Any) -> None:
    instance._pages_to_write = published.pages_that_refer_to(
        type(instance), [instance.pk]
    )


def _thing_gone(instance: Any, **kwargs: Any) -> None:
    published.write_many(getattr(instance, "_pages_to_write", ()))


def _contact_saved(instance: Model, **kwargs: Any) -> None:
    published.write_with_contact()
    Generation.move()


def _plain_page_saved(instance: Page, **kwargs: Any) -> None:
    """Wagtail saves a page as a plain Page when it moves or unpublishes some."""
    if not kwargs.get("raw"):
        published.write(instance.pk)


def _page_gone(instance: Any, **kwargs: Any) -> None:
    _thing_gone(instance)
    Generation.move()


def _page_moved(instance: Page, **kwargs: Any) -> None:
    published.write_what_follows(instance)
    Generation.move()
