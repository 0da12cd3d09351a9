from __future__ import annotations

from django.db import models


class RequestDevice(models.Model):
    """A browser in which a join request can be gone on with or followed.

    A request may have several: the laptop on which it began, and the phone on which a
    link in our mail was used. The browser has a random token; the row has its hash, so
    a copy of the database opens no request.
    """

    join_request = models.ForeignKey(
        "members.JoinRequest", on_delete=models.CASCADE, related_name="devices"
    )
    cookie_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"a device, until {self.expires_at:%-d %B %Y}"
