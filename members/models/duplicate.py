from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from members.enums import OPEN, SETTLE_FROM, DuplicateReason, Status

if TYPE_CHECKING:
    from members.models.join_request import JoinRequest
    from members.models.member import Member

# Another request holds up an approval while it is open or once it made a member.
COUNTS = (*OPEN, Status.APPROVED)


class PossibleDuplicateQuerySet(models.QuerySet["PossibleDuplicate"]):
    def about(self, join_request: models.Model) -> PossibleDuplicateQuerySet:
        """Those that a request is one side of, with both sides read along."""
        sides = Q(join_request=join_request) | Q(other_request=join_request)
        return self.filter(sides).select_related(
            "join_request", "other_request__membership__member", "member__user"
        )

    def holding_up(self, join_request: models.Model) -> PossibleDuplicateQuerySet:
        """Those that have to be settled before the request can be approved."""
        counts = (
            Q(member__isnull=False)
            | Q(join_request=join_request, other_request__status__in=COUNTS)
            | Q(other_request=join_request, join_request__status__in=COUNTS)
        )
        unsettled = self.about(join_request).filter(verdict="", score__gte=SETTLE_FROM)
        return unsettled.filter(counts)


class PossibleDuplicate(models.Model):
    """Two records that may be one person's: a request and another, or a member.

    Kept once it is settled: a pair that is not one person is never raised again. Of
    two requests, the one made later is `join_request`.
    """

    class Verdict(models.TextChoices):
        SAME = "same", "The same person"
        DIFFERENT = "different", "Different people"

    join_request = models.ForeignKey(
        "members.JoinRequest", on_delete=models.CASCADE, related_name="duplicates"
    )
    other_request = models.ForeignKey(
        "members.JoinRequest", null=True, on_delete=models.CASCADE, related_name="+"
    )
    member = models.ForeignKey(
        "members.Member", null=True, on_delete=models.CASCADE, related_name="+"
    )
    score = models.PositiveSmallIntegerField()
    reasons = ArrayField(models.CharField(max_length=30, choices=DuplicateReason))
    raised_at = models.DateTimeField(default=timezone.now)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    because = models.TextField(blank=True, max_length=2000)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PossibleDuplicateQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(other_request__isnull=False) ^ Q(member__isnull=False),
                name="duplicate_of_one_record",
            ),
            models.CheckConstraint(
                condition=Q(other_request__isnull=True)
                | Q(other_request__lt=F("join_request")),
                name="duplicate_later_request_first",
            ),
            models.UniqueConstraint(
                fields=["join_request", "other_request"],
                name="duplicate_once_a_pair_of_requests",
            ),
            models.UniqueConstraint(
                fields=["join_request", "member"], name="duplicate_once_a_member"
            ),
            models.CheckConstraint(
                condition=Q(verdict="", settled_at=None, settled_by=None)
                | Q(verdict__gt="", settled_at__isnull=False, settled_by__isnull=False),
                name="duplicate_settled_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(verdict="different") | Q(because__gt=""),
                name="duplicate_different_because",
            ),
        ]
        indexes = [models.Index(fields=["raised_at"], name="duplicate_raised")]

    def __str__(self) -> str:
        return f"{self.join_request} and {self.other_request or self.member}"

    @property
    def made_member(self) -> Member | None:
        """Who became a member by the earlier of two requests."""
        membership = getattr(self.other_request, "membership", None)
        return membership.member if membership else None

    @property
    def is_final(self) -> bool:
        """Whether the word on it has been acted on: one of two requests was closed."""
        of_requests = self.member is None and self.made_member is None
        return of_requests and self.verdict == self.Verdict.SAME

    def other_side(self, join_request: models.Model) -> JoinRequest | None:
        """The request on the other side; None where a member stands there."""
        if self.join_request_id == join_request.pk:
            return self.other_request
        return self.join_request

    def name_of_other(self, join_request: models.Model) -> str:
        """The other side's reference, or its member number as people read it out."""
        return str(self.other_side(join_request) or self.member)

    @property
    def reasons_in_words(self) -> list[str]:
        return [str(DuplicateReason(reason).label) for reason in self.reasons]
