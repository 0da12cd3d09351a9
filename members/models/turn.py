"""Whose turn it is: the first thing by which join requests are put in order."""

from __future__ import annotations

from django.db.models import Case, IntegerChoices, SmallIntegerField, Value, When

from members.enums import WITH_US, Status


class Turn(IntegerChoices):
    ANSWERED = 0, "The person has answered"
    OURS = 1, "With us"
    THEIRS = 2, "With the person"
    NOBODYS = 3, "Closed"
    NOT_SENT = 4, "Not sent yet"


# The indexes hold this same expression: a list that is put in order by any other is
# sorted anew each time.
TURN = Case(
    When(
        # In alphabetical order, or the migrations take it for another expression.
        answered_at__isnull=False,
        status=Status.IN_REVIEW.value,
        then=Value(Turn.ANSWERED.value),
    ),
    When(status__in=tuple(each.value for each in WITH_US), then=Value(Turn.OURS.value)),
    When(status=Status.INFORMATION_REQUESTED.value, then=Value(Turn.THEIRS.value)),
    When(status=Status.DRAFT.value, then=Value(Turn.NOT_SENT.value)),
    default=Value(Turn.NOBODYS.value),
    output_field=SmallIntegerField(),
)
