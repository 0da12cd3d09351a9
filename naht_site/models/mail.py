from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper


class OutgoingMail(models.Model):
    """A mail to be sent once: written in the transaction of what it tells.

    It keeps a template and its parameters, never a text with a link in it; links are
    made when the mail is sent.
    """

    key = models.CharField(
        max_length=200,
        unique=True,
        help_text="What the mail tells, like join.<id>.approved: no mail goes twice.",
    )
    to = models.EmailField(max_length=254)
    template = models.CharField(max_length=80)
    params = models.JSONField(default=dict)
    secret = models.JSONField(
        null=True,
        help_text="What must not be kept, such as a code; gone once the mail is sent.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField()
    drop_at = models.DateTimeField(
        null=True, help_text="From then on the mail is of no use and is not sent."
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    last_error = models.CharField(
        max_length=80,
        blank=True,
        help_text="The kind of fault or the server's number, never its text.",
    )

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(failed_at=None),
                name="outgoing_mail_sent_or_failed",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(secret__isnull=True),
                name="outgoing_mail_sent_keeps_no_secret",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(sent_at=None, failed_at=None),
                name="outgoing_mail_due",
            ),
            # As `iexact` looks an address up.
            models.Index(Upper("to"), name="outgoing_mail_to"),
        ]

    def __str__(self) -> str:
        return self.key


class MailedLink(models.Model):
    """A link that we mail. Its token is made from this row and is never stored."""

    class Purpose(models.TextChoices):
        CONTINUE = "continue", "Go on with a request"
        CONFIRM = "confirm", "Confirm an address"
        TRACK = "track", "Follow a request"
        ANSWER = "answer", "Answer a question"
        REPLY = "reply", "Reply to a decision"
        ACTIVATE = "activate", "Set up an account"
        INVITE = "invite", "Set up a staff account"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    purpose = models.CharField(max_length=20, choices=Purpose)
    subject = models.UUIDField(help_text="What the link is about.")
    nonce = models.BinaryField(max_length=16)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["subject", "purpose"], name="mailed_link_subject")
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.uuid}"
