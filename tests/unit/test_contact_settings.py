from __future__ import annotations

import pytest

from naht_site.models import ContactSettings


@pytest.mark.parametrize(
    "typed",
    ["0300 30 30 333", "+44 300 30 30 333", "+44 (0)300 3030333", "0044 300 30 30 333"],
)
def test_phone_number_is_called_the_same_however_it_was_typed(typed: str) -> None:
    assert ContactSettings(phone=typed).phone_href == "tel:+443003030333"
