from __future__ import annotations

from django.db import models


class Heartbeat(models.Model):
    """When a job that runs by itself last came to its end.

    Before it ever did: since when it is awaited.
    """

    job = models.CharField(max_length=200, primary_key=True)
    last_run_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.job
