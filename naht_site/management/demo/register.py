"""What the demo made: entries in Wagtail's log, under names that stay the same.

So a second run finds a thing whatever a person has done to it since, and taking the
demo away takes nothing else: a page that happens to have the same address is not in it.
"""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, QuerySet
from wagtail.log_actions import log
from wagtail.log_actions import registry as log_registry

ACTION = "wagtail.create"


def add(name: str, thing: Model, *, by: Any = None) -> None:
    """Notes that the demo made `thing`, and that it knows it by that name."""
    log(instance=thing, action=ACTION, user=by, data={"demo": name})


def find(model: type[Model], name: str) -> Any | None:
    """What the demo made under that name, as it is now; None where it is gone."""
    for entry in _entries(model).filter(data__demo=name):
        thing = model._default_manager.filter(pk=entry.object_id).first()
        if thing is not None:
            return thing
    return None


def everything(model: type[Model]) -> list[Any]:
    """All of that kind that the demo made and that is still there, oldest first."""
    keys = [entry.object_id for entry in _entries(model).order_by("timestamp", "pk")]
    found = model._default_manager.in_bulk(map(model._meta.pk.to_python, keys))
    return list(found.values())


def remove(thing: Model) -> None:
    """Deletes `thing`, and what the log holds about it."""
    log_model = log_registry.get_log_model_for_instance(thing)
    # Asked for while it has a key, read when its deletion is in the log too.
    entries = log_model.objects.for_instance(thing)
    thing.delete()
    entries.delete()


def _entries(model: type[Model]) -> QuerySet[Any]:
    log_model = log_registry.get_log_model_for_model(model)
    of_kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
    return log_model.objects.filter(
        content_type=of_kind, action=ACTION, data__has_key="demo"
    )
