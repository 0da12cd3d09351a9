from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone


class LookedAt(models.Model):
    """Who opened whose record, and when. Never changed."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    join_request = models.ForeignKey(
        "members.JoinRequest", null=True, on_delete=models.CASCADE, related_name="+"
    )
    member = models.ForeignKey(
        "members.Member", null=True, on_delete=models.CASCADE, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_permissions = ()
        permissions = [("see_lookedat", "Can see who opened whose record")]
        indexes = [
            models.Index(fields=["by", "-id"], name="looked_at_by"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(join_request__isnull=False)
                ^ models.Q(member__isnull=False),
                name="looked_at_one_record",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="looked_at_is_never_changed",
                operation=pgtrigger.Update | pgtrigger.Delete,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
