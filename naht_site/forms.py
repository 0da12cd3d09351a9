"""How forms are drawn: every field by components/field.html, whoever made the form."""

from __future__ import annotations

from django import forms
from django.forms.renderers import TemplatesSetting


class SiteRenderer(TemplatesSetting):
    """Draws a form and its fields with the site's own templates.

    `{{ form }}` gives all fields; `{{ form.email.as_field_group }}` one with label,
    hint, error and what ties them together for a screen reader.
    """

    form_template_name = "components/form_fields.html"
    field_template_name = "components/field.html"


class HintedLabel(str):
    """A choice's words with a hint shown under them."""

    hint: str

    def __new__(cls, label: str, hint: str = "") -> HintedLabel:
        made = super().__new__(cls, label)
        made.hint = hint
        return made


class RadioTiles(forms.RadioSelect):
    """One answer out of several, each a tile; groups of choices get a heading."""

    template_name = "components/tiles.html"


class CheckboxTiles(forms.CheckboxSelectMultiple):
    """Any number of answers out of several, each a tile."""

    template_name = "components/tiles.html"
