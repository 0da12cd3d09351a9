"""What people answer, press, and get told."""

from __future__ import annotations

from typing import Any

from django import forms

from naht_site.forms import CheckboxTiles, HintedLabel, RadioTiles
from naht_site.styleguide.entry import Context, Entry, State
from naht_site.styleguide.frame import LONG

ROLES = [
    ("senco", "SENCO or ALNCo"),
    ("phase", HintedLabel("Phase leader", "Such as head of a key stage")),
    ("subject", "Subject leader, head of department or faculty, or lead practitioner"),
]


class _Questions(forms.Form):
    name = forms.CharField(label="First name")
    postcode = forms.CharField(
        label="Postcode of the school",
        help_text="Like BT7 1NN.",
        widget=forms.TextInput({"class": "is-short"}),
        error_messages={"required": "Enter a full UK postcode, like BT7 1NN"},
    )
    more = forms.CharField(
        label="What else should we know?", widget=forms.Textarea({"rows": 4})
    )
    contract = forms.ChoiceField(
        label="Your contract", choices=[("permanent", "Permanent"), ("fixed", "Fixed")]
    )
    role = forms.ChoiceField(
        label="Which is closest to your main role?",
        help_text="If you hold two roles, choose the more senior.",
        choices=ROLES,
        widget=RadioTiles,
        error_messages={"required": "Choose the role closest to yours"},
    )
    duties = forms.MultipleChoiceField(
        label="What do you lead?",
        choices=ROLES,
        widget=CheckboxTiles,
        error_messages={"required": "Choose at least one, or “None of these”"},
    )
    agree = forms.BooleanField(
        label="What I have told you is true",
        error_messages={"required": "Tick the box if what you told us is true"},
    )
    locked = forms.CharField(label="E-mail address", disabled=True, required=False)


def _form(data: dict[str, Any] | None = None) -> _Questions:
    return _Questions(data, initial={"locked": "jane.otterley@example.org"})


def _field(name: str, data: dict[str, Any] | None = None, **more: Any) -> Context:
    return {"field": _form(data)[name], **more}


ANSWERED = {
    "name": LONG,
    "role": "senco",
    "duties": ["senco", "phase"],
    "agree": "on",
    "contract": "fixed",
}
ENTRIES = [
    Entry(
        "button",
        "One primary action a page. Outline beside it for the other way, saffron for "
        "Join alone, quiet for leaving, danger for what can't be taken back. "
        "Under the pointer it darkens; with the focus it wears the ring.",
        (
            State("Primary", {"label": "Save and continue"}),
            State("Outline, a link", {"label": "Read our advice", "style": "outline"}),
            State("Join", {"label": "Join", "style": "join", "href": "/join/"}),
            State("Quiet", {"label": "Clear my answers and leave", "style": "quiet"}),
            State("Danger", {"label": "Remove this passkey", "style": "danger"}),
            State("Can't be pressed", {"label": "Continue", "disabled": True}),
            State("Wide", {"label": "Continue", "wide": True}),
            State("Long words", {"label": LONG}),
        ),
    ),
    Entry(
        "form_actions",
        "What ends a form: its one primary action, and the ways out beside it.",
        (
            State("One action", {"label": "Send"}),
            State(
                "With a way back",
                {"label": "Save", "back_url": "/", "back_label": "Cancel"},
            ),
            State("With a way to forget", {"label": "Continue", "leave_url": "#"}),
        ),
    ),
    Entry(
        "back_link",
        "To the question before, above the question. Nothing typed is lost.",
        (
            State("As it is", {"url": "/"}),
            State("With words of its own", {"url": "/", "label": "Back to the list"}),
        ),
    ),
    Entry(
        "steps",
        "How far somebody is, in words, above the h1.",
        (State("The third of ten", {"step": 3, "total": 10}),),
    ),
    Entry(
        "error_summary",
        "Everything that is wrong, above the h1, each a link to its field. It takes "
        "the focus when the page opens. The same words stand at the field.",
        (
            State(
                "One fault",
                lambda: {
                    "form": _form(
                        {**ANSWERED, "postcode": "x", "more": "x", "agree": ""}
                    )
                },
            ),
            State("Many", lambda: {"form": _form({})}),
        ),
    ),
    Entry(
        "field",
        "A question: label, hint, error, and what is typed, tied together. The box is "
        "as wide as the answer. With the pointer its edge takes our colour; with the "
        "focus it wears the ring.",
        (
            State("Empty", lambda: _field("name")),
            State("Filled, long text", lambda: _field("name", ANSWERED)),
            State("With a hint, short", lambda: _field("postcode")),
            State("Refused", lambda: _field("postcode", {})),
            State("Many lines", lambda: _field("more")),
            State("A choice out of a long list", lambda: _field("contract")),
            State("Can't be changed", lambda: _field("locked")),
            State("The page's one question", lambda: _field("name", as_heading=True)),
            State("A box to tick", lambda: _field("agree")),
            State("A ticked box", lambda: _field("agree", ANSWERED)),
            State("A box to tick, refused", lambda: _field("agree", {})),
        ),
        parts=("field_hint", "field_error", "form_fields"),
    ),
    Entry(
        "tiles",
        "A few answers to choose from, each tall enough for a thumb. Round for one "
        "answer, square for several. The chosen one has a filled mark and our colour.",
        (
            State("One of several", lambda: _tiles("role")),
            State("One chosen", lambda: _tiles("role", ANSWERED)),
            State("Any number, two chosen", lambda: _tiles("duties", ANSWERED)),
        ),
    ),
    Entry(
        "panel",
        "The end of a journey: it worked, and the reference to keep. It holds the h1.",
        (
            State(
                "With a reference",
                {
                    "title": "We have your request",
                    "reference": "JR-7K2M-9QXA",
                    "text": "Please keep this reference.",
                },
            ),
            State("Words alone", {"title": "Thank you", "text": "We read everything."}),
        ),
    ),
]


def _tiles(name: str, data: dict[str, Any] | None = None) -> Context:
    """What Django gives the widget's template."""
    field = _form(data)[name]
    attrs = {"id": field.id_for_label or field.auto_id}
    return field.field.widget.get_context(name, field.value(), attrs)
