from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.utils import timezone

from naht_site.management.demo.clock import days_ago

NOW = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "at", "moment"),
    [
        (1, "16:40", datetime(2026, 4, 1, 15, 40, tzinfo=UTC)),
        # Before the clocks went forward.
        (10, "16:40", datetime(2026, 3, 23, 16, 40, tzinfo=UTC)),
    ],
)
def test_days_ago_tells_everybody_that_moment_in_london(
    days: int, at: str, moment: datetime
) -> None:
    with time_machine.travel(NOW, tick=False), days_ago(days, at) as told:
        found = timezone.now()

    assert found == told == moment


def test_days_ago_gives_the_time_back_even_after_an_error() -> None:
    with time_machine.travel(NOW, tick=False):
        with pytest.raises(LookupError), days_ago(3):
            raise LookupError

        assert timezone.now() == NOW
