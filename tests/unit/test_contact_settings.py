from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from naht_site.models import ContactSettings


@pytest.mark.parametrize(
    "typed",
    ["0300 30 30 333", "+44 300 30 30 333", "+44 (0)300 3030333", "0044 300 30 30 333"],
)
def test_phone_number_is_called_the_same_however_it_was_typed(typed: str) -> None:
    contact = ContactSettings(phone=typed)

    contact.clean()

    assert contact.phone_href == "tel:+443003030333"


@pytest.mark.parametrize("typed", ["", "ask us", "999", "0300 30 30 333 333 333"])
def test_phone_number_that_nobody_can_call_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        ContactSettings(phone=typed).clean()

    assert refused.value.message_dict == {
        "phone": ["Enter a phone number, such as 0300 30 30 333."]
    }
