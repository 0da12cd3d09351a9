from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    ArrayField,
    DateTimeRangeField,
    RangeOperators,
)
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Func, Q

from members.enums import Nation


class Member(models.Model):
    """A person who is or was a member. What they are called and how to reach them."""

    number = models.CharField(
        max_length=8, unique=True, help_text="Seven digits and a check digit."
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="member",
    )
    first_name = models.CharField(max_length=100)
    last_name = models.CharField(max_length=100)
    known_as = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    phone_e164 = models.CharField(max_length=20, blank=True)
    contact_by = models.CharField(max_length=10, blank=True)
    address_line_1 = models.CharField(max_length=120, blank=True)
    address_line_2 = models.CharField(max_length=120, blank=True)
    town = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    nation = models.CharField(max_length=20, choices=Nation)
    role = models.ForeignKey(
        "members.Role", null=True, on_delete=models.PROTECT, related_name="+"
    )
    job_title = models.CharField(max_length=120, blank=True)
    workplaces = ArrayField(models.CharField(max_length=260), default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        permissions = [
            ("find_member", "Can find members and send activation links"),
            ("end_membership", "Can end a membership"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=r"^[0-9]{8}$"), name="member_number_is_digits"
            ),
        ]
        # By these, members are found who may be the person of a request.
        indexes = [
            models.Index(fields=["postcode"], name="member_postcode"),
            models.Index(fields=["phone_e164"], name="member_phone"),
            GinIndex(fields=["workplaces"], name="member_workplaces"),
        ]

    def __str__(self) -> str:
        return self.shown_number

    @property
    def shown_number(self) -> str:
        """The number as people read it out: 1000 0016."""
        return f"{self.number[:4]} {self.number[4:]}"

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, at: datetime) -> MembershipQuerySet:
        """Memberships that hold at that instant: started, and not ended by then."""
        return self.not_over(at).filter(starts__lte=at)

    def not_over(self, at: datetime) -> MembershipQuerySet:
        """Those that hold at that instant, or begin later: not ended, nor undone."""
        to_end = Q(ends__gt=at) & Q(ends__gt=F("starts"))
        return self.filter(Q(ends=None) | to_end)


class Membership(models.Model):
    """A period in which a person is a member."""

    class Category(models.TextChoices):
        MIDDLE_LEADER = "middle_leader", "Middle leader"

    member = models.ForeignKey(
        Member, on_delete=models.PROTECT, related_name="memberships"
    )
    category = models.CharField(
        max_length=30, choices=Category, default=Category.MIDDLE_LEADER
    )
    starts = models.DateTimeField()
    ends = models.DateTimeField(null=True, blank=True)
    join_request = models.OneToOneField(
        "members.JoinRequest",
        null=True,
        on_delete=models.PROTECT,
        related_name="membership",
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            # A wrong approval is ended from its start: an empty period.
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("starts")),
                name="membership_ends_after_it_starts",
            ),
            ExclusionConstraint(
                name="membership_one_at_a_time",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts"),
                            F("ends"),
                            function="tstzrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_category_display()} from {self.starts:%Y-%m-%d}"
