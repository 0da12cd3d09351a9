from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import RevisionMixin

from members.enums import Nation, Outcome, RoleGroup, Treatment


class RoleQuerySet(models.QuerySet["Role"]):
    def offered(self) -> RoleQuerySet:
        """The roles that people may choose, in the order of the list."""
        return self.filter(retired=False).order_by("order", "pk")


class Role(models.Model):
    """A role that people choose. Its treatment is all that the rules read of it."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120, help_text="In England, and elsewhere.")
    name_wales = models.CharField(
        "name in Wales", max_length=120, blank=True, help_text="Only if it differs."
    )
    name_northern_ireland = models.CharField(
        "name in Northern Ireland",
        max_length=120,
        blank=True,
        help_text="Only if it differs.",
    )
    other_names = ArrayField(
        models.CharField(max_length=120),
        default=list,
        blank=True,
        help_text="What else people call it, with commas between.",
    )
    group = models.CharField(max_length=30, choices=RoleGroup)
    treatment = models.CharField(
        max_length=30,
        choices=Treatment,
        help_text="How the rules treat the role. Nothing else of it matters to them.",
    )
    order = models.PositiveIntegerField(default=100, help_text="Lower comes first.")
    retired = models.BooleanField(
        default=False, help_text="No longer offered; old requests keep it."
    )

    objects = RoleQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("name_wales"),
                FieldPanel("name_northern_ireland"),
                FieldPanel("other_names"),
            ],
            heading="Names",
        ),
        FieldPanel("treatment"),
        MultiFieldPanel(
            [FieldPanel("group"), FieldPanel("order"), FieldPanel("retired")],
            heading="In the list",
        ),
    ]

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(treatment__in=Treatment.values),
                name="role_treatment_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def name_in(self, nation: str) -> str:
        """What the role is called in that nation; the islands use England's names."""
        own = {
            Nation.WALES: self.name_wales,
            Nation.NORTHERN_IRELAND: self.name_northern_ireland,
        }
        return own.get(nation) or self.name


class OutcomeWording(RevisionMixin, models.Model):
    """What a person reads at an outcome. Staff edit it; its history is kept."""

    outcome = models.CharField(max_length=40, choices=Outcome, unique=True)
    heading = models.CharField(max_length=120)
    text = models.TextField(
        max_length=1200, help_text="Plain words; an empty line starts a paragraph."
    )

    panels = [FieldPanel("heading"), FieldPanel("text")]

    class Meta:
        ordering = ["outcome"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=Outcome.values),
                name="outcome_wording_is_of_an_outcome",
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()


class EligibilityTotal(models.Model):
    """How many checks ended so on a day (Europe/London). No person is in it."""

    day = models.DateField()
    nation = models.CharField(max_length=20, choices=Nation)
    role = models.ForeignKey(
        Role, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=40, choices=Outcome)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "nation", "role", "outcome"],
                nulls_distinct=False,
                name="eligibility_total_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.nation} {self.outcome}"
