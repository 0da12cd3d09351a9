from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from members.models.join_request import JoinRequest


class RequestWorkplace(models.Model):
    """A place where the person says that they work, in the words of that day.

    `school` is the entry of a national register that they chose; none where they typed
    the place in.
    """

    join_request = models.ForeignKey(
        JoinRequest, on_delete=models.CASCADE, related_name="workplaces"
    )
    position = models.PositiveSmallIntegerField(default=0)
    school = models.ForeignKey(
        "members.School",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    name = models.CharField(max_length=160)
    town = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["join_request", "position"], name="request_workplace_position"
            ),
            models.CheckConstraint(
                condition=Q(position__lt=5), name="request_workplace_at_most_five"
            ),
            models.CheckConstraint(
                condition=Q(town__gt="") | Q(postcode__gt=""),
                name="request_workplace_has_a_place",
            ),
        ]
        indexes = [
            models.Index(fields=["postcode"], name="request_workplace_postcode"),
            models.Index(Lower("name"), name="request_workplace_name"),
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.name, self.town, self.postcode) if part)
