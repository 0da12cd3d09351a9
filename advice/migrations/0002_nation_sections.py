from __future__ import annotations

import wagtail.fields
from django.db import migrations

import naht_site.blocks.figure_lines
import naht_site.blocks.video


class Migration(migrations.Migration):
    dependencies = [
        ("advice", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="guidepage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("heading", 2),
                    ("paragraph", 3),
                    ("list", 4),
                    ("image", 7),
                    ("quote", 11),
                    ("callout", 14),
                    ("download", 17),
                    ("survey", 30),
                    ("deadline", 34),
                    ("video", 42),
                    ("nation_section", 46),
                ],
                blank=True,
                block_lookup={
                    0: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "The words of the heading.", "max_length": 120},
                    ),
                    1: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [("h2", "Section"), ("h3", "Part of a section")],
                            "help_text": "Sections make up the page's contents list.",
                        },
                    ),
                    2: (
                        "wagtail.blocks.StructBlock",
                        [[("text", 0), ("level", 1)]],
                        {},
                    ),
                    3: ("naht_site.blocks.text.ParagraphBlock", (), {}),
                    4: ("naht_site.blocks.text.ListBlock", (), {}),
                    5: (
                        "wagtail.images.blocks.ImageBlock",
                        [],
                        {
                            "help_text": "Say what the picture shows, or tick that it is decoration. Pictures are public, on member-only pages too."
                        },
                    ),
                    6: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"max_length": 250, "required": False},
                    ),
                    7: (
                        "wagtail.blocks.StructBlock",
                        [[("image", 5), ("caption", 6)]],
                        {},
                    ),
                    8: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"help_text": "Their words, without quotation marks."},
                    ),
                    9: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Who said it.",
                            "max_length": 120,
                            "required": False,
                        },
                    ),
                    10: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Their role, or where it was said.",
                            "max_length": 160,
                            "required": False,
                        },
                    ),
                    11: (
                        "wagtail.blocks.StructBlock",
                        [[("quote", 8), ("name", 9), ("source", 10)]],
                        {},
                    ),
                    12: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"max_length": 100, "required": False},
                    ),
                    13: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": [
                                "bold",
                                "italic",
                                "link",
                                "document-link",
                                "ol",
                                "ul",
                            ]
                        },
                    ),
                    14: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 12), ("text", 13)]],
                        {},
                    ),
                    15: (
                        "wagtail.documents.blocks.DocumentChooserBlock",
                        (),
                        {
                            "help_text": "For now every document is public: anyone with its address can open it, on a member-only page too."
                        },
                    ),
                    16: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "What the link says. Left empty, it is the document's own title.",
                            "max_length": 150,
                            "required": False,
                        },
                    ),
                    17: (
                        "wagtail.blocks.StructBlock",
                        [[("document", 15), ("title", 16)]],
                        {},
                    ),
                    18: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "As it was asked. It stands over the figures.",
                            "max_length": 250,
                        },
                    ),
                    19: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Such as “school leaders”. Readers see it with the number below.",
                            "label": "Who was asked",
                            "max_length": 200,
                        },
                    ),
                    20: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {
                            "help_text": "Such as 4784. Leave it empty if the number is not known.",
                            "label": "How many replied",
                            "min_value": 1,
                            "required": False,
                        },
                    ),
                    21: (
                        "wagtail.blocks.DateBlock",
                        (),
                        {"help_text": "The first day on which it was asked."},
                    ),
                    22: (
                        "wagtail.blocks.DateBlock",
                        (),
                        {"help_text": "The last day, if known.", "required": False},
                    ),
                    23: (
                        "wagtail.blocks.BooleanBlock",
                        (),
                        {
                            "label": "More than one answer was possible",
                            "required": False,
                        },
                    ),
                    24: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": "Figures are rounded.",
                            "help_text": "How the figures were rounded. Readers see it under them.",
                            "max_length": 200,
                            "required": False,
                        },
                    ),
                    25: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "label": "Answer",
                            "max_length": 200,
                            "validators": [
                                naht_site.blocks.figure_lines.says_something
                            ],
                        },
                    ),
                    26: (
                        "naht_site.blocks.figures.PerCentBlock",
                        (),
                        {"help_text": "Such as 86 or 99.7.", "label": "Per cent"},
                    ),
                    27: (
                        "wagtail.blocks.StructBlock",
                        [[("label", 25), ("value", 26)]],
                        {"label": "Row", "label_format": "{label}: {value}"},
                    ),
                    28: (
                        "wagtail.blocks.ListBlock",
                        (27,),
                        {
                            "default": [],
                            "help_text": "Readers see them as a table with bars, and can download them.",
                            "label": "Figures",
                        },
                    ),
                    29: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {
                            "help_text": "One answer a line: the answer, a comma, the figure. You can paste from a spreadsheet. The lines join the figures above when you save.",
                            "label": "Paste figures",
                            "max_length": 20000,
                            "required": False,
                            "rows": 4,
                        },
                    ),
                    30: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("question", 18),
                                ("base", 19),
                                ("responses", 20),
                                ("asked_from", 21),
                                ("asked_until", 22),
                                ("several", 23),
                                ("rounding", 24),
                                ("rows", 28),
                                ("pasted", 29),
                            ]
                        ],
                        {},
                    ),
                    31: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Such as “Applications”. Readers see “Applications open until …”.",
                            "label": "What closes",
                            "max_length": 60,
                            "required": False,
                        },
                    ),
                    32: (
                        "naht_site.blocks.figures.InstantBlock",
                        (),
                        {
                            "help_text": "Date and time in London. From then on readers see “closed on …”.",
                            "label": "Closes on",
                        },
                    ),
                    33: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": ["bold", "italic", "link", "document-link"],
                            "help_text": "What to do, with a link if there is one. Shown while it is open.",
                            "required": False,
                        },
                    ),
                    34: (
                        "wagtail.blocks.StructBlock",
                        [[("label", 31), ("closes_at", 32), ("note", 33)]],
                        {},
                    ),
                    35: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"help_text": "What the video is about.", "max_length": 150},
                    ),
                    36: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "Where people watch it. Readers see the name of that site.",
                            "label": "Address",
                            "validators": [naht_site.blocks.video.https_only],
                        },
                    ),
                    37: (
                        "wagtail.images.blocks.ImageBlock",
                        [],
                        {
                            "help_text": "The picture that people press to watch. Say what it shows, or tick that it is decoration."
                        },
                    ),
                    38: (
                        "wagtail.blocks.RegexBlock",
                        ("^(?:[0-9]{1,2}:[0-5][0-9]|[0-9]{1,3}):[0-5][0-9]\\Z",),
                        {
                            "error_messages": {
                                "invalid": "Enter minutes and seconds, like 4:32."
                            },
                            "help_text": "Minutes and seconds, like 4:32.",
                            "required": False,
                        },
                    ),
                    39: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("captions", "The video has captions"),
                                (
                                    "transcript",
                                    "It has no captions: its words are below",
                                ),
                                (
                                    "silent",
                                    "Nobody speaks in it: what it shows is below",
                                ),
                            ],
                            "help_text": "Readers see this under the video.",
                            "label": "For people who can’t hear it",
                        },
                    ),
                    40: (
                        "wagtail.blocks.RichTextBlock",
                        (),
                        {
                            "features": [
                                "bold",
                                "italic",
                                "link",
                                "document-link",
                                "ol",
                                "ul",
                            ],
                            "help_text": "All words that are spoken, or what the video shows.",
                            "required": False,
                        },
                    ),
                    41: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "If the words are on another page.",
                            "label": "Address of the transcript",
                            "required": False,
                            "validators": [naht_site.blocks.video.https_only],
                        },
                    ),
                    42: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("title", 35),
                                ("url", 36),
                                ("poster", 37),
                                ("length", 38),
                                ("spoken_words", 39),
                                ("transcript", 40),
                                ("transcript_url", 41),
                            ]
                        ],
                        {},
                    ),
                    43: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {
                            "choices": [
                                ("england", "England"),
                                ("wales", "Wales"),
                                ("northern-ireland", "Northern Ireland"),
                            ],
                            "help_text": "The section is headed by its name.",
                        },
                    ),
                    44: ("advice.blocks.PartBlock", (), {"max_length": 120}),
                    45: (
                        "wagtail.blocks.StreamBlock",
                        [
                            [
                                ("part", 44),
                                ("paragraph", 3),
                                ("list", 4),
                                ("image", 7),
                                ("quote", 11),
                                ("callout", 14),
                                ("download", 17),
                                ("deadline", 34),
                            ]
                        ],
                        {
                            "help_text": "What holds in this nation alone. Readers choose their nation, and their browser opens it first the next time."
                        },
                    ),
                    46: (
                        "wagtail.blocks.StructBlock",
                        [[("nation", 43), ("text", 45)]],
                        {},
                    ),
                },
            ),
        ),
    ]
