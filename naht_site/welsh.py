"""Words in Welsh in a text in English: a button in the editor marks them.

Screen readers then say them as Welsh (WCAG 2.2, 3.1.2).
"""

from __future__ import annotations

from wagtail.admin.rich_text.converters.html_to_contentstate import (
    InlineStyleElementHandler,
)
from wagtail.admin.rich_text.editors.draftail.features import InlineStyleFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

STYLE = "WELSH"


def register(features: FeatureRegistry) -> None:
    """Makes the feature `welsh` known, which rich text may name among its own."""
    features.register_editor_plugin(
        "draftail",
        "welsh",
        InlineStyleFeature(
            {
                "type": STYLE,
                "label": "Cymraeg",
                "description": "These words are in Welsh",
                "style": {"borderBottom": "2px dotted"},
            }
        ),
    )
    features.register_converter_rule(
        "contentstate",
        "welsh",
        {
            "from_database_format": {"span[lang]": InlineStyleElementHandler(STYLE)},
            "to_database_format": {
                "style_map": {STYLE: {"element": "span", "props": {"lang": "cy"}}}
            },
        },
    )
