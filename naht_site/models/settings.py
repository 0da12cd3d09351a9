from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from phonenumbers import NumberParseException, is_possible_number, parse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="mail")
class ContactSettings(BaseGenericSetting):
    """How to reach us: one row, used by every page and mail."""

    phone = models.CharField(
        max_length=30,
        default="0300 30 30 333",
        help_text="At the head and foot of every page, and in every e-mail.",
    )
    info_email = models.EmailField(
        "general e-mail",
        default="info@naht.org.uk",
        help_text="At the foot of every page, and in every e-mail.",
    )
    join_email = models.EmailField(
        "e-mail about joining",
        default="joinus@naht.org.uk",
        help_text="At the foot of every page, and where people ask to join.",
    )
    phone_hours = models.CharField(
        max_length=120,
        blank=True,
        help_text="When someone answers, like: Monday to Friday, 8.30am to 5.30pm.",
    )
    notice = models.TextField(
        max_length=300,
        blank=True,
        help_text="Readers see it at the top of every page. Plain words, no links.",
    )
    notice_ends = models.DateTimeField(
        null=True,
        blank=True,
        help_text="London time. At that minute the notice goes by itself. Left empty, "
        "it stays until you take it away.",
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("phone"),
                FieldPanel("phone_hours"),
                FieldPanel("info_email"),
                FieldPanel("join_email"),
            ],
            heading="Contact",
        ),
        MultiFieldPanel(
            [FieldPanel("notice"), FieldPanel("notice_ends")], heading="Notice"
        ),
    ]

    class Meta:
        verbose_name = "Contact and notice"

    def __str__(self) -> str:
        return "Contact and notice"

    def clean(self) -> None:
        """Raises ValidationError beside a phone number that nobody can call."""
        try:
            can_be_called = is_possible_number(parse(self.phone, "GB"))
        except NumberParseException:
            can_be_called = False
        if not can_be_called:
            raise ValidationError(
                {"phone": "Enter a phone number, such as 0300 30 30 333."}
            )

    @property
    def phone_href(self) -> str:
        """The number for a tel: address, in full international form, whichever way
        it was typed: 0300 …, +44 300 …, +44 (0)300 … or 0044 300 …
        """
        digits = "".join(character for character in self.phone if character.isdigit())
        abroad = digits.removeprefix("00")
        national = abroad.removeprefix("44").removeprefix("0")
        return f"tel:+44{national}"
