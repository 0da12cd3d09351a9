"""Blocks whose words follow from what editors enter: surveys and deadlines."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple
from urllib.parse import quote

from django import forms
from django.contrib.humanize.templatetags.humanize import intcomma
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dateformat import format as format_date
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from naht_site.blocks import figure_lines
from naht_site.blocks.text import PLAIN_FEATURES
from naht_site.dates import in_words


class Figure(NamedTuple):
    label: str
    value: str


class PerCentField(forms.CharField):
    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        return figure_lines.per_cent(text) if text else None


class PerCentBlock(blocks.FieldBlock):
    """A figure from 0 to 100 that keeps the decimal it was typed with."""

    def __init__(
        self, required: bool = True, help_text: str | None = None, **kwargs: Any
    ) -> None:
        self.field = PerCentField(required=required, help_text=help_text)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        return None if value in (None, "") else Decimal(str(value))

    normalize = to_python

    class Meta:
        icon = "decimal"


class SurveyRowBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        label="Answer",
        max_length=figure_lines.LONGEST_LABEL,
        validators=[figure_lines.says_something],
        help_text="As people could choose it. Readers see it beside its bar.",
    )
    value = PerCentBlock(label="Per cent", help_text="Such as 86 or 99.7.")


class SurveyValue(blocks.StructValue):
    @property
    def figures(self) -> list[Figure]:
        """The rows as readers see them, in the table and in the download alike."""
        return [
            Figure(figure_lines.one_line(row["label"] or ""), f"{row['value']:f}")
            for row in self.get("rows") or []
            if row["value"] is not None
        ]

    @property
    def method(self) -> str:
        """Who was asked, when and how, in sentences."""
        who = (self.get("base") or "").strip().rstrip(".")
        if self.get("responses"):
            who = f"{intcomma(self['responses'])} {who}"
        days = [self.get("asked_from"), self.get("asked_until")]
        said = [format_date(day, "j F Y") for day in days if day]
        if len(said) == 2:
            when = f"asked from {said[0]} to {said[1]}"
        else:
            when = f"asked from {said[0]}" if said else ""
        sentences = [
            ", ".join(part for part in (who[:1].upper() + who[1:], when) if part),
            "More than one answer possible" if self.get("several") else "",
            (self.get("rounding") or "").strip().rstrip("."),
        ]
        return " ".join(f"{sentence}." for sentence in sentences if sentence)


class SurveyBlock(blocks.StructBlock):
    """A question and what share of people gave each answer."""

    question = blocks.CharBlock(
        max_length=250, help_text="As it was asked. It stands over the figures."
    )
    base = blocks.CharBlock(
        label="Who was asked",
        max_length=200,
        help_text="Such as “school leaders”. Readers see it with the number below.",
    )
    responses = blocks.IntegerBlock(
        label="How many replied",
        required=False,
        min_value=1,
        help_text="Such as 4784. Leave it empty if the number is not known.",
    )
    asked_from = blocks.DateBlock(help_text="The first day on which it was asked.")
    asked_until = blocks.DateBlock(required=False, help_text="The last day, if known.")
    several = blocks.BooleanBlock(
        label="More than one answer was possible",
        required=False,
        help_text="Readers see this under the figures, which may then add up to more "
        "than 100.",
    )
    rounding = blocks.CharBlock(
        max_length=200,
        required=False,
        default="Figures are rounded.",
        help_text="How the figures were rounded. Readers see it under them.",
    )
    rows = blocks.ListBlock(
        SurveyRowBlock(label="Row", label_format="{label}: {value}"),
        default=[],
        label="Figures",
        help_text="Readers see them as a table with bars, and can download them.",
    )
    pasted = blocks.TextBlock(
        label="Paste figures",
        required=False,
        rows=4,
        max_length=20_000,
        help_text="One answer a line: the answer, a comma, the figure. You can paste "
        "from a spreadsheet. The lines join the figures above when you save.",
    )

    def clean(self, value: SurveyValue) -> SurveyValue:
        """The value with the pasted lines among its rows.

        Raises StructBlockValidationError with every fault beside its field.
        """
        errors: dict[str, Any] = {}
        pasted = value.get("pasted") or ""  # as typed, so that its lines count right
        try:
            value = super().clean(value)
        except StructBlockValidationError as error:
            errors = error.block_errors
        lines: list[figure_lines.Line] = []
        if "pasted" not in errors:
            lines, faults = figure_lines.read(pasted)
            if faults:
                errors["pasted"] = ValidationError(faults)
        if not (self.is_deferred_validation or errors or lines or value["rows"]):
            errors["pasted"] = ValidationError(
                "Add the figures one by one above, or paste them here."
            )
        first, last = value.get("asked_from"), value.get("asked_until")
        if not errors and first and last and last < first:
            errors["asked_until"] = ValidationError(
                "The last day can’t be before the first."
            )
        if errors:
            raise StructBlockValidationError(errors)
        row = self.child_blocks["rows"].child_block
        value["rows"].extend(row.normalize(line._asdict()) for line in lines)
        value["pasted"] = ""
        return value

    def get_context(
        self, value: SurveyValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        path, block_id = context.get("path"), context.get("block_id")
        context["download_url"] = (
            f"{path}figures/{quote(block_id)}.csv" if path and block_id else ""
        )
        return context

    class Meta:
        icon = "table"
        label = "Survey figures"
        description = "A question and its figures: a table with bars and a download"
        template = "blocks/survey.html"
        value_class = SurveyValue
        label_format = "{question}"
        preview_value = {
            "question": "How did you share work with pupils at home?",
            "base": "school leaders",
            "responses": 1250,
            "asked_from": date(2026, 3, 2),
            "several": True,
            "rounding": "Figures are rounded.",
            "rows": [
                {"label": "Through the school’s website", "value": "86"},
                {"label": "On paper", "value": "71.5"},
                {"label": "By phone", "value": "9"},
            ],
        }


class InstantBlock(blocks.DateTimeBlock):
    """A date and time in Europe/London that is the same instant for everybody."""

    def to_python(self, value: Any) -> datetime | None:
        instant = super().to_python(value)
        if instant is not None and timezone.is_naive(instant):
            return timezone.make_aware(instant, timezone.get_default_timezone())
        return instant

    normalize = to_python

    def clean(self, value: Any) -> datetime | None:
        try:
            return super().clean(value)
        except ValidationError as error:
            if error.code == "ambiguous_timezone":
                raise ValidationError(
                    "The clocks change in that hour. Choose a time before or after."
                ) from None
            raise


class DeadlineValue(blocks.StructValue):
    def is_closed(self, at: datetime) -> bool:
        closes_at = self.get("closes_at")
        return closes_at is not None and at >= closes_at

    def words(self, at: datetime) -> str:
        """What is true at that instant, or nothing without a date."""
        if not self.get("closes_at"):
            return ""
        state = "closed on" if self.is_closed(at) else "open until"
        label = (self.get("label") or "").strip()
        words = f"{label} {state} {in_words(self['closes_at'])}".strip()
        return words[:1].upper() + words[1:]


class DeadlineBlock(blocks.StructBlock):
    """A date after which something is closed. Its words change by themselves."""

    label = blocks.CharBlock(
        label="What closes",
        max_length=60,
        required=False,
        help_text="Such as “Applications”. Readers see “Applications open until …”.",
    )
    closes_at = InstantBlock(
        label="Closes on",
        help_text="Date and time in London. From then on readers see “closed on …”.",
    )
    note = blocks.RichTextBlock(
        required=False,
        features=PLAIN_FEATURES,
        help_text="What to do, with a link if there is one. Shown while it is open.",
    )

    def get_context(
        self, value: DeadlineValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        at = context.get("at") or timezone.now()
        context["words"] = value.words(at)
        context["closed"] = value.is_closed(at)
        return context

    class Meta:
        icon = "time"
        label = "Deadline"
        description = "A date that says by itself whether it has passed"
        template = "blocks/deadline.html"
        value_class = DeadlineValue
        label_format = "{label} {closes_at}"

    def get_preview_value(self) -> DeadlineValue:
        in_a_month = timezone.localtime() + timedelta(days=30)
        return self.normalize(
            {
                "label": "Applications",
                "closes_at": in_a_month.replace(hour=12, minute=0),
                "note": "<p>Send the form to your branch.</p>",
            }
        )
