from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models


class MailWording(models.Model):
    """What staff made of a mail's words: a row each time that they saved some.

    The newest row of a template holds; the others are its history. An empty text
    means the words that the site came with.
    """

    template = models.CharField(max_length=80)
    text = models.TextField(max_length=3000, blank=True)
    saved_at = models.DateTimeField(auto_now_add=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("change",)
        triggers = [
            pgtrigger.Protect(
                name="mail_wording_is_never_changed",
                operation=pgtrigger.Update | pgtrigger.Delete,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template} {self.saved_at:%Y-%m-%d %H:%M}"
