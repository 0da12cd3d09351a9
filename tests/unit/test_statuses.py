from __future__ import annotations

from itertools import product

import pytest

from members.enums import ALLOWED_NEXT, Status

MOVES = {
    "draft": ["submitted"],
    "submitted": ["in_review", "withdrawn"],
    "in_review": ["information_requested", "approved", "declined", "withdrawn"],
    "information_requested": ["in_review", "expired", "withdrawn"],
    "approved": [],
    "declined": ["reconsidering", "in_review"],
    "reconsidering": ["approved", "declined", "withdrawn"],
    "withdrawn": ["in_review"],
    "expired": ["in_review"],
}


@pytest.mark.parametrize(("before", "after"), [*product(Status, Status)])
def test_status_may_become_only_what_the_table_says(
    before: Status, after: Status
) -> None:
    assert before.may_become(after) is (after.value in MOVES[before.value])


def test_every_status_has_its_moves_and_public_words() -> None:
    words = [status.public_label for status in Status]

    assert set(ALLOWED_NEXT) == set(Status)
    assert len(set(words)) == 9
    assert [word for word in words if "{date}" in word] == [
        "We need something from you by {date}",
        "Not accepted (you may reply until {date})",
    ]
