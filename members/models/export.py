from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models


class Export(models.Model):
    """Join requests taken out of the site in a file: who, when and why. Never changed.

    Which ones is kept as the filters that were set. Words that were searched for are
    not kept, for they name people: `by_words` says that there were some.
    """

    class Format(models.TextChoices):
        CSV = "csv", "CSV"
        XLSX = "xlsx", "Excel (XLSX)"

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=500)
    filters = models.TextField(blank=True, help_text="In words; empty: all requests.")
    by_words = models.BooleanField()
    count = models.PositiveIntegerField()
    format = models.CharField(max_length=10, choices=Format)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reason__gt=""), name="export_has_reason"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="export_is_never_changed",
                operation=pgtrigger.Update | pgtrigger.Delete,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.count} as {self.get_format_display()}, {self.at:%Y-%m-%d %H:%M}"

    @property
    def which(self) -> str:
        """The filters, and whether words were searched for, for showing."""
        words = "words that were searched for" if self.by_words else ""
        return "; ".join(part for part in (self.filters, words) if part)
