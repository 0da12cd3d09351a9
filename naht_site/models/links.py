from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class LinkConfirmed(models.Model):
    """That a person opened a link to another site, and found what we say of it."""

    url = models.CharField(max_length=2000, unique=True)
    confirmed_on = models.DateField(default=timezone.localdate)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        default_permissions = ()
        permissions = [
            ("care_for_content", "Can see what needs care, and confirm links")
        ]

    def __str__(self) -> str:
        return self.url
