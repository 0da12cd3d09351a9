"""What the decisions say of the code is held to it, where it can be."""

from __future__ import annotations

import re

from django.apps import apps
from django.conf import settings

MODELS = settings.BASE_DIR / "docs/decisions/0001-models-and-addresses.md"
OURS = ("naht_site", "members", "news", "advice", "partners")
# A file of a picture, which stands and goes with it.
LEFT_OUT = {"PictureRendition"}


def test_every_model_of_ours_is_in_the_diagram() -> None:
    diagram = MODELS.read_text(encoding="utf-8").split("```")[1]
    ours = [apps.get_app_config(app) for app in OURS]
    models = {model.__name__ for app in ours for model in app.get_models()}

    assert len(models) > 40
    assert models - set(re.findall(r"\w+", diagram)) == LEFT_OUT
