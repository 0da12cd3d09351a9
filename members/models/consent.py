from __future__ import annotations

from django.db import models

from members.models.join_request import JoinRequest


class Consent(models.Model):
    """Something that the person agreed to, in the words of that version."""

    class Purpose(models.TextChoices):
        UNION_NEWS = "union_news", "Union news by e-mail"
        PARTNER_OFFERS = "partner_offers", "Partner offers by e-mail"
        ACCURATE = "accurate", "What I have said is right"
        RULES = "rules", "The rules of the union"
        PRIVACY = "privacy", "Keeping that I asked to join a union"

    join_request = models.ForeignKey(
        JoinRequest, on_delete=models.CASCADE, related_name="consents"
    )
    purpose = models.CharField(max_length=20, choices=Purpose)
    wording_version = models.CharField(max_length=20)
    given_at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["join_request", "purpose"], name="consent_once"
            ),
        ]

    def __str__(self) -> str:
        return self.get_purpose_display()
