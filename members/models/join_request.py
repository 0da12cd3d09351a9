from __future__ import annotations

import uuid
from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Replace
from django.urls import reverse

from members.enums import (
    OPEN,
    ContactBy,
    Contract,
    DeclineReason,
    Nation,
    Responsibility,
    Source,
    Status,
    Work,
    YesNoRather,
)
from members.models import request_rules
from members.models.turn import TURN
from naht_site.dates import day_in_words

# Two old numbers are compared so; the index holds this same expression.
BARE_NUMBER = Replace(Replace("former_number", Value(" ")), Value("-"))


class JoinRequestQuerySet(models.QuerySet["JoinRequest"]):
    def sent(self) -> JoinRequestQuerySet:
        """Everything that staff may see: all but what is not sent yet."""
        return self.exclude(status=Status.DRAFT)

    def open(self) -> JoinRequestQuerySet:
        return self.filter(status__in=OPEN)


class JoinRequest(models.Model):
    """Somebody's question to us: may I join? Only members.services changes it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(max_length=20, null=True, unique=True)  # noqa: DJ001 (none until it is sent)
    status = models.CharField(max_length=30, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=1)
    source = models.CharField(max_length=10, choices=Source, default=Source.ONLINE)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    # The answers. Null or empty: not asked yet.
    email = models.EmailField("personal e-mail address", max_length=254, blank=True)
    email_key = models.CharField(max_length=254, blank=True)
    email_confirmed_at = models.DateTimeField(null=True)
    email_held_at = models.DateTimeField(
        null=True, help_text="When it was confirmed beside another open request."
    )
    nation = models.CharField(max_length=20, choices=Nation, blank=True)
    work = models.CharField(max_length=30, choices=Work, blank=True)
    role = models.ForeignKey(
        "members.Role", null=True, on_delete=models.PROTECT, related_name="+"
    )
    responsibilities = ArrayField(
        models.CharField(max_length=20, choices=Responsibility),
        default=list,
        blank=True,
    )
    job_title = models.CharField(max_length=120, blank=True)
    job_starts = models.DateField("start month", null=True)
    contract = models.CharField(max_length=20, choices=Contract, blank=True)
    central_employer = models.CharField(
        "employer of a central team", max_length=160, blank=True
    )
    first_name = models.CharField(max_length=100, blank=True)
    last_name = models.CharField(max_length=100, blank=True)
    known_as = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    phone_e164 = models.CharField(max_length=20, blank=True)
    phone_extension = models.CharField(max_length=10, blank=True)
    contact_by = models.CharField(max_length=10, choices=ContactBy, blank=True)
    address_is_home = models.BooleanField(null=True)
    address_line_1 = models.CharField(max_length=120, blank=True)
    address_line_2 = models.CharField(max_length=120, blank=True)
    town = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    other_union = models.CharField(max_length=20, choices=YesNoRather, blank=True)
    former_member = models.BooleanField(null=True)
    former_number = models.CharField(max_length=20, blank=True)
    phone_me = models.BooleanField("please phone me", default=False)
    steps_done = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    eligibility = models.JSONField(
        null=True, help_text="Frozen at sending: answers, role, outcome and words."
    )

    # Sending and deciding.
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Staff who keyed it for a caller; empty where the person sent it.",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="owned_join_requests",
    )
    taken_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    question = models.TextField(blank=True, max_length=2000)
    asked_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answer_due_on = models.DateField(null=True)
    answer = models.TextField(blank=True, max_length=4000)
    answered_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decline_reason = models.CharField(max_length=30, choices=DeclineReason, blank=True)
    decision_note = models.TextField(blank=True, max_length=4000)
    reply_until = models.DateField(null=True)
    reply = models.TextField(blank=True, max_length=4000)
    replied_at = models.DateTimeField(null=True)
    first_decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(
        null=True, help_text="When it was withdrawn, or expired."
    )
    to_be_compared = models.BooleanField(
        default=False,
        help_text="Whether we still have to look for who may be the same person.",
    )
    double_of = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.SET_NULL,
        related_name="doubles",
        help_text="The request of the same person with which we went on.",
    )

    # Worked out from the events at each move, so that very many rows can be counted.
    late_on = models.DateField(
        null=True, help_text="The first day over the target, if nothing moves before."
    )
    days_taken = models.PositiveSmallIntegerField(
        null=True, help_text="Working days with us, up to the last move."
    )

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        permissions = [
            ("review_joinrequest", "Can see join requests and decide them"),
            ("manage_joinrequest", "Can reconsider, reopen and override"),
            ("export_joinrequest", "Can export join requests"),
        ]
        default_permissions = ()
        constraints = request_rules.CONSTRAINTS
        indexes = [
            models.Index(TURN, "submitted_at", "id", name="join_request_in_turn"),
            models.Index(
                "owner", TURN, "submitted_at", "id", name="join_request_of_owner"
            ),
            models.Index(
                TURN,
                "submitted_at",
                "id",
                name="join_request_nobodys",
                condition=Q(owner__isnull=True),
            ),
            models.Index(fields=["status", "submitted_at"], name="join_request_queue"),
            models.Index(fields=["email_key"], name="join_request_email"),
            models.Index(
                fields=["id"],
                name="join_request_to_be_compared",
                condition=Q(to_be_compared=True),
            ),
            # By these, open requests are found that may be one person's.
            *(
                models.Index(
                    fields=[column],
                    name=f"join_request_open_{name}",
                    condition=Q(status__in=OPEN),
                )
                for column, name in (
                    ("phone_e164", "phone"),
                    ("postcode", "postcode"),
                )
            ),
            models.Index(
                BARE_NUMBER,
                name="join_request_open_number",
                condition=Q(status__in=OPEN),
            ),
        ]
        triggers = request_rules.TRIGGERS

    def __str__(self) -> str:
        return self.reference or f"draft {self.uuid}"

    def get_absolute_url(self) -> str:
        return reverse("join_requests:case", args=[self.uuid])

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def greeting_name(self) -> str:
        return self.known_as or self.first_name

    @property
    def outcome(self) -> str:
        return (self.eligibility or {}).get("outcome", "")

    def public_label(self) -> str:
        """What the person who asked reads of its state."""
        day: date | None = {
            Status.INFORMATION_REQUESTED: self.answer_due_on,
            Status.DECLINED: self.reply_until,
        }.get(Status(self.status))
        if self.double_of_id is not None:
            return "Put together with another request of yours"
        words = Status(self.status).public_label
        if "{date}" not in words:
            return words
        if day is None:
            return words.partition(" (")[0]
        return words.format(date=day_in_words(day))
