from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models

from members.enums import Status


class JoinRequestEventQuerySet(models.QuerySet["JoinRequestEvent"]):
    def moves(self) -> JoinRequestEventQuerySet:
        """Those by which the state changed, with what working days are counted from."""
        moved = self.exclude(before=models.F("after"))
        return moved.only("join_request_id", "at", "after")


class JoinRequestEvent(models.Model):
    """One thing that happened to a request. Never changed, never taken back."""

    class What(models.TextChoices):
        SUBMITTED = "submitted", "Sent"
        CONFIRMED = "confirmed", "E-mail address confirmed"
        TAKEN = "taken", "Taken"
        ASSIGNED = "assigned", "Given to another officer"
        ASKED = "asked", "Asked for information"
        ANSWERED = "answered", "Answered"
        APPROVED = "approved", "Approved"
        DECLINED = "declined", "Declined"
        REPLIED = "replied", "Reply received"
        WITHDRAWN = "withdrawn", "Withdrawn"
        EXPIRED = "expired", "Closed: no answer"
        REOPENED = "reopened", "Opened again"
        NOTED = "noted", "Note"
        HELD = "held", "E-mail address confirmed, beside another open request"
        ADDRESS_CORRECTED = "address_corrected", "E-mail address corrected"
        SETTLED = "settled", "Possible duplicate settled"
        CLOSED_AS_DOUBLE = "closed_as_double", "Closed as a double"
        LINK_SENT = "link_sent", "Fresh link to set up the account"
        ACCOUNT_SET_UP = "account_set_up", "Account set up"
        MEMBERSHIP_ENDED = "membership_ended", "Membership ended"

    join_request = models.ForeignKey(
        "members.JoinRequest", on_delete=models.CASCADE, related_name="events"
    )
    what = models.CharField(max_length=20, choices=What)
    before = models.CharField(max_length=30, choices=Status, blank=True)
    after = models.CharField(max_length=30, choices=Status, blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Empty: the person who asked, or the system.",
    )
    at = models.DateTimeField()

    objects = JoinRequestEventQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        default_permissions = ()
        triggers = [
            pgtrigger.Protect(
                name="join_request_event_is_never_changed",
                operation=pgtrigger.Update | pgtrigger.Delete,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.at:%Y-%m-%d %H:%M}"
