"""Making the demo, and counting what there is."""

from __future__ import annotations

from io import StringIO

from django.apps import apps
from django.core.management import call_command


def seed_demo(**options: bool) -> str:
    """What the command prints."""
    printed = StringIO()
    call_command("seed_demo", stdout=printed, **options)
    return printed.getvalue()


def rows() -> dict[str, int]:
    """How many rows each table has, but for the jobs that wake the mail's sender."""
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model._meta.managed and model._meta.app_label != "procrastinate"
    }
